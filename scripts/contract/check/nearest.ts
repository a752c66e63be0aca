/** The most similar word, if the given one may be a typo of it: at most a third of its letters differ. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const [best] = words
    .map((other) => ({ other, slips: slipsBetween(word.toLowerCase(), other.toLowerCase()) }))
    .sort((a, b) => a.slips - b.slips);
  return best && best.slips <= Math.max(1, Math.floor(best.other.length / 3)) ? best.other : undefined;
}

/**
 * The number of letters omitted, inserted, replaced, or swapped with their neighbour (Damerau–Levenshtein distance,
 * without overlaps).
 */
function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const mistaken = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const changed =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : mistaken;
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, mistaken, changed));
    }
  }
  return at(a.length, b.length);
}
