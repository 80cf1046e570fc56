import type { PdfLine } from './lines';

/** So many pages have to have the same line at their head or foot. */
const fewest = 3;

/** Pages without what is printed on each of them: headers, footers and the numbers of pages. */
export function withoutFurniture(pages: readonly (readonly PdfLine[])[]): {
  readonly pages: readonly (readonly PdfLine[])[];
  readonly removed: number;
} {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set([...edges(page)].map(keyOf)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const needed = Math.max(fewest, pages.length * 0.6);
  let removed = 0;
  const left = pages.map((page) => {
    const ends = edges(page);
    const kept = page.filter((line) => !ends.has(line) || (counts.get(keyOf(line)) ?? 0) < needed);
    removed += page.length - kept.length;
    return kept;
  });
  return { pages: left, removed };
}

/** The two highest and the two lowest lines. */
function edges(page: readonly PdfLine[]): ReadonlySet<PdfLine> {
  const sorted = [...page].sort((a, b) => b.y - a.y);
  return new Set([...sorted.slice(0, 2), ...sorted.slice(-2)]);
}

/** The same on each page but for its number, at the same height. */
function keyOf({ text, y }: PdfLine): string {
  return `${Math.round(y / 4)} ${text.replace(/\d+/g, '#')}`;
}
