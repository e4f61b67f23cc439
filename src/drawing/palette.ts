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
  ink: '#16191d',
  faint: '#59616b',
  halo: '#ffffff',
  water: '#3f6f93',
  forces: '#b3261e',
  route: '#2b3a67',
  ring: '#3a4350',
  tape: '#ffcb1f',
  tapeEdge: '#33290a',
  tapeTick: '#33290a',
  tapeHollow: '#fff4c9',
  plate: '#16191d',
  plateInk: '#ffffff',
};
