import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CompiledStory, KnownPlace } from '../compile/compiled.ts';
import { compileStory, themeFile, wordsFile, type FrameMemory, type StoryInput } from '../compile/index.ts';
import { directionOf, toSvg, paint } from '../drawing/index.ts';
import { englishWords, type Problem, type Theme, type Words } from '../format/index.ts';
import { groundView, frameExtent, viewsOf, tiers, type GroundTheme, type Tier } from '../ground/index.ts';
import { breakpointNames, breakpoints, type BreakpointName, type Viewport } from '../projection/index.ts';
import { mapStateAt, type Stop } from '../timeline/index.ts';
import type * as Rendering from '../reader/render.ts';
import { datesOf } from '../reader/dates.ts';
import { languageName } from '../reader/languages.ts';
import { packed, unpacked } from '../reader/packed.ts';
import { rebase } from '../reader/rebase.ts';
import { glanceOf, openingKey, type PageStory, type StoryFiles } from '../reader/site.ts';
import type { DeskPage } from '../reader/told.ts';
import { modelOf, still, stillDocument, toldOnce, type Model } from '../still/index.ts';
import { card, cover } from './card.ts';
import { htmlDocument, type Assets } from './document.ts';
import { readHouse, type SiteEmblem, type SiteHouse } from './house.ts';
import { outlined } from './outlined.ts';
import { loadTypefaces } from './picture.ts';
import { toPng } from './raster.ts';
import { tilesOf } from './media.ts';
import { oembed } from './oembed.ts';
import { photograph, pictureHtml, type Photograph } from './photograph.ts';
import { readStory } from './read.ts';
import { previewDocument, shareDocument } from './sharePage.ts';
import { storyCut, type GrowingCut, type StoryCut } from './storyCut.ts';
import { svgCss } from './themeCss.ts';

/** The files of one story, by path below the site's root; each is made when it is asked for. */
export type SiteFiles = Map<string, () => Promise<string | Uint8Array> | string | Uint8Array>;

/** The ground of a stop as SVG, in the frame of a breakpoint. */
export type GroundStill = (
  stop: Stop,
  breakpoint: BreakpointName,
  options?: {
    detail?: 'full' | 'glance';
    /** In numbers that those of other breakpoints beside it in a page share. */
    shared?: boolean;
    theme?: GroundTheme<number | string>;
  },
) => string;

/** What `reader/render.ts` exports; Svelte's server renderer, bundled by Vite. */
export type Renderer = Pick<typeof Rendering, 'renderStory' | 'figuresOf'>;

export interface StorySite {
  slug: string;
  stories: CompiledStory[];
  /** What is known of what they show, by locale. */
  places: Record<string, KnownPlace[]>;
  problems: Problem[];
  /** Text of each file that a problem may stand in, to quote from. */
  texts: Record<string, string>;
  files: SiteFiles;
  /** For pages that are open while the story is edited, by locale; each made when it is asked for. */
  pages: Record<string, () => DeskPage>;
  /** Undefined where there are no stories. */
  ground?: GroundStill;
  theme?: Theme;
  /** What its pages say of themselves, by locale. */
  words: Record<string, Words>;
  house: SiteHouse;
}

export type PageAssets = Record<'story' | 'embed' | 'share', Assets>;

export interface SiteTools {
  renderer: Renderer;
  /** Of each kind of page, in a theme. */
  assets: (theme: Theme) => PageAssets;
  /** Where the site will stand, with a slash at its end; undefined where that is not known. */
  address?: string | undefined;
}

/** A viewport in each breakpoint. Which one does not matter: the drawing is painted in the frame. */
export const typicalViewport: Record<BreakpointName, Viewport> = {
  phone: { width: 390, height: 844 },
  tablet: { width: 820, height: 1180 },
  wide: { width: 1440, height: 900 },
  low: { width: 844, height: 390 },
};

