import { PNG } from 'pngjs';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { filler, hostOfTests } from '../embed/host.ts';
import { resizers } from '../embed/resizers.ts';
import { coloursOf } from '../support/colours.ts';
import { engines, until, type EngineOptions, type Tab } from '../support/engines.ts';
import { inkIn, labelsInPage, type LabelBox } from '../support/ink.ts';
import { drawingInPage, open, restInPage } from '../support/page.ts';

/*
 * The story in the browsers of other makers, where these are installed: what phones have is for a good part WebKit.
 */
const site = inject('site');
const story = `${site}union-state/en/`;
const phone = { width: 480, height: 844 };
const desktop = { width: 1440, height: 900 };
const host = hostOfTests();

/** What a browser shows of a scene. */
interface Shown {
  scene: string;
  drawing: string;
  labels: LabelBox[];
  picture: Buffer;
}

type Size = typeof phone;
type Watched = Pick<Tab, 'run' | 'screenshot'>;

const scenesInPage = () => [...document.querySelectorAll('[data-scene-id]')].map(({ id }) => id);
const mapInPage = (map: string) => document.documentElement.dataset['map'] === map;
const sceneInPage = (scene: string) => document.documentElement.dataset['scene'] === scene;

/** Scrolls to each scene's rest, waits until the drawing is the same for half a second, and says what is shown. */
async function eachScene(tab: Watched, map: 'live' | 'still'): Promise<Shown[]> {
  await until(tab, mapInPage, map);
  const shown: Shown[] = [];
  for (const scene of await tab.run(scenesInPage)) {
    await tab.run((y) => scrollTo(0, y), await tab.run(restInPage, scene));
    await until(tab, sceneInPage, scene);
    let drawing = '';
    for (let last; drawing !== last;) {
      last = drawing;
      await tab.run(() => new Promise<void>((resolve) => setTimeout(resolve, 500)));
      drawing = await tab.run(drawingInPage);
    }
    // After a leap the still serves until the map has caught up.
    await until(tab, mapInPage, map);
    shown.push({ scene, drawing, labels: await tab.run(labelsInPage), picture: await tab.screenshot() });
  }
  return shown;
}

const inChromium = new Map<Size, Shown[]>();

/** What Chromium shows, asked for once. */
async function chromiumShows(size: Size): Promise<Shown[]> {
  let shown = inChromium.get(size);
  if (!shown) {
    const { page, close } = await open(story, size);
    onTestFinished(close);
    const run = page.evaluate.bind(page) as Tab['run'];
    shown = await eachScene({ run, screenshot: () => page.screenshot() }, 'live');
    inChromium.set(size, shown);
  }
  return shown;
}

interface Host {
  ready?: boolean;
  scenes: string[];
}

for (const engine of engines) {
  describe.skipIf(engine.missing.length > 0)(`in ${engine.name}`, () => {
    /** Opens an address in a tab that is closed after the test. */
    const openTab = async (url: string, options: EngineOptions) => {
      const tab = await engine.open(options);
      onTestFinished(() => tab.close());
      await tab.go(url);
      return tab;
    };

    test.for([phone, desktop])(
      'each scene is drawn word for word as in Chromium, its names as black, at $width × $height',
      async (size) => {
        const tab = await openTab(story, size);
        expect(await tab.run(() => [innerWidth, innerHeight])).toEqual([size.width, size.height]);
        const [theirs, ours] = await Promise.all([eachScene(tab, 'live'), chromiumShows(size)]);
        expect(theirs).toHaveLength(12);
        for (const [index, { scene, drawing, labels, picture }] of theirs.entries()) {
          const chromium = ours[index]!;
          expect(drawing, scene).toBe(chromium.drawing);
          const [there, here] = [PNG.sync.read(picture), PNG.sync.read(chromium.picture)];
          for (const [at, label] of labels.entries()) {
            // Each smoothes letters in its own way, to 0.8 – 1.5 of Chromium's ink; where halos bite, 0.6 is left.
            const share = inkIn(there, label) / inkIn(here, chromium.labels[at]!);
            expect(share, `${scene}: ${label.name}`).toBeGreaterThan(0.72);
          }
        }
        expect(await tab.complaints()).toEqual([]);
      },
    );

    test('stills serve, scene by scene, where it has no WebGL', async () => {
      const tab = await openTab(story, { ...phone, webgl: false });
      await until(tab, () => document.querySelector('svg.drawing > *') !== null);
      const scenes = await eachScene(tab, 'still');
      expect(scenes).toHaveLength(12);
      for (const { scene, picture } of scenes) expect(coloursOf(picture), scene).toBeGreaterThan(12);
      const complaints = await tab.complaints();
      expect(complaints).toHaveLength(1);
      expect(complaints[0]).toMatch(/the live map is not available/);
    });

    test('a host’s reader scrolls through all scenes of a story in its page, in order', async () => {
      const loader = `<script>
        window.scenes = [];
        addEventListener('meetlint:ready', () => (window.ready = true));
        addEventListener('meetlint:scene', ({ detail }) => window.scenes.push(detail.scene));
      </script><script async src="${site}embed.js"></script>`;
      const element = `<meetlint-story src="${story}"></meetlint-story>`;
      const tab = await openTab(host.page(filler + element + filler + loader), phone);
      await until(tab, () => (window as unknown as Host).ready);
      const step = () => {
        const before = scrollY;
        scrollBy(0, 300);
        return new Promise<boolean>((resolve) => setTimeout(() => resolve(scrollY > before), 150));
      };
      while (await tab.run(step));
      await until(tab, () => new Set((window as unknown as Host).scenes).size === 12);
      const scenes = await tab.run(() => (window as unknown as Host).scenes);
      expect(scenes).toEqual([...new Set(scenes)]);
      expect(await tab.complaints()).toEqual([]);
    });

    test('a frame whose host makes it as high as it asks is a whole story', async () => {
      const tab = await openTab(host.page(resizers['Datawrapper']!(`${story}embed.html`)), phone);
      await until(tab, () => document.querySelector('iframe')!.offsetHeight > 5000);
      expect(coloursOf(await tab.screenshot())).toBeGreaterThan(12);
      expect(await tab.complaints()).toEqual([]);
    });
  });
}
