import {
  decodeGround,
  scaleOf,
  storyGround,
  tiers,
  type Basemap,
  type Basemaps,
  type BordersView,
  type Ground,
  type Scale,
  type Tier,
  type View,
} from '../ground/index.ts';

/** A story's part of the basemap, cut out when it is first asked for. */
export interface StoryCut {
  /** Whether the story shows anything of a tier. */
  has(tier: Tier): boolean;
  /** Null where it does not. */
  basemap(tier: Tier): Basemap | null;
  /** The same, ready to be painted; of the whole basemap where the story shows nothing of a tier. */
  ground(tier: Tier): Ground;
  /** Differs between two cuts of one story; empty where there is only one. */
  version: string;
}

/** The part that some views need. */
export function storyCut(basemaps: Basemaps, borders: BordersView, views: readonly View[], version = ''): StoryCut {
  let cut: Record<Tier, Basemap | null> | undefined;
  const grounds = new Map<Tier, Ground>();
  const basemap = (tier: Tier) => (cut ??= storyGround(basemaps, views))[tier];
  return {
    has: (wanted) => views.some(({ tier }) => tier === wanted),
    basemap,
    ground(tier) {
      const ground = grounds.get(tier) ?? decodeGround(basemap(tier) ?? basemaps[tier], borders, tier);
      grounds.set(tier, ground);
      return ground;
    },
    version,
  };
}

/**
 * The part of the basemap with which a story is shown while it is edited. It is cut generously, so that most changes of
 * its maps need no other, and grows where one of them leaves it.
 */
export class GrowingCut {
  /** As it is, whether or not it covers what the story shows now. */
  latest: StoryCut | undefined;
  #views: View[] = [];
  #scales = new Map<Tier, Scale>();
  #borders: BordersView | undefined;
  #version = 0;

  /**
   * @param resting what the story's maps show
   * @param all what is passed between them, too
   */
  covering(basemaps: Basemaps, borders: BordersView, resting: readonly View[], all: () => View[]): StoryCut {
    if (this.latest && borders === this.#borders && resting.every((view) => this.#covers(view))) return this.latest;
    const views = (this.#views = [...this.#views, ...all().map(generous)]);
    this.#scales = new Map(tiers.map((tier) => [tier, scaleOf(views.filter((view) => view.tier === tier))]));
    this.#borders = borders;
    return (this.latest = storyCut(basemaps, borders, views, String(++this.#version)));
  }

  #covers({ tier, patches }: View): boolean {
    const scale = this.#scales.get(tier);
    for (const { bounds, kilometres } of patches()) {
      const [west, south, east, north] = bounds;
      if (!scale || scale.at((west + east) / 2, (south + north) / 2) > kilometres) return false;
    }
    return true;
  }
}

/** How much further than it looks a view of a draft reaches, in degrees, and how much finer it is told. */
const more = { degrees: 3, detail: 1.5 };

function generous({ tier, patches }: View): View {
  return {
    tier,
    *patches() {
      for (const { bounds, kilometres } of patches()) {
        const [west, south, east, north] = bounds;
        const { degrees, detail } = more;
        yield {
          bounds: [west - degrees, south - degrees, east + degrees, north + degrees],
          kilometres: kilometres / detail,
        };
      }
    },
  };
}
