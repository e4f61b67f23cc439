import type { GeoFeature } from '../format/index.ts';
import type { LonLat } from '../projection/index.ts';
import { fitted, taken } from './camera.ts';
import type { Files, Line } from './asks.ts';
import {
  figuresWith,
  mapShown,
  moved,
  newPlace,
  sheetOf,
  type Figure,
  type SceneSheet,
  type Sheet,
  type Wish,
} from './sheet.ts';
import { sightOf, type Sight } from './sight.ts';

/** A point in somebody's hand. */
export interface Held {
  feature: GeoFeature;
  at: LonLat;
}

/** What the studio knows and does. The components read it; nothing is written but by its wishes. */
export class Studio {
  readonly locale: string;
  readonly #line: Line;

  #files: Files | undefined = $state.raw();
  /** Id of the scene in which the page is. */
  at = $state('');
  /** What the page shows; made anew whenever the map moves. */
  sight: Sight | undefined = $state.raw();
  held: Held | undefined = $state.raw();
  /** The map is in the designer's hands, as it is in an exploring reader's. */
  exploring = $state(false);
  /** What came of the last wish, in words. */
  said = $state('');
  isFault = $state(false);
  /** What can be taken back, and done again, in words. */
  undo: string | undefined = $state();
  redo: string | undefined = $state();
  /** What is held is being written to its file. */
  #laid = false;
  /** A view has been taken over: the story goes on with it as soon as the page has it. */
  #taken = false;
  #turn = Promise.resolve();

  /** Undefined while the story's files cannot be read. */
  readonly sheet: Sheet | undefined = $derived.by(() => this.#files && sheetOf(this.#files, this.locale));

  readonly index: number = $derived(this.sheet?.scenes.findIndex(({ id }) => id === this.at) ?? -1);
  readonly scene: SceneSheet | undefined = $derived(this.sheet?.scenes[this.index]);
  /** The scene whose map is seen: this one, or one before whose map it holds. */
  readonly shown: SceneSheet | undefined = $derived(this.sheet && mapShown(this.sheet, this.index));
  /** The points that are shown, which can be taken in hand. */
  readonly points: GeoFeature[] = $derived.by(() => {
    const refs = this.shown?.map?.show ?? [];
    return (this.sheet?.features ?? []).filter(
      ({ id, groups, geometry }) =>
        geometry.type === 'Point' && (refs.includes(id) || groups.some((group) => refs.includes(group))),
    );
  });
  /** The distances that what is held has a part in, as they would be. */
  readonly figures: Figure[] = $derived(
    this.sheet && this.held ? figuresWith(this.sheet, this.held.feature.id, this.held.at) : [],
  );

  constructor(line: Line, locale: string) {
    this.#line = line;
    this.locale = locale;
  }

  /** Follows the page and the files until the undo, which is returned. */
  follow(): () => void {
    const look = () => {
      this.at = document.documentElement.dataset['scene'] ?? '';
      this.exploring = 'exploring' in document.documentElement.dataset;
      this.sight = this.sheet && sightOf(this.sheet.projection, this.locale);
    };
    const read = () =>
      void this.#line.files().then((files) => {
        this.#files = files;
        look();
      });
    read();
    const watched = new MutationObserver(look);
    const attributeFilter = ['data-camera', 'data-scene', 'data-exploring'];
    watched.observe(document.documentElement, { subtree: true, attributeFilter });
    addEventListener('resize', look);
    addEventListener('scroll', look, { passive: true });
    const unheard = this.#line.onSaved(({ checked, errors }) => {
      read();
      if (!checked || !this.#taken) return;
      this.#taken = false;
      // With mistakes the page shows what was before: the view would be lost.
      if (errors.length === 0 && this.exploring) this.explore();
    });
    return () => {
      watched.disconnect();
      removeEventListener('resize', look);
      removeEventListener('scroll', look);
      unheard();
    };
  }

  /**
   * Writes what is wished of the sheet, once all that was wished before has been written. Resolves to what
   * came of it.
   */
  wish(of: (sheet: Sheet) => Wish | undefined): Promise<'written' | 'refused' | 'as wished'> {
    const done = this.#turn.then(async () => {
      const { sheet } = this;
      const wish = sheet && of(sheet);
      if (!this.#files || !wish?.edits.some(({ changes }) => changes.length > 0)) return 'as wished';
      const { story, geo } = this.#files;
      const seen = (file: string) => (file === story.file ? story.text : (geo[file] ?? ''));
      const edits = wish.edits.map((edit) => ({ ...edit, seen: seen(edit.file) }));
      await this.#send({ type: 'edit', edits, what: wish.what });
      return this.isFault ? 'refused' : 'written';
    });
    this.#turn = done.then(() => undefined);
    return done;
  }

  step(type: 'undo' | 'redo'): Promise<void> {
    return (this.#turn = this.#turn.then(() => this.#send({ type })));
  }

  /** Takes the map in hand, as readers do, or gives it back to the story. */
  explore(): void {
    const button = document.querySelector<HTMLElement>('[data-explore]');
    button?.click();
    this.isFault = !button;
    if (!button) this.said = 'There is no live map on this page: its still maps cannot be moved.';
  }

  /** Makes what is seen the scene's camera. */
  async take(): Promise<void> {
    const { index, sight } = this;
    if (!sight) return;
    this.#taken = true;
    const end = await this.wish((sheet) => {
      const scene = sheet.scenes[index];
      return scene?.map && taken(sheet, scene, sight.view);
    });
    if (end === 'written') return;
    this.#taken = false;
    if (end === 'as wished' && this.exploring) this.explore();
  }

  /** Leaves the camera to what the scene shows. */
  async fit(): Promise<void> {
    const { index } = this;
    await this.wish((sheet) => {
      const scene = sheet.scenes[index];
      return scene && fitted(sheet, scene);
    });
  }

  /** Puts a new place into the middle of the map. */
  async found(name: string): Promise<void> {
    const { index, sight } = this;
    const at = sight?.middle();
    if (!sight || !at) return;
    await this.wish((sheet) => {
      const scene = sheet.scenes[index];
      return scene && newPlace(sheet, scene, name, at, sight.degreesPerPixel);
    });
  }

  /** Takes a point in hand, or carries it on. */
  hold(feature: GeoFeature, at: LonLat): void {
    if (!this.#laid) this.held = { feature, at };
  }

  /** Lays down what is held, where it is. */
  async lay(): Promise<void> {
    const { held, sight } = this;
    if (!held || !sight || this.#laid) return;
    this.#laid = true;
    const { feature, at } = held;
    await this.wish(({ features }) => {
      const now = features.find(({ id }) => id === feature.id);
      return now && moved(now, at, sight.degreesPerPixel);
    });
    this.drop();
  }

  /** Puts it back to where it is in its file. */
  drop(): void {
    this.held = undefined;
    this.#laid = false;
  }

  async #send(ask: Parameters<Line['send']>[0]): Promise<void> {
    const outcome = await this.#line.send(ask);
    this.isFault = 'fault' in outcome;
    if ('fault' in outcome) {
      this.said = outcome.fault;
      return;
    }
    const { done, texts } = outcome;
    ({ undo: this.undo, redo: this.redo } = outcome);
    this.said = done;
    // The page follows when the story has been compiled.
    if (this.#files) this.#files = withTexts(this.#files, texts);
  }
}

function withTexts({ story, geo }: Files, texts: Record<string, string>): Files {
  return { story: { ...story, text: texts[story.file] ?? story.text }, geo: { ...geo, ...texts } };
}
