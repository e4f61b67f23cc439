/**
 * The drawing's colours, written as presentation attributes so that a still is complete in itself. In the page the
 * rules of `drawing.css` outrank them, which is how dark mode and forced colours get in.
 */
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

export const lightPalette: Palette = {
  ink: '#1f1d1a',
  faint: '#59544c',
  halo: '#fffdf8',
  water: '#43697f',
  forces: '#a51c1c',
  route: '#2f3f6b',
  ring: '#3b3f4a',
  tape: '#f7c020',
  tapeEdge: '#2e2508',
  tapeTick: '#2e2508',
  tapeHollow: '#fdf0c4',
  plate: '#1f1d1a',
  plateInk: '#fffdf8',
};

export const darkPalette: Palette = {
  ink: '#f4f0e6',
  faint: '#b9b3a6',
  halo: '#171a1c',
  water: '#8fb4c9',
  forces: '#ff9286',
  route: '#a9b9ea',
  ring: '#d0d3da',
  tape: '#f7c020',
  tapeEdge: '#171205',
  tapeTick: '#2e2508',
  tapeHollow: '#6b5a22',
  plate: '#f7c020',
  plateInk: '#171205',
};
