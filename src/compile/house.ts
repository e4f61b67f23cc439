import { defaultHouse, nearest, parseHouse, type House, type Problem } from '../format/index.ts';
import { problemAt, suggest } from './sourceFile.ts';

/** Path of the file that says whose site it is, relative to the project. */
export const houseFile = 'story/site.json';

/** A logo or an icon. */
export interface Emblem {
  format: 'svg' | 'png' | 'webp';
  /** In pixels. */
  width: number;
  height: number;
}

/** What is known of the files beside `site.json`. */
export interface Emblems {
  /** Paths of all pictures there. */
  files: readonly string[];
  /** Of each that is named; null where the file is none that can be shown. */
  known: Readonly<Record<string, Emblem | null>>;
}

export interface CheckedHouse {
  /** With mistakes, that of a site which names none. */
  house: House;
  problems: Problem[];
}

/** Reads `site.json`, and judges the files that it names. */
export function checkHouse(text: string, file: string, { files, known }: Emblems): CheckedHouse {
  const { house, problems, locate } = parseHouse(text, file);
  if (!house) return { house: defaultHouse, problems };
  const faults = (['logo', 'icon'] as const).flatMap((key): Problem[] => {
    const value = house[key];
    if (!value) return [];
    if (!files.includes(value)) {
      const remedy = suggest(nearest(value, files), files, `Put ${value} beside site.json.`);
      const message = 'must be a file in the folder of site.json';
      return [problemAt({ file, locate }, [key], { rule: 'logo-missing', message, value, remedy })];
    }
    if (known[value]) return [];
    const message = 'must be a picture: SVG, PNG or WebP';
    const remedy = 'Open the file in a program for pictures, and export it as SVG or PNG.';
    return [problemAt({ file, locate }, [key], { rule: 'logo-unreadable', message, value, remedy })];
  });
  return { house: faults.length > 0 ? defaultHouse : house, problems: faults };
}
