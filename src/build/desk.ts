import { FrameMemory } from '../compile/index.ts';
import { formatProblem } from '../format/index.ts';
import type { PageStory } from '../reader/site.ts';
import type { Told } from '../reader/told.ts';
import { storySite, type SiteTools, type StorySite } from './site.ts';

/** A story while it is being edited. */
interface Draft {
  memory: FrameMemory;
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
    return told(await this.#draft(slug).latest);
  }

  /** Compiles a story anew, and says what its open pages are to show. */
  async saved(slug: string, at: number): Promise<Told> {
    const draft = this.#draft(slug);
    const started = performance.now();
    draft.latest = draft.latest.catch(() => undefined).then(() => this.#compile(slug, draft));
    const site = await draft.latest;
    if (!isGood(site)) return { ...told(site), saved: at };
    const pages: Record<string, PageStory> = {};
    for (const { locale } of site.stories) {
      const file = await site.files.get(`${slug}/${locale}/story.json`)?.();
      if (typeof file === 'string') pages[locale] = JSON.parse(file) as PageStory;
    }
    return { ...told(site), pages, saved: at, compiling: Math.round(performance.now() - started) };
  }

  /** Those of the stories in hand to which a change of some files matters. */
  async touched(files: readonly Changed[]): Promise<string[]> {
    const slugs: string[] = [];
    for (const [slug, { latest }] of this.#drafts) {
      const text = (await latest.catch(() => undefined))?.texts[`story/${slug}/story.json`] ?? '';
      const matters = ({ path, isThere, isNew }: Changed) =>
        path === `story/${slug}/story.json` ||
        (path.startsWith('geo/') && (isNew || !isThere || text.includes(path.slice('geo/'.length))));
      if (files.some(matters)) slugs.push(slug);
    }
    return slugs;
  }

  /** Forgets a story that is gone; all of them where none is named. */
  forget(slug?: string): void {
    if (slug === undefined) this.#drafts.clear();
    else this.#drafts.delete(slug);
  }

  #draft(slug: string): Draft {
    const known = this.#drafts.get(slug);
    if (known) return known;
    const draft = { memory: new FrameMemory() } as Draft;
    draft.latest = this.#compile(slug, draft);
    this.#drafts.set(slug, draft);
    return draft;
  }

  async #compile(slug: string, draft: Draft): Promise<StorySite> {
    draft.memory.begin();
    const site = await storySite(this.#root, slug, this.#tools, { memory: draft.memory });
    if (isGood(site)) draft.good = site;
    return site;
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

function told({ slug, theme, problems, texts }: StorySite): Told {
  const of = (severity: 'error' | 'warning') =>
    problems.filter((each) => each.severity === severity).map((each) => formatProblem(each, texts[each.file]));
  return { slug, ...(theme && { theme: theme.name }), errors: of('error'), warnings: of('warning') };
}
