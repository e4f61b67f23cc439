import { localePattern } from '../../format/spec.ts';
import { parseJson } from '../../format/json.ts';
import { formatPath, formatValue, type JsonPath, type ToldProblem } from '../../format/problem.ts';
import { valueAt } from '../../format/schema-walk.ts';
import { dateFrom } from '../../format/date.ts';
import type { Chapter, ForeignStory, Left } from './chapter.ts';
import { cameraOf } from './mapbox.ts';

const carried = {
  slide: ['type', 'date', 'text', 'location', 'media'],
  text: ['headline', 'text'],
  location: ['lat', 'lon', 'zoom', 'name', 'line'],
  media: ['url', 'caption', 'credit'],
};

/** Reads the JSON of StoryMapJS, with its slides under "storymap" or at the top. */
export function readStoryMap(
  text: string,
  file: string,
  locale: string | undefined,
): ForeignStory | { problems: ToldProblem[] } {
  const json = parseJson(text, file);
  const broken = json.problems.filter(({ severity, rule }) => severity === 'error' && rule !== 'duplicate-key');
  if (broken.length > 0) return { problems: broken };
  const root: JsonPath = valueAt(json.value, ['storymap', 'slides']) === undefined ? [] : ['storymap'];
  const at = (...path: JsonPath) => valueAt(json.value, path);
  const refuse = (rule: string, path: JsonPath, message: string, remedy: string) => ({
    problems: [
      { severity: 'error' as const, rule, file, ...json.locate(path), path: formatPath(path), message, remedy },
    ],
  });
  const slides = at(...root, 'slides');
  if (!Array.isArray(slides) || slides.length === 0) {
    return refuse(
      'missing-key',
      root,
      'must have slides',
      'Give the JSON of a StoryMapJS: { "storymap": { "slides": [ … ] } }.',
    );
  }
  if (at(...root, 'map_type') === 'zoomify') {
    const remedy = 'It cannot be imported; its texts can be copied by hand.';
    return refuse(
      'not-a-map',
      [...root, 'map_type'],
      'must be a map: the places of this story lie in a picture',
      remedy,
    );
  }

  const left: Left[] = [];
  const leave = (path: JsonPath, keys: readonly string[]) => {
    const object = at(...path);
    if (typeof object !== 'object' || object === null) return;
    for (const [key, value] of Object.entries(object)) {
      if (keys.includes(key) || isNothing(value)) continue;
      left.push({
        place: json.locate([...path, key]),
        what: `${formatPath([...path, key])} (${formatValue(value, 80)}): nothing here does the same.`,
      });
    }
  };
  if (root.length > 0) leave([], ['storymap', 'width', 'height']);
  leave(root, ['slides', 'language', 'width', 'height']);

  const text_ = (...path: JsonPath) => {
    const value = at(...path);
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  };
  const chapters = slides.map((_, index): Chapter => {
    const path: JsonPath = [...root, 'slides', index];
    const place = json.locate(path);
    leave(path, carried.slide);
    for (const key of ['text', 'location', 'media'] as const) leave([...path, key], carried[key]);
    const heading = text_(...path, 'text', 'headline');
    const [lat, lon, zoom] = ['lat', 'lon', 'zoom'].map((key) => Number(text_(...path, 'location', key) || NaN));
    const isOverview = text_(...path, 'type') === 'overview';
    const hasPlace = Number.isFinite(lat) && Number.isFinite(lon);
    // Leaflet counts zoom levels by tiles of 256 pixels.
    const location = { center: [lon, lat], zoom: (Number.isFinite(zoom) ? (zoom ?? 0) : 10) - 1 };
    const camera = hasPlace && !isOverview ? cameraOf(location, left, `The slide "${heading}"`, place) : undefined;
    if (!hasPlace && !isOverview)
      left.push({ place, what: `The slide "${heading}" has no place: it keeps the map of the scene before.` });
    const written = text_(...path, 'date');
    const date = dateFrom(written);
    if (date === undefined && written !== '')
      left.push({ place, what: `The date ${formatValue(written)} is none that a scene can have.` });
    const url = text_(...path, 'media', 'url');
    return {
      place,
      id: heading,
      heading,
      text: text_(...path, 'text', 'text'),
      date: date ?? '',
      camera: isOverview ? 'all' : camera,
      marker: camera && { name: text_(...path, 'location', 'name'), at: camera.center },
      images:
        url === ''
          ? []
          : [
              {
                what: 'media',
                url,
                alt: '',
                caption: text_(...path, 'media', 'caption'),
                credit: text_(...path, 'media', 'credit'),
              },
            ],
      layers: {},
    };
  });
  const overview = chapters.find(({ camera }) => camera === 'all') ?? chapters[0];
  const language = text_(...root, 'language');
  return {
    tool: 'StoryMapJS',
    title: overview?.heading ?? '',
    description: '',
    byline: '',
    sources: text_(...root, 'attribution'),
    locale: locale ?? (localePattern.test(language) ? language : 'en'),
    projection: 'mercator',
    chapters,
    isConnected: slides.some((slide) => valueAt(slide, ['location', 'line']) === true),
    left,
  };
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === false || value === '';
}
