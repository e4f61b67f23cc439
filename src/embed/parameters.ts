export const modes = ['driven', 'measured', 'plain', 'stepper'] as const;

/** How a story in a frame is scrolled; `page` when it stands in no frame. */
export type Mode = (typeof modes)[number] | 'page';

/** What the address of `embed.html` asks for; absent where it says nothing, or nothing that is known. */
export interface Parameters {
  /** Index of the scene to start at. */
  scene?: number;
  /** Indices of the first and the last scene of an excerpt. */
  scenes?: [number, number];
  /** Another locale of this story. */
  lang?: string;
  units?: 'km' | 'mi';
  theme?: 'light' | 'dark' | 'auto';
  mode?: Mode;
}

export interface Known {
  /** Ids of the story's scenes, in order. */
  scenes: string[];
  /** Locales that the story is told in. */
  locales: string[];
}

/** What resizers and hosts put into an address; no concern of the reader's, and no reason for a hint. */
const foreign = new Set(['childId', 'initialWidth', 'parentUrl', 'parentTitle', 'secret']);

/** Reads the query of `embed.html`. `hints` say, for the console, what was passed over and what would be understood. */
export function readParameters(query: string, known: Known): { parameters: Parameters; hints: string[] } {
  const parameters: Parameters = {};
  const hints: string[] = [];
  const { scenes, locales } = known;
  const sceneIndex = (name: string) => {
    const index = scenes.indexOf(name);
    if (index >= 0) return index;
    // By number, as people count: 1 is the first scene.
    const place = /^\d{1,3}$/.test(name) ? Number(name) - 1 : -1;
    return place >= 0 && place < scenes.length ? place : -1;
  };
  const refuse = (name: string, value: string, wanted: string) =>
    hints.push(`Meetlint: the parameter ${name}=${value.slice(0, 60)} is ignored; write ${wanted}`);
  const sceneHelp = `1 … ${scenes.length}, or one of ${scenes.join(', ')}`;

  for (const [name, value] of new URLSearchParams(query)) {
    if (name === 'scene') {
      const index = sceneIndex(value);
      if (index >= 0) parameters.scene = index;
      else refuse(name, value, sceneHelp);
    } else if (name === 'scenes') {
      const [from = '', to = '', more] = value.split('..');
      const first = from ? sceneIndex(from) : 0;
      const last = to ? sceneIndex(to) : scenes.length - 1;
      if (value.includes('..') && more === undefined && first >= 0 && last >= first) parameters.scenes = [first, last];
      else refuse(name, value, `a..b, the first and the last scene: ${sceneHelp}`);
    } else if (name === 'lang') {
      if (locales.includes(value)) parameters.lang = value;
      else refuse(name, value, `one of ${locales.join(', ')}`);
    } else if (name === 'units') {
      if (value === 'km' || value === 'mi') parameters.units = value;
      else refuse(name, value, 'km or mi');
    } else if (name === 'theme') {
      if (value === 'light' || value === 'dark' || value === 'auto') parameters.theme = value;
      else refuse(name, value, 'light, dark or auto');
    } else if (name === 'mode') {
      const mode = modes.find((each) => each === value);
      if (mode) parameters.mode = mode;
      else refuse(name, value, `one of ${modes.join(', ')}`);
    } else if (!foreign.has(name)) {
      hints.push(
        `Meetlint: there is no parameter ${name.slice(0, 60)}; known are scene, scenes, lang, units, theme, mode`,
      );
    }
  }
  return { parameters, hints };
}
