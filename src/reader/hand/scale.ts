import { globeRadius, type Camera } from '../../projection/index.ts';

const earthRadius = 6371.0088;
const kmPerMile = 1.609344;

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
  const most = (longest * kmPerPixel) / unit;
  const ten = 10 ** Math.floor(Math.log10(most));
  const count = ([5, 2, 1].find((each) => each * ten <= most) ?? 1) * ten;
  return { km: count * unit, pixels: (count * unit) / kmPerPixel };
}
