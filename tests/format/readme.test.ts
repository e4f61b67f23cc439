import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseStory, parseWords } from '../../src/format/index.ts';

const readme = readFileSync(new URL('../../story/README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => json.trim());
const words = examples.filter((example) => example.includes('words.schema.json'));
const [whole = '', ...parts] = examples.filter((example) => !words.includes(example));
/** What says that something is not written as the format wants it, whatever the story around it. */
const written = /^(not-json|unknown-key|missing-key|wrong-type|unknown-value|bad-pattern|empty|not-a-url|not-a-date)$/;

const faults = (text: string) =>
  parseStory(text, 'story.json')
    .problems.filter(({ rule }) => written.test(rule))
    .map(({ path, message }) => path + message);

describe('the examples of story/README.md', () => {
  test('begin with a story that is whole', () => {
    expect(faults(whole)).toEqual([]);
  });

  test.each(parts)('%s can be written into it', (part) => {
    const ofStory = whole.replace('"title"', `${part},\n"title"`);
    const ofScene = whole.replace(/"heading"[\s\S]*"text"/, `${part},\n"heading": "Here", "text"`);
    const ofMeasures = whole.replace('"title"', `"measures": { ${part} },\n"title"`);
    const known = [ofStory, ofScene, ofMeasures].map(faults);
    expect(known).toContainEqual([]);
  });

  test.each(words)('%s is a file of words', (example) => {
    const { problems } = parseWords(example, 'it.json');
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