/** A story that is being edited: what was framed is remembered, and so is its part of the basemap. */
export interface Draft {
  memory: FrameMemory;
  cut: GrowingCut;
  /** Breakpoints at which it is seen; all when absent. */
  seenAt?: readonly BreakpointName[];
}

/** Reads and compiles one story, and says which files it makes. With problems of severity error it makes none. */
export async function storySite(
  root: string,
  slug: string,
  tools: () => Promise<SiteTools>,
  draft?: Draft,
): Promise<StorySite> {
  const input: StoryInput = { ...(await readStory(root, slug)), ...draft };
  const { stories, download, known, theme, words = {}, problems } = compileStory(input);
  const { house, ...own } = await readHouse(root);
  const texts: Record<string, string> = { [input.file]: input.text, ...own.texts };
  for (const [name, text] of Object.entries(input.geo)) if (text !== undefined) texts[`geo/${name}`] = text;
  for (const [name, text] of Object.entries(input.themes ?? {})) texts[themeFile(name)] = text;
  for (const [name, text] of Object.entries(input.words ?? {})) texts[wordsFile(name)] = text;
  const places = Object.fromEntries(stories.map(({ locale }) => [locale, known?.(locale) ?? []]));
  const site: StorySite = {
    slug,
    stories,
    places,
    problems: [...problems, ...own.problems],
    texts,
    files: new Map(own.files),
    pages: {},
    words,
    house,
  };
  const first = stories[0];
  if (!first || !theme) return site;
  site.theme = theme;

  const cameraAt = (position: number, breakpoint: BreakpointName) =>
    mapStateAt(first.timeline, position, typicalViewport[breakpoint]).frame;
  const directions = [...new Set(first.locales.map(directionOf))];
  const { projection, opening = first.timeline.stops[0]! } = first.timeline;
  const viewOf = ({ camera, breakpoint, extent }: Omit<Model, 'serves'>) =>
    groundView(projection, camera, breakpoint, extent);
  const modelFor = (stop: Stop, breakpoint: BreakpointName) =>
    modelOf(projection, stop.cameras, breakpoint, directions);
  const firsts = () => breakpointNames.map((breakpoint) => viewOf(modelFor(opening, breakpoint)));
  const all = () => [...viewsOf(first.timeline, cameraAt, directions), ...firsts()];
  const resting = () =>
    mapsOf(first).flatMap(({ stop }) =>
      breakpointNames.map((breakpoint) =>
        viewOf({ camera: stop.cameras[breakpoint], breakpoint, extent: frameExtent(breakpoint, directions) }),
      ),
    );
  const { tiers: basemaps } = input.basemap;
  const { borders } = first.ground;
  const cutOf = ({ seenAt, cut }: Draft) =>
    // What is shown at once is shown on the ground that there is; whether it will do takes a while to say.
    (seenAt && cut.latest) || cut.covering(basemaps, borders, [...resting(), ...firsts()], all);
  const cut = draft ? cutOf(draft) : storyCut(basemaps, borders, all());
  for (const tier of tiers)
    if (cut.has(tier)) site.files.set(`${slug}/ground/${tier}.json`, () => JSON.stringify(cut.basemap(tier)));

  if (download) site.files.set(`${slug}/data.geojson`, () => JSON.stringify(download()));

  const tiles = tilesOf(first);
  if (tiles !== undefined) site.files.set(`${slug}/${tiles}`, () => readFile(join(root, 'story', slug, tiles)));

  const photographs = new Map<string, Photograph>();
  for (const { image } of first.scenes) {
    if (!image || photographs.has(image.file)) continue;
    const cache = join(root, 'node_modules', '.cache', 'meetlint', 'images');
    const made = await photograph(join(root, 'story', slug, image.file), image, cache);
    photographs.set(image.file, made);
    for (const { path, make } of made.renditions) site.files.set(`${slug}/${path}`, make);
  }
  const photographsIn = (story: CompiledStory, base: string) =>
    Object.fromEntries(
      story.scenes.flatMap(({ id, image }) => {
        const made = image && photographs.get(image.file);
        return made ? [[id, pictureHtml(image, made, base)]] : [];
      }),
    );

  const maps = mapsOf(first);
  const paintGround: GroundStill = (stop, breakpoint, { shared, ...options } = {}) => {
    const camera = stop.cameras[breakpoint];
    const model = shared ? modelFor(stop, breakpoint) : undefined;
    const view = viewOf(model ?? { camera, breakpoint, extent: frameExtent(breakpoint, directions) });
    return still(cut.ground(view.tier), first.ground, {
      projection,
      camera,
      breakpoint,
      stop,
      directions,
      ...(model && { model }),
      ...options,
    });
  };
  // The stills, and the pictures and pages of every language, show the same grounds.
  const painted = new Map<string, string>();
  const groundStill: GroundStill = (stop, breakpoint, options) => {
    const key = JSON.stringify([breakpoint, options, stop.ground, stop.cameras]);
    const ground = painted.get(key) ?? paintGround(stop, breakpoint, options);
    painted.set(key, ground);
    return ground;
  };
  site.ground = groundStill;
  const drawn = (story: CompiledStory, position: number, breakpoint: BreakpointName) => {
    const state = mapStateAt(story.timeline, position, typicalViewport[breakpoint]);
    const { projection } = story.timeline;
    return paint(story.drawing, state, { projection, locale: story.locale, units: story.units });
  };

  for (const { key, stop } of maps) {
    for (const breakpoint of breakpointNames) {
      const path = `${slug}/stills/${key}-${breakpoint}.svg`;
      const stillFile = (detail: 'full' | 'glance') => () =>
        stillDocument(groundStill(stop, breakpoint, { detail }), breakpoint, {
          area: 'extent',
          stylesheet: svgCss(theme),
        });
      site.files.set(path, stillFile('full'));
      site.files.set(glanceOf(path), stillFile('glance'));
    }
  }

  for (const story of stories) {
    const { locale } = story;
    for (const { key, stop, position } of maps) {
      for (const breakpoint of breakpointNames) {
        // An image has none of its page's fonts: its texts are shapes.
        site.files.set(`${slug}/${locale}/pictures/${key}-${breakpoint}.svg`, async () => {
          const { sans } = await loadTypefaces();
          const drawing = toSvg(outlined(drawn(story, position, breakpoint), sans));
          return stillDocument(groundStill(stop, breakpoint) + drawing, breakpoint, { stylesheet: svgCss(theme) });
        });
      }
    }
    const carded = async () => ({ ground: groundStill, theme, house: house.name, typefaces: await loadTypefaces() });
    site.files.set(`${slug}/${locale}/card.png`, async () => toPng(card(story, await carded())));
    site.files.set(`${slug}/${locale}/cover.svg`, async () => cover(story, await carded()));
    let made: PageStory | undefined;
    const page = () => (made ??= unpacked(packed(inFewDigits(pageOf(story, filesOf(story, cut, house))))));
    const known = places[locale] ?? [];
    site.pages[locale] = () => ({ ...page(), photographs: photographsIn(story, `/${slug}/`), places: known });
    site.files.set(`${slug}/${locale}/story.json`, async () => {
      const { renderer } = await tools();
      return JSON.stringify(packed({ ...page(), figures: renderer.figuresOf(page()) }));
    });

    const firstPictures = () => {
      const grounds = breakpointNames.map((name) => groundStill(opening, name, { detail: 'glance', shared: true }));
      const told = toldOnce(grounds, 'first.ground');
      return Object.fromEntries(
        breakpointNames.map((name, index) => {
          const { width, height } = breakpoints[name].frame;
          return [
            name,
            `<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMidYMid meet">${told[index]}<g class="drawn">${toSvg(drawn(story, 0, name))}</g></svg>`,
          ];
        }),
      ) as Record<BreakpointName, string>;
    };

    const html = async (base: string, embed: boolean) => {
      const { renderer, assets, address } = await tools();
      const based = rebase({ ...page(), embed }, base);
      return htmlDocument(based, {
        base,
        body: renderer.renderStory(based, firstPictures(), photographsIn(story, base), known),
        assets: assets(theme)[embed ? 'embed' : 'story'],
        theme,
        house,
        address,
      });
    };
    site.files.set(`${slug}/${locale}/index.html`, () => html('../', false));
    site.files.set(`${slug}/${locale}/embed.html`, () => html('../', true));
    const share = async (document: typeof shareDocument) => {
      const { assets, address } = await tools();
      const { share: said } = words[locale] ?? englishWords;
      return document(story, { assets: assets(theme).share, theme, words: said, house, address });
    };
    site.files.set(`${slug}/${locale}/share.html`, () => share(shareDocument));
    site.files.set(`${slug}/${locale}/preview.html`, () => share(previewDocument));
    site.files.set(`${slug}/${locale}/oembed.json`, async () =>
      JSON.stringify(oembed(story, house, (await tools()).address)),
    );
    if (story === first) {
      site.files.set(`${slug}/index.html`, () => html('', false));
      site.files.set(`${slug}/embed.html`, () => html('', true));
    }
  }
  return site;
}

