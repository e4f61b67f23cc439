import { createRequire } from 'node:module';

/** A file of a family, as Fontsource has it: the characters of one script. */
export interface FamilyFile {
  package: string;
  script: string;
  /** The script knows no italics: its upright letters serve. */
  upright?: true;
}

const own = (name: string, scripts: string[]): FamilyFile[] => scripts.map((script) => ({ package: name, script }));

/**
 * The page's two families by script; a character is looked for in this order. Arabic letters are another family's, of
 * which a page loads nothing unless it has such letters.
 */
export const families = {
  'source-sans-3': [
    ...own('source-sans-3', ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese']),
    { package: 'noto-sans-arabic', script: 'arabic', upright: true },
  ],
  'source-serif-4': [
    ...own('source-serif-4', ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese']),
    { package: 'noto-naskh-arabic', script: 'arabic', upright: true },
  ],
} satisfies Record<string, FamilyFile[]>;

export type FamilyName = keyof typeof families;

/** Path of a file of a family, and of the stylesheet that tells its characters. */
export function fileOf(
  { package: name, script, upright }: FamilyFile,
  slant: 'normal' | 'italic',
): { font: string; stylesheet: string; name: string } {
  const require = createRequire(import.meta.url);
  const drawn = upright ? 'normal' : slant;
  const file = `${name}-${script}-wght-${drawn}`;
  return {
    font: require.resolve(`@fontsource-variable/${name}/files/${file}.woff2`),
    stylesheet: require.resolve(`@fontsource-variable/${name}/wght${drawn === 'italic' ? '-italic' : ''}.css`),
    name: file,
  };
}
