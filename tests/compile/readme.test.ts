import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileStory } from '../../src/compile/index.ts';
import type { Problem } from '../../src/format/index.ts';
import { basemap } from './basemap.ts';

const readme = readFileSync(new URL('../../story/README.md', import.meta.url), 'utf8');
const examples = (kind: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`json ${kind}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text ?? '');
const places = examples('geo')[0] ?? '';
const steps = examples('story');
const first = steps[0] ?? '';
const last = steps.at(-1) ?? '';

function problemsOf(text: string): Problem[] {
  return compileStory({
    slug: 'two-capitals',
    file: 'story.json',
    text,
    geo: { 'two-capitals.geojson': places },
    basemap,
    textWidth: (line, style) => line.length * style.size * 0.5,
    withContext: false,
  }).problems;
}
const told = (problems: Problem[]) => problems.map(({ rule, line, message }) => `${rule} ${line} ${message}`);

describe('the story that grows in story/README.md', () => {
  test('is built at every step', () => {
    expect(steps.length).toBeGreaterThanOrEqual(6);
    for (const step of steps) expect(told(problemsOf(step).filter(({ severity }) => severity === 'error'))).toEqual([]);
  });

  test('lacks at first what the check asks for, and nothing from the second step on', () => {
    expect(problemsOf(first).map(({ rule }) => rule)).toEqual(['date-missing', 'source-missing']);
    for (const step of steps.slice(1)) expect(told(problemsOf(step))).toEqual([]);
  });
});

describe('an example of story/README.md', () => {
  const [before, after] = (steps.at(-2) ?? '').split('"sources": ["atlas"]\n    },');

  test.each(examples('scene'))('can be added to a scene: %s', (example) => {
    const problems = problemsOf(`${before}${example}, "sources": ["atlas"]\n},${after}`);
    // What the card has no room for on a phone depends on the scene that it is added to.
    expect(told(problems.filter(({ rule }) => rule !== 'under-card'))).toEqual([]);
  });

  test.each(examples('basemap'))('can be added to a story: %s', (example) => {
    const remote = example.includes('"style"') ? ['third-party'] : [];
    expect(problemsOf(last.replace('"geo":', `${example}, "geo":`)).map(({ rule }) => rule)).toEqual(remote);
  });

  test('has its kind, so that it is tested', () => {
    expect([...readme.matchAll(/^```(?!$)(.*)$/gm)].map(([, kind]) => kind)).toEqual(
      expect.arrayContaining(['json geo', 'json story', 'json scene', 'json basemap']),
    );
    expect(readme).not.toMatch(/^```json$/m);
  });
});