function pageOf(story: CompiledStory, files: StoryFiles): PageStory {
  const languages = Object.fromEntries(story.locales.map((tag) => [tag, languageName(tag)]));
  return { story, files, dates: datesOf(story), figures: {}, languages, embed: false };
}

/** A hundred-thousandth of a degree or of a zoom level cannot be seen; every page downloads these numbers. */
function inFewDigits(page: PageStory): PageStory {
  const short = (_: string, value: unknown) => (typeof value === 'number' ? Math.round(value * 1e5) / 1e5 : value);
  return JSON.parse(JSON.stringify(page, short)) as PageStory;
}

/** Every map that a story shows, with where on the timeline it rests. */
function mapsOf(story: CompiledStory): { key: string; stop: Stop; position: number }[] {
  const { opening, stops } = story.timeline;
  const maps = story.scenes.flatMap((scene, i) =>
    scene.map === i && stops[i] ? [{ key: scene.id, stop: stops[i], position: i + 0.5 }] : [],
  );
  return opening ? [{ key: openingKey, stop: opening, position: 0 }, ...maps] : maps;
}

/** Addresses relative to the story's folder. */
function filesOf(story: CompiledStory, { has, version }: StoryCut, { name, logo, icon }: SiteHouse): StoryFiles {
  const pictures = (folder: string) =>
    Object.fromEntries(
      mapsOf(story).map(({ key }) => [
        key,
        Object.fromEntries(breakpointNames.map((name) => [name, `${folder}/${key}-${name}.svg`])) as Record<
          BreakpointName,
          string
        >,
      ]),
    );
  const emblemOf = ({ path, width, height }: SiteEmblem) => ({ src: `../${path}`, width, height });
  const ground = (tier: Tier) => (has(tier) ? `ground/${tier}.json${version && `?${version}`}` : null);
  return {
    ground: { globe: ground('globe'), region: ground('region'), close: ground('close') },
    stills: pictures('stills'),
    pictures: pictures(`${story.locale}/pictures`),
    locales: Object.fromEntries(story.locales.map((locale) => [locale, `${locale}/`])),
    extents: Object.fromEntries(
      breakpointNames.map((name) => [name, frameExtent(name, story.locales.map(directionOf))]),
    ) as StoryFiles['extents'],
    geojson: 'data.geojson',
    home: '../',
    house: { name, ...(logo && { logo: emblemOf(logo), ...(icon && { icon: emblemOf(icon) }) }) },
  };
}
