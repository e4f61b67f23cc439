import {
  geoIdentity,
  geoProjection as projectionOf,
  geoTransform,
  type GeoProjection,
  type GeoStreamWrapper,
} from 'd3-geo';
import { geoSatellite } from 'd3-geo-projection';
import type { Camera, LonLat, Point, ProjectionName } from './camera.ts';
import { globeRadius, worldSize } from './distance.ts';
import type { BreakpointName } from './frame.ts';
import { maxLatitude } from './mercator.ts';
import { frameView, type View } from './projector.ts';

/**
 * What d3's `geoPath` needs to draw GeoJSON in frame pixels, exactly where {@link frameProjector} puts each vertex.
 *
 * On the globe, edges are great circles, and what is beyond the horizon is clipped. On Mercator, edges are straight,
 * as MapLibre draws them; the world is cut opposite the camera's centre and shown once. Polygons must be wound as d3
 * wants them: clockwise, the other way round than RFC 7946.
 *
 * @param extent [[left, top], [right, bottom]] in frame pixels: what lies beyond is clipped away.
 */
export function geoProjection(
  projection: ProjectionName,
  camera: Camera,
  breakpoint: BreakpointName,
  extent?: [Point, Point],
): GeoStreamWrapper {
  const view = frameView(projection, camera, breakpoint);
  if (projection === 'globe') return clipped(globe(view), extent);
  const flat = mercator(view);
  return camera.pitch === 0 ? clipped(flat.translate(view.center), extent) : tipped(flat, view, extent);
}

const radians = Math.PI / 180;

/**
 * d3's satellite hangs above its own nadir and looks away from it by a tilt. MapLibre's camera is named by the point it
 * looks at: the nadir lies behind that point, against the bearing.
 */
function globe(view: View): GeoProjection {
  const { camera, center, distance } = view;
  const height = distance / globeRadius(camera);
  const pitch = camera.pitch * radians;
  const [eyeX, eyeY] = [height * Math.sin(pitch), 1 + height * Math.cos(pitch)];
  const back = Math.atan2(eyeX, eyeY);
  const eye = Math.hypot(eyeX, eyeY);
  const tilt = pitch - back;
  const horizon = Math.acos(1 / eye);
  // The near horizon is behind the eye: d3 would draw it upside down above the far one.
  if (tilt + Math.PI / 2 - horizon > 85 * radians) return lowOverGlobe(view, height, horizon - back);
  const nadir = behind(camera, back);
  const scale = distance / ((eye - 1) * Math.cos(tilt));
  // d3 leaves the nadir of an untilted view at the origin, whatever the tilt: the axis is (eye − 1)·sin(tilt) above.
  const axis = (eye - 1) * Math.sin(tilt) * scale;
  return geoSatellite()
    .distance(eye)
    .tilt(tilt / radians)
    .rotate([-nadir.at[0], -nadir.at[1], nadir.bearing])
    .scale(scale)
    .translate([center[0], center[1] + axis])
    .clipAngle(horizon / radians - 1e-6)
    .precision(0.3);
}

/**
 * Pitched and so near that the horizon surrounds the eye (from about zoom 9): a circle around the point that is looked
 * at is drawn, as large as neither horizon nor eye are reached; the frame is a small part of it.
 */
function lowOverGlobe({ camera, center, distance }: View, height: number, horizon: number): GeoProjection {
  const sin = Math.sin(camera.pitch * radians);
  const cos = Math.cos(camera.pitch * radians);
  const raw = (lambda: number, phi: number): [number, number] => {
    const up = Math.sin(phi);
    const sunk = Math.cos(phi) * Math.cos(lambda) - 1;
    const depth = height + up * sin - sunk * cos;
    return [(distance * Math.cos(phi) * Math.sin(lambda)) / depth, (distance * (up * cos + sunk * sin)) / depth];
  };
  const reach = Math.min(horizon, Math.asin(Math.min(1, (0.9 * height) / sin)));
  return projectionOf(raw)
    .rotate([-camera.center[0], -camera.center[1], camera.bearing])
    .scale(1)
    .translate(center)
    .clipAngle(reach / radians)
    .precision(0.3);
}

/** The point `arc` radians behind the camera's centre, and the bearing from there to the centre. */
function behind(camera: Camera, arc: number): { at: LonLat; bearing: number } {
  const [longitude, latitude] = camera.center;
  const phi = latitude * radians;
  const azimuth = (camera.bearing + 180) * radians;
  const sinPhi = Math.sin(phi) * Math.cos(arc) + Math.cos(phi) * Math.sin(arc) * Math.cos(azimuth);
  const east = Math.sin(azimuth) * Math.cos(phi);
  const deltaLambda = Math.atan2(east * Math.sin(arc), Math.cos(arc) - Math.sin(phi) * sinPhi);
  // The course kept on beyond the point; the centre lies the other way.
  const north = Math.cos(azimuth) * Math.cos(phi) * Math.cos(arc) - Math.sin(phi) * Math.sin(arc);
  return {
    at: [longitude + deltaLambda / radians, Math.asin(Math.max(-1, Math.min(1, sinPhi))) / radians],
    bearing: Math.atan2(-east, -north) / radians,
  };
}

/** Not d3's own `geoMercator`: it clips to an upright square, which cuts off the corners of a turned world. */
function mercator({ camera }: View): GeoProjection {
  const edge = maxLatitude * radians;
  const raw = (lambda: number, phi: number): [number, number] => [
    lambda,
    Math.log(Math.tan(Math.PI / 4 + Math.max(-edge, Math.min(edge, phi)) / 2)),
  ];
  return projectionOf(raw)
    .rotate([-camera.center[0], 0])
    .center([0, camera.center[1]])
    .angle(camera.bearing)
    .scale(worldSize(camera.zoom) / (2 * Math.PI))
    .translate([0, 0])
    .precision(0);
}

/** Far enough for any frame, and within what d3's clipping can count. */
const far = 1e8;

/** Perspective keeps straight lines straight, so the flat map can be tipped vertex by vertex, once cut off before the eye. */
function tipped(flat: GeoProjection, { camera, center, distance }: View, extent?: [Point, Point]): GeoStreamWrapper {
  const sin = Math.sin(camera.pitch * radians);
  const cos = Math.cos(camera.pitch * radians);
  const nearest = (0.9 * distance) / sin;
  flat.clipExtent([
    [-far, -far],
    [far, Math.min(far, nearest)],
  ]);
  const tip = geoTransform({
    point(x, y) {
      const shrink = distance / (distance - y * sin);
      this.stream.point(center[0] + x * shrink, center[1] + y * cos * shrink);
    },
  });
  const last = extent ? geoIdentity().clipExtent(extent) : undefined;
  return { stream: (output) => flat.stream(tip.stream(last ? last.stream(output) : output)) };
}

function clipped(projection: GeoProjection, extent?: [Point, Point]): GeoProjection {
  return extent ? projection.clipExtent(extent) : projection;
}
