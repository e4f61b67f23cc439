import { kmPerMile, roundBelow } from '../../drawing/index.ts';
import { globeRadius, type Camera } from '../../projection/index.ts';

const earthRadius = 6371.0088;

/** A scale bar that holds at the camera's centre. */
export interface Scale {
  /** What it stands for: 1, 2 or 5 × 10ⁿ of the reader's unit, in kilometres. */
  km: number;
  /** Its length. */
  pixels: number;
}

/** The longest scale bar of at most so many pixels. */
export function scaleOf(camera: Pick<Camera, 'center' | 'zoom'>, longest: number, units: 'km' | 'mi'): Scale {
  const kmPerPixel = earthRadius / globeRadius(camera);
  const unit = units === 'mi' ? kmPerMile : 1;
  const km = roundBelow((longest * kmPerPixel) / unit) * unit;
  return { km, pixels: km / kmPerPixel };
}
