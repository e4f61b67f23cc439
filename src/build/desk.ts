import { FrameMemory } from '../compile/index.ts';
import { formatProblem } from '../format/index.ts';
import type { BreakpointName } from '../projection/index.ts';
import type { DeskPage, Look, Told } from '../reader/told.ts';
import { GrowingCut } from './storyCut.ts';
import { storySite, type SiteTools, type StorySite } from './site.ts';

/** A story while it is being edited. */
interface Draft {
  memory: FrameMemory;
  cut: GrowingCut;
  /** As it was last saved. */
  latest: Promise<StorySite>;
  /** As it was when it last had no mistakes. */
  good?: StorySite;
}

/** The stories that a designer has open: each is compiled when first asked for, and again as its files are saved. */
export class Desk {
  readonly #drafts = new Map<string, Draft>();
  readonly #root: string;
  readonly #tools: () => Promise<SiteTools>;

  constructor(root: string, tools: () => Promise<SiteTools>) {
    this.#root = root;
    this.#tools = tools;
  }

  /** The last good state of a story; one with problems and without pages where there has been none. */
  async site(slug: string): Promise<StorySite> {
    const draft = this.#draft(slug);
    const latest = await draft.latest;
    return draft.good ?? latest;
  }

  /** What is wrong with a story as it was last saved. */
  async problems(slug: string): Promise<Told> {
    return told(await this.#draft(slug).latest, true);
  }

  /**
   * Compiles a story anew, and says what its open pages are to show: first only as they are seen, then, after a check at
   * all viewports, whole. With mistakes, it is the last good state that they are to show.
   */
  async saved(slug: string, looks: readonly Look[], tell: (told: Told) => void): Promise<void> {
    const draft = this.#draft(slug);
    const locales = [...new Set(looks.map(({ locale }) => locale))];
    const seenAt = [...new Set(looks.map(({ breakpoint }) => breakpoint))];
    const compile = async () => {
      draft.memory.begin();
      const first = looks.length > 0 ? await this.#compile(slug, draft, seenAt) : undefined;
      if (first) tell({ ...told(first, false), ...(isGood(first) && { pages: pagesOf(first, locales) }) });
      const site = await this.#whole(slug, draft);
      const shown = isGood(site) || (first && isGood(first)) ? draft.good : undefined;
      tell({ ...told(site, true), ...(shown && { pages: pagesOf(shown, locales) }) });
      return site;
    };
    draft.latest = draft.latest.catch(() => undefined).then(compile);
    await draft.latest;
  }

  /**
   * Compiles anew the stories that are open, after a change of what all are made with, and forgets the others. Returns
   * what is told of those that now have mistakes: they keep their last good state.
   */
  async anew(open: ReadonlySet<string>): Promise<Told[]> {
    const broken: Told[] = [];
    for (const [slug, draft] of [...this.#drafts]) {
      if (!open.has(slug)) {
        this.#drafts.delete(slug);
        continue;
      }
      draft.memory = new FrameMemory();
      draft.latest = draft.latest.catch(() => undefined).then(() => this.#whole(slug, draft));
      const site = await draft.latest;
      if (!isGood(site)) broken.push(told(site, true));
    }
    return broken;
  }

  /** Those of the stories in hand to which a change of some files matters. */
  async touched(files: readonly Changed[]): Promise<string[]> {
    const slugs: string[] = [];
    for (const [slug, { latest }] of this.#drafts) {
      const text = (await latest.catch(() => undefined))?.texts[`story/${slug}/story.json`] ?? '';
      const matters = ({ path, isThere, isNew }: Changed) =>
        path === `story/${slug}/story.json` ||
        (path.startsWith('geo/') && (isNew || !isThere || text.includes(path.slice('geo/'.length)))) ||
        // A photograph.
        (path.startsWith(`story/${slug}/`) && text.includes(path.slice(`story/${slug}/`.length)));
      if (files.some(matters)) slugs.push(slug);
    }
    return slugs;
  }

  /** Forgets a story that is gone. */
  forget(slug: string): void {
    this.#drafts.delete(slug);
  }

  #draft(slug: string): Draft {
    const known = this.#drafts.get(slug);
    if (known) return known;
    const draft = { memory: new FrameMemory(), cut: new GrowingCut() } as Draft;
    draft.latest = this.#whole(slug, draft);
    this.#drafts.set(slug, draft);
    return draft;
  }

  async #whole(slug: string, draft: Draft): Promise<StorySite> {
    const site = await this.#compile(slug, draft);
    if (isGood(site)) draft.good = site;
    return site;
  }

  #compile(slug: string, { memory, cut }: Draft, seenAt?: readonly BreakpointName[]): Promise<StorySite> {
    return storySite(this.#root, slug, this.#tools, { memory, cut, ...(seenAt && { seenAt }) });
  }
}

/** A file below `story/` or `geo/`, by its path in the project, after a change. */
export interface Changed {
  path: string;
  isThere: boolean;
  isNew: boolean;
}

export function isGood({ problems }: StorySite): boolean {
  return problems.every(({ severity }) => severity !== 'error');
}

function told({ slug, theme, problems, texts }: StorySite, checked: boolean): Told {
  const of = (severity: 'error' | 'warning') =>
    problems.filter((each) => each.severity === severity).map((each) => formatProblem(each, texts[each.file]));
  return { slug, checked, ...(theme && { theme: theme.name }), errors: of('error'), warnings: of('warning') };
}

function pagesOf(site: StorySite, locales: readonly string[]): Record<string, DeskPage> {
  return Object.fromEntries(
    locales.flatMap((locale) => {
      const page = site.pages[locale]?.();
      return page ? [[locale, page] as const] : [];
    }),
  );
}
