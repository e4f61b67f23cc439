import { expect, test } from 'vitest';
import { partOf } from '../../src/build/range.ts';

const file = new Uint8Array([0, 1, 2, 3, 4]);

test('a range of bytes names its first and its last, which may lie beyond the end or be left out', () => {
  expect(partOf(file, 'bytes=1-2')).toEqual({ bytes: new Uint8Array([1, 2]), range: 'bytes 1-2/5' });
  expect(partOf(file, 'bytes=3-16383')).toEqual({ bytes: new Uint8Array([3, 4]), range: 'bytes 3-4/5' });
  expect(partOf(file, 'bytes=4-')).toEqual({ bytes: new Uint8Array([4]), range: 'bytes 4-4/5' });
});

test('whatever else is asked for is answered by the whole file', () => {
  for (const range of [undefined, '', 'bytes=5-9', 'bytes=2-1', 'bytes=-2', 'bytes=0-1,3-4', 'lines=1-2'])
    expect(partOf(file, range), range).toBeUndefined();
});
