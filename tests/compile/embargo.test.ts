import { expect, test } from 'vitest';
import { embargoProblems } from '../../src/compile/lint/dates.ts';
import { parseStory } from '../../src/format/index.ts';

const until = '2022-02-24T06:00:00+01:00';

function problemsAt(now: string) {
  const text = JSON.stringify({
    title: 'One place',
    locales: ['en'],
    status: { embargoed: until },
    scenes: [{ id: 'one', heading: 'One', text: 'One.', map: { fit: ['BY'] } }],
  });
  const { salvaged, locate } = parseStory(text, 'story.json');
  return embargoProblems(salvaged!, { file: 'story.json', locate }, new Date(now));
}

test('an embargo is told from its very moment on, whatever the time zone', () => {
  expect(problemsAt('2022-02-24T04:59:59Z')).toEqual([]);
  expect(problemsAt('2022-02-24T05:00:00Z').map(({ rule }) => rule)).toEqual(['embargo-over']);
});
