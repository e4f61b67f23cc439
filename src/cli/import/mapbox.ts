import { formatValue, type JsonPath, type ToldProblem } from '../../format/problem.ts';
import { valueAt } from '../../format/schema-walk.ts';
import type { Camera, Chapter, ForeignStory, Left } from './chapter.ts';
import { readScript } from './script.ts';

/** Why what a configuration says is not carried over; for other keys there is nothing that does the same. */
const reasons: Record<string, string> = {
  style: 'the map is Meetlint’s own; a style at a web address of its own can be named as "basemap"',
  accessToken: 'none is needed',
  theme: 'light or dark is the reader’s choice; a story may name a "theme" of story/themes/',
  markerColor: 'colours are the theme’s',
  use3dTerrain: 'the map is flat',
  inset: 'there is no inset map',
  insetPosition: 'there is no inset map',
  auto: 'the reader scrolls',
  alignment: 'where the card stands follows from the width of the screen',
  mapAnimation: 'the camera follows the scroll',
  rotateAnimation: 'the camera follows the scroll',
  callback: 'no code of a story is run',
  duration: 'layers come and go with the scroll',
  speed: 'the camera follows the scroll',
  curve: 'the camera follows the scroll',
};

/** Reads the config.js of Mapbox’s storytelling template as data. */
export function readMapbox(text: string, file: string, locale: string): ForeignStory | { problems: ToldProblem[] } {
  const read = readScript(text, file, 'chapters');
  if ('problem' in read) return { problems: [read.problem] };
  const { value: config, placeOf, unread } = read;
  const left: Left[] = unread.map(({ path, text: code, place }) => ({
    place,
    what: `${path}: \`${shortened(code)}\` would have to be run to be known.`,
  }));
  const at = (...path: JsonPath) => valueAt(config, path);
  const written = at('chapters');
  if (!Array.isArray(written) || written.length === 0) {
    const remedy = 'Write chapters: [{ id: "…", title: "…", description: "…", location: { center: […], zoom: … } }].';
    const message = 'must be a list of chapters';
    return {
      problems: [
        { severity: 'error', rule: 'empty', file, ...placeOf(['chapters']), path: 'chapters', message, remedy },
      ],
    };
  }
  const told = new Map<string, { values: Set<string>; left: Left }>();
  const leave = (object: unknown, carried: readonly string[], path: JsonPath) => {
    if (typeof object !== 'object' || object === null) return;
    for (const [key, value] of Object.entries(object)) {
      if (carried.includes(key) || isNothing(value)) continue;
      const shown = key === 'accessToken' ? '' : formatValue(value, 80);
      const before = told.get(key);
      if (before) before.values.add(shown);
      else told.set(key, { values: new Set([shown]), left: { place: placeOf([...path, key]), what: key } });
    }
  };
  leave(config, ['chapters', 'title', 'subtitle', 'byline', 'footer', 'showMarkers', 'projection'], []);

  const opacities: Record<string, number> = {};
  const chapters = written.flatMap((_, index): Chapter[] => {
    const path: JsonPath = ['chapters', index];
    const chapter = (key: string) => at(...path, key);
    const place = placeOf(path);
    leave(
      at(...path),
      ['id', 'title', 'description', 'content', 'image', 'location', 'hidden', 'onChapterEnter', 'onChapterExit'],
      path,
    );
    leave(chapter('location'), ['center', 'zoom', 'bearing', 'pitch'], [...path, 'location']);
    applied(chapter('onChapterEnter'), opacities);
    const layers = Object.fromEntries(Object.entries(opacities).filter(([, opacity]) => opacity > 0));
    applied(chapter('onChapterExit'), opacities);
    const id = textOf(chapter('id'));
    if (chapter('hidden') === true) {
      left.push({ place, what: `The chapter "${id}" is hidden: it only moved the map, and has no scene.` });
      return [];
    }
    const camera = cameraOf(chapter('location'), left, `The chapter "${id}"`, placeOf([...path, 'location']));
    const url = textOf(chapter('image'));
    return [
      {
        place,
        id,
        heading: textOf(chapter('title')),
        text: textOf(chapter('description')) || textOf(chapter('content')),
        date: '',
        camera,
        marker: config.showMarkers === true && camera ? { name: '', at: camera.center } : undefined,
        images: url === '' ? [] : [{ what: 'img', url, alt: '', caption: '', credit: '' }],
        layers,
      },
    ];
  });
  for (const [key, { values, left: each }] of told) {
    const shown = [...values].filter((value) => value !== '').join(', ');
    left.push({
      ...each,
      what: `${key}${shown === '' ? '' : ` (${shown})`}: ${reasons[key] ?? 'nothing here does the same'}.`,
    });
  }
  return {
    tool: 'the Mapbox storytelling template',
    title: textOf(config.title),
    description: textOf(config.subtitle),
    byline: textOf(config.byline),
    sources: textOf(config.footer),
    locale,
    projection:
      config.projection === 'globe' || valueAt(config.projection, ['name']) === 'globe' ? 'globe' : 'mercator',
    chapters,
    isConnected: false,
    left,
  };
}

/** Sets layers to the opacities that a list of `{ layer, opacity }` names. */
function applied(list: unknown, opacities: Record<string, number>): void {
  if (!Array.isArray(list)) return;
  for (const change of list) {
    const [layer, opacity] = [valueAt(change, ['layer']), valueAt(change, ['opacity'])];
    if (typeof layer === 'string' && layer !== '' && typeof opacity === 'number') opacities[layer] = opacity;
  }
}

/** A camera of MapLibre’s kind; undefined, and told, where it has no place on the map. */
export function cameraOf(location: unknown, left: Left[], who: string, place: Chapter['place']): Camera | undefined {
  const center = valueAt(location, ['center']);
  const number = (...path: JsonPath) => {
    const value = valueAt(location, path);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  };
  const isPair = Array.isArray(center);
  const longitude = isPair ? number('center', 0) : (number('center', 'lng') ?? number('center', 'lon'));
  const latitude = isPair ? number('center', 1) : number('center', 'lat');
  const isOnMap =
    longitude !== undefined &&
    latitude !== undefined &&
    longitude >= -180 &&
    longitude <= 360 &&
    Math.abs(latitude) <= 90;
  if (!isOnMap) {
    left.push({
      place,
      what: `${who} has no place on the map (${formatValue(center ?? null)}): it keeps the map of the scene before.`,
    });
    return undefined;
  }
  const [zoom, pitch, bearing] = [number('zoom') ?? 0, number('pitch') ?? 0, number('bearing') ?? 0];
  const kept = { zoom: Math.min(18, Math.max(-2, zoom)), pitch: Math.min(60, Math.max(0, pitch)) };
  if (kept.zoom !== zoom) left.push({ place, what: `${who}: zoom ${zoom} became ${kept.zoom}.` });
  if (kept.pitch !== pitch) left.push({ place, what: `${who}: pitch ${pitch} became ${kept.pitch}.` });
  return { center: [longitude, latitude], ...kept, bearing: ((bearing % 360) + 360) % 360 };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

function shortened(code: string): string {
  const line = code.replace(/\s+/g, ' ').replaceAll('`', '’');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
