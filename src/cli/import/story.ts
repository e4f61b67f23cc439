import type { Feature } from 'geojson';
import type { MapSpec, SceneSpec, StorySpec } from '../../format/spec.ts';
import type { Found } from '../from/found.ts';
import { markdownFrom, wordsFrom } from '../from/html.ts';
import { slugOf, unique } from '../name.ts';
import type { Chapter, ForeignStory, Left, Picture } from './chapter.ts';

/** A story of another tool as one of Meetlint’s. */
export interface Imported {
  spec: StorySpec;
  features: Feature[];
  left: Left[];
  /** How many places of the map are the original’s. */
  places: number;
}

export interface Means {
  slug: string;
  /** Name in the story’s folder of a picture that is at hand; undefined where it is not. */
  pictureAt: (url: string) => string | undefined;
  /** Features of layers whose data are at hand, by the layer’s name. */
  layers: Record<string, Found[]>;
}

/** Turns chapters into scenes: what is the same in both tools is carried over, and everything else is told. */
export function storyFrom(foreign: ForeignStory, { slug, pictureAt, layers }: Means): Imported {
  const left = [...foreign.left];
  const taken = new Set<string>();
  const features: Feature[] = [];
  const groups = new Map<string, string>();
  for (const [layer, found] of Object.entries(layers)) {
    const group = unique(slugOf(layer, 'layer'), taken);
    groups.set(layer, group);
    found.forEach(({ geometry, name, date }, index) =>
      features.push({
        type: 'Feature',
        id: unique(slugOf(name, `${group}-${index + 1}`), taken),
        properties: { ...(name && { name }), kind: kindOf(geometry.type), group, ...(date && { date }) },
        geometry,
      }),
    );
  }

  const at: [number, number][] = [];
  const marks = foreign.chapters.map(({ marker }, index): string | undefined => {
    if (!marker) return undefined;
    at.push(marker.at);
    const name = wordsFrom(marker.name);
    const id = unique(slugOf(name, `place-${index + 1}`), taken);
    const geometry = { type: 'Point' as const, coordinates: marker.at };
    features.push({ type: 'Feature', id, properties: { ...(name && { name }), kind: 'place' }, geometry });
    return id;
  });
  const all = marks.flatMap((id) => id ?? []);
  const isLine = foreign.isConnected && new Set(at.map((position) => position.join())).size > 1;
  const line = isLine ? unique('line', taken) : undefined;
  if (line) {
    features.push({
      type: 'Feature',
      id: line,
      properties: { kind: 'route' },
      geometry: { type: 'LineString', coordinates: at },
    });
  }

  const ids = new Set<string>();
  const scenes = foreign.chapters.flatMap((chapter, index): SceneSpec[] => {
    const scene = sceneFrom(chapter, left, pictureAt);
    if (!scene) return [];
    const { image, ...words } = scene;
    const shown = Object.keys(chapter.layers).flatMap((layer) => groups.get(layer) ?? []);
    const mark = marks[index];
    const map = mapFrom(chapter, [...shown, ...(mark ? [mark] : [])], all, line);
    return [
      {
        id: unique(slugOf(wordsFrom(chapter.id), `scene-${index + 1}`), ids),
        ...words,
        ...(map && { map }),
        ...(image && { image }),
        sources: ['original'],
      },
    ];
  });
  const [first] = scenes;
  if (first && !first.map) {
    first.map = { center: [0, 20], zoom: 0 };
    left.push({ what: `Scene ${first.id}, the first, had no map: it shows the world.` });
  }
  left.push(...leftLayers(foreign, groups));

  const title = wordsFrom(foreign.title) || first?.heading || slug;
  const note = wordsFrom(foreign.sources);
  const description = wordsFrom(foreign.description);
  const byline = wordsFrom(foreign.byline).replace(/^by\s+/i, '');
  const spec: StorySpec = {
    $schema: '../story.schema.json',
    title: String(title),
    ...(description && { description }),
    locales: [foreign.locale],
    projection: foreign.projection,
    status: 'draft',
    ...(byline && { byline: [{ name: byline }] }),
    geo: [`${slug}.geojson`],
    sources: { original: { title: String(title), ...(note && { note }) } },
    scenes,
  };
  return { spec, features, left, places: all.length };
}

