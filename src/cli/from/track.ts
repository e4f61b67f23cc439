import { gpx, kml } from '@tmcw/togeojson';
import type { Element } from '@xmldom/xmldom';
import type { Feature, Geometry } from 'geojson';
import { dateFrom } from '../../format/date.ts';
import { formatValue, type ToldProblem } from '../../format/problem.ts';
import type { GeoGeometry } from '../../format/index.ts';
import { geometryProblems, noPlace, tidied, type Found, type FoundFile } from './found.ts';
import { markdownFrom } from './html.ts';
import { elements, placeOf, readXml } from './xml.ts';

/** Reads KML: its placemarks, each in the group of its folder. */
export function foundInKml(text: string, file: string): FoundFile {
  const read = readXml(text, file);
  if ('problem' in read) return { features: [], problems: [read.problem], notes: [] };
  const { features } = kml(read.document);
  const placemarks = elements(read.root, 'Placemark');
  const written = features.filter(({ properties }) => properties?.['@geometry-type'] !== 'groundoverlay');
  const overlays = elements(read.root, 'GroundOverlay', 'NetworkLink', 'PhotoOverlay', 'ScreenOverlay');
  const notes = overlays.map((element) => left(file, element, `<${element.tagName}>`));
  return titled(
    nameWithin(read.root, 'Document'),
    file,
    written.map((feature, index) => ({
      feature,
      element: placemarks[index] ?? read.root,
      group: folderOf(placemarks[index]),
    })),
    notes,
  );
}

/** Reads GPX: its tracks, routes and waypoints. */
export function foundInGpx(text: string, file: string): FoundFile {
  const read = readXml(text, file);
  if ('problem' in read) return { features: [], problems: [read.problem], notes: [] };
  // togeojson passes over points that have no position.
  const problems = elements(read.root, 'wpt', 'trkpt', 'rtept').flatMap((point) => positionProblems(point, file));
  if (problems.length > 0) return { features: [], problems, notes: [] };
  const short = (line: Element, point: string) => elements(line, point).length < 2;
  const tracks = elements(read.root, 'trk').filter((each) => !short(each, 'trkpt'));
  const routes = elements(read.root, 'rte').filter((each) => !short(each, 'rtept'));
  const points = elements(read.root, 'wpt');
  const notes = [...elements(read.root, 'trk'), ...elements(read.root, 'rte')]
    .filter((each) => !tracks.includes(each) && !routes.includes(each))
    .map((each) => left(file, each, `a <${each.tagName}> of fewer than two points`));
  const order = { trk: [...tracks], rte: [...routes], wpt: [...points] };
  return titled(
    nameWithin(read.root, 'metadata'),
    file,
    gpx(read.document).features.map((feature) => {
      const type = String(feature.properties?._gpxType ?? 'wpt') as keyof typeof order;
      return { feature, element: order[type]?.shift() ?? read.root, group: '' };
    }),
    notes,
  );
}

/** The `<name>` that stands right within the first element of a tag: not that of a folder or a placemark. */
function nameWithin(root: Element, tag: string): string {
  const [element] = elements(root, tag);
  const name = [...(element?.childNodes ?? [])].find((node) => (node as Element).localName === 'name');
  return (name?.textContent ?? '').trim();
}

/** Programs that save a file often write its own name into it. */
function titled(title: string, ...read: Parameters<typeof finished>): FoundFile {
  const isFile = title === '' || /\.(kml|kmz|gpx)$/i.test(title);
  return { ...finished(...read), ...(!isFile && { title }) };
}

interface Converted {
  feature: Feature<Geometry | null>;
  element: Element;
  group: string;
}

function finished(file: string, converted: Converted[], notes: string[]): FoundFile {
  const told: ToldProblem[] = [];
  const features = converted.flatMap(({ feature, element, group }): Found[] => {
    const place = placeOf(element);
    const { geometry, properties } = feature;
    if (!geometry) {
      notes.push(left(file, element, 'a placemark without a place'));
      return [];
    }
    const date = dateOf(properties ?? {});
    if (date === undefined) notes.push(`${file}:${place.line}: its date was not understood.`);
    const about = textOf(properties?.description ?? properties?.desc);
    notes.push(...about.left.map((what) => `${file}:${place.line}: ${what} was left out.`));
    return parts(geometry).flatMap((part): Found[] => {
      const problems = geometryProblems(part, file, () => place);
      told.push(...problems);
      if (problems.length > 0) return [];
      return [
        {
          place,
          geometry: tidied(part as GeoGeometry),
          name: String(properties?.name ?? '').trim(),
          group: group || String(properties?.type ?? '').trim(),
          date: date ?? '',
          text: about.markdown,
        },
      ];
    });
  });
  if (features.length === 0 && told.length === 0) {
    told.push(noPlace(file, 'Give a file with a placemark, waypoint, track or route.'));
  }
  return { features, problems: told, notes };
}

function parts(geometry: Geometry): Geometry[] {
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(parts) : [geometry];
}

/** Empty where there is none, undefined where it was not understood. */
function dateOf(properties: Record<string, unknown>): string | undefined {
  const span = properties.timespan as { begin?: string; end?: string } | undefined;
  const times = (properties.coordinateProperties as { times?: unknown[] } | undefined)?.times?.flat();
  const written = properties.timestamp ?? properties.time ?? times?.[0];
  if (span?.begin && span.end) {
    const [begin, end] = [dateFrom(span.begin), dateFrom(span.end)];
    return begin && end ? dateFrom(`${begin}/${end}`) : undefined;
  }
  const text = String(span?.begin ?? span?.end ?? written ?? '');
  return text === '' ? '' : dateFrom(text);
}

function textOf(description: unknown): { markdown: string; left: string[] } {
  const html = (description as { value?: unknown } | undefined)?.value;
  if (typeof html === 'string') {
    const { markdown, embedded, links } = markdownFrom(html);
    return { markdown, left: [...embedded.map(({ what, url }) => `${what} ${url}`), ...links] };
  }
  return { markdown: typeof description === 'string' ? markdownFrom(description).markdown : '', left: [] };
}

/** The name of the folder that a placemark lies in. */
function folderOf(placemark: Element | undefined): string {
  for (
    let above = placemark?.parentNode as Element | null | undefined;
    above;
    above = above.parentNode as Element | null
  ) {
    if (above.localName !== 'Folder') continue;
    const name = [...above.childNodes].find((child) => (child as Element).localName === 'name');
    return name?.textContent?.trim() ?? '';
  }
  return '';
}

function left(file: string, element: Element, what: string): string {
  return `${file}:${placeOf(element).line}: ${what} was left out.`;
}

function positionProblems(point: Element, file: string): ToldProblem[] {
  return (['lat', 'lon'] as const).flatMap((key): ToldProblem[] => {
    const written = point.getAttribute(key);
    const degrees = written === null || written.trim() === '' ? NaN : Number(written);
    if (Math.abs(degrees) <= (key === 'lat' ? 90 : 180)) return [];
    return [
      {
        severity: 'error',
        rule: written === null ? 'missing-key' : 'out-of-range',
        file,
        ...placeOf(point),
        path: `${point.tagName}/@${key}`,
        message: `must be a ${key === 'lat' ? 'latitude in degrees, -90 … 90' : 'longitude in degrees, -180 … 180'}`,
        ...(written === null ? {} : { value: formatValue(written) }),
        remedy: 'Write lat="50.4501" lon="30.5234", for example.',
      },
    ];
  });
}
