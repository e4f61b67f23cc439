import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

const eslint = new ESLint();

/** Messages of the rule of rooms for a file with this text. */
async function fences(filePath: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return (result?.messages ?? []).filter(({ ruleId }) => ruleId === 'meetlint/rooms').map(({ message }) => message);
}

describe('the rule of rooms', () => {
  test('keeps zod and Turf out of what a reader downloads, and says why', async () => {
    const [message] = await fences('src/reader/reading.svelte.ts', "import { z } from 'zod';\nexport const a = z;\n");
    expect(message).toMatch(/^reader\/ may not import zod: .*no zod, no Turf/);
    expect(await fences('src/reader/site.ts', "export { measure } from '../compile/measure.ts';\n")).toHaveLength(1);
  });

  test('lets MapLibre into the stage alone', async () => {
    const text = "import { Map } from 'maplibre-gl';\nexport const a = Map;\n";
    expect(await fences('src/stage/stage.ts', text)).toEqual([]);
    for (const room of ['reader', 'drawing', 'timeline', 'still', 'projection']) {
      expect(await fences(`src/${room}/index.ts`, text)).toHaveLength(1);
    }
  });

  test('lets scrollama into scroll alone', async () => {
    const text = "import scrollama from 'scrollama';\nexport const a = scrollama;\n";
    expect(await fences('src/scroll/follow.ts', text)).toEqual([]);
    expect(await fences('src/reader/site.ts', text)).toHaveLength(1);
  });

  test('lets the reader load the stage lazily, never at once', async () => {
    expect(await fences('src/reader/livemap.ts', "export const a = import('../stage/index.ts');\n")).toEqual([]);
    expect(await fences('src/reader/livemap.ts', "export * from '../stage/index.ts';\n")).toHaveLength(1);
  });

  test('lets a type through where a value would not pass', async () => {
    expect(
      await fences(
        'src/reader/site.ts',
        "import type { Text } from '../compile/compiled.ts';\nexport type T = Text;\n",
      ),
    ).toEqual([]);
  });

  test('lets only build and cli touch files', async () => {
    const text = "import { readFile } from 'node:fs/promises';\nexport const a = readFile;\n";
    expect(await fences('src/build/read.ts', text)).toEqual([]);
    expect(await fences('src/cli/report.ts', text)).toEqual([]);
    for (const room of ['format', 'compile', 'still', 'drawing', 'reader']) {
      expect(await fences(`src/${room}/index.ts`, text)).toHaveLength(1);
    }
  });
});