/** Undefined, and told, where there are no words for a card. */
function sceneFrom(
  { place, heading: written, text, date, images, id }: Chapter,
  left: Left[],
  pictureAt: Means['pictureAt'],
): Omit<SceneSpec, 'id' | 'sources'> | undefined {
  const title = wordsFrom(written);
  const whole = markdownFrom(text);
  const { markdown, headings, embedded, links } =
    title === '' && whole.headings.length > 0 ? markdownFrom(text, { withoutFirstHeading: true }) : whole;
  const heading = title || headings[0] || inWords(id);
  const named = `"${heading || id}"`;
  if (markdown === '' && heading === '') {
    left.push({ place, what: `The chapter ${named} has no words, and no scene.` });
    return undefined;
  }
  if (title === '' && headings.length === 0)
    left.push({ place, what: `Scene ${named} had no heading: it is made of its id.` });
  if (markdown === '') left.push({ place, what: `Scene ${named} had no text: its heading stands in for it.` });
  left.push(
    ...links.map((what) => ({ place, what: `Scene ${named}: ${what} leads to no web page; its words are kept.` })),
  );

  const pictures = [...images, ...embedded.map((each): Picture => ({ ...each, caption: '', credit: '' }))];
  let image: SceneSpec['image'];
  const linked: string[] = [];
  for (const picture of pictures) {
    const file = isPicture(picture) && !image ? pictureAt(picture.url) : undefined;
    const [alt, caption, credit] = [picture.alt, wordsFrom(picture.caption), wordsFrom(picture.credit)];
    if (file !== undefined) {
      image = { file, ...(alt && { alt }), ...(caption && { caption }), ...(credit && { credit }) };
      continue;
    }
    const said = [alt, caption, credit && `credit: ${credit}`].filter(Boolean).join('; ');
    if (!isPicture(picture) && said !== '' && /^https?:\/\/./i.test(picture.url) && URL.canParse(picture.url)) {
      linked.push(`<p><a href="${inHtml(picture.url)}">${inHtml(caption || alt || credit)}</a></p>`);
      left.push({
        place,
        what: `Scene ${named}: ${picture.what} ${picture.url} (${said}) became a link below the text.`,
      });
      continue;
    }
    const why = isPicture(picture)
      ? image
        ? 'a scene has one image'
        : 'not at hand: put it into the story’s folder and name it as "image"'
      : 'a card holds no such thing; a link to it can stand in the text';
    left.push({ place, what: `Scene ${named}: ${picture.what} ${picture.url}${said ? ` (${said})` : ''}: ${why}.` });
  }
  const body = [
    markdown || markdownFrom(inHtml(heading)).markdown,
    ...linked.map((link) => markdownFrom(link).markdown),
  ];
  return { ...(date && { date }), heading, text: body.join('\n\n'), ...(image && { image }) };
}

function inHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function isPicture({ what, url }: Picture): boolean {
  return (
    what === 'img' || what === 'picture' || (what === 'media' && /\.(jpe?g|png|gif|webp|avif|tiff?)([?#]|$)/i.test(url))
  );
}

function mapFrom({ camera }: Chapter, show: string[], all: string[], line: string | undefined): MapSpec | undefined {
  if (camera === undefined) return undefined;
  if (camera === 'all') {
    if (all.length === 0) return undefined;
    return { fit: all, show: line ? [line] : all };
  }
  const { center, zoom, bearing, pitch } = camera;
  return {
    center,
    zoom,
    ...(bearing !== 0 && { bearing }),
    ...(pitch !== 0 && { pitch }),
    ...(show.length > 0 && { show }),
  };
}

/** Layers whose data are not at hand, with the chapters in which they were to be seen, and opacities in between. */
function leftLayers({ chapters }: ForeignStory, groups: Map<string, string>): Left[] {
  const shown = new Map<string, string[]>();
  for (const { id, layers } of chapters) {
    for (const [layer, opacity] of Object.entries(layers)) {
      if (groups.has(layer) && opacity === 1) continue;
      shown.set(layer, [...(shown.get(layer) ?? []), `${id} ${opacity}`]);
    }
  }
  return [...shown].map(([layer, where]) => {
    const why = groups.has(layer)
      ? 'shown whole: nothing here is half to be seen'
      : `its data are not in the file; with them, --layer "${layer}=FILE.geojson" carries it over`;
    return { what: `Layer "${layer}" (opacity in ${where.join(', ')}): ${why}.` };
  });
}

function kindOf(type: Found['geometry']['type']): string {
  return type.endsWith('Point') ? 'place' : type.endsWith('LineString') ? 'route' : 'area';
}

function inWords(id: string): string {
  const words = wordsFrom(id).replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
