/** Of the words known the one that was probably meant, if one is near enough: at most `most` slips. */
export function nearestOf(word: string, known: Iterable<string>, most = 2): string | undefined {
  const lower = word.toLowerCase();
  let nearest: string | undefined;
  let least = Math.min(most + 1, Math.ceil(lower.length / 2));
  for (const name of known) {
    const slips = slipsBetween(lower, name.toLowerCase(), least);
    if (slips < least) [nearest, least] = [name, slips];
  }
  return nearest;
}

/** Optimal string alignment distance; `limit` where it is that or more. */
function slipsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: readonly number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const ways = [
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      ];
      row.push(Math.min(...ways));
    }
    [before, above] = [above, row];
  }
  return above[b.length] ?? limit;
}
