/**
 * The word of `words` that is spelt most like `word`, for "did you mean …?"; undefined where none is near enough:
 * at most a third of the letters may differ, and always one.
 */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  const folded = word.toLowerCase();
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of words) {
    const limit = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
    if (Math.abs(word.length - candidate.length) > limit) continue;
    const edits = editDistance(folded, candidate.toLowerCase());
    if (edits <= limit && edits < least && edits < candidate.length) {
      best = candidate;
      least = edits;
    }
  }
  return best;
}

/**
 * Damerau–Levenshtein distance in its optimal string alignment form: insertions, deletions, substitutions and
 * transpositions of neighbours, none of them edited twice.
 */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, at(before, j - 2) + 1);
      row.push(edits);
    }
    before = above;
    above = row;
  }
  return at(above, b.length);
}

const at = (row: number[], index: number) => row[index] ?? Infinity;
