/** The drawing's colours, by what they are for: a theme's, or, in a page, references to what its stylesheet says. */
export interface Palette {
  /** Dots of places and their names. */
  ink: string;
  /** Names of countries and cities that are there for context. */
  faint: string;
  /** Around letters and lines, so that both read on any ground: the paper. */
  halo: string;
  /** Names of seas and rivers. */
  water: string;
  /** Russian forces: positions and nothing else. */
  forces: string;
  route: string;
  ring: string;
  /** The tape's band, its outline and its ticks. */
  tape: string;
  tapeEdge: string;
  tapeTick: string;
  /** The inside of a tape that stands for a connection which is said, not seen. */
  tapeHollow: string;
  /** What a tape's figure stands on, and the figure. */
  plate: string;
  plateInk: string;
}

const names = {
  ink: 0,
  faint: 0,
  halo: 0,
  water: 0,
  forces: 0,
  route: 0,
  ring: 0,
  tape: 0,
  tapeEdge: 0,
  tapeTick: 0,
  tapeHollow: 0,
  plate: 0,
  plateInk: 0,
} satisfies Record<keyof Palette, 0>;

/** Each colour as the custom property `--drawing-NAME` of the page, so that one drawing serves by day and by night. */
export const pagePalette = Object.fromEntries(
  Object.keys(names).map((name) => [name, `var(--drawing-${name})`]),
) as unknown as Palette;
