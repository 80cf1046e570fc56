/** Distinct values, numbers by size, texts by their letters, nothing last. */
export function inOrder(all: Iterable<string>): string[] {
  const order = new Intl.Collator('en', { numeric: true });
  return [...new Set(all)].sort(
    (a, b) => Number(a === '') - Number(b === '') || order.compare(a, b),
  );
}
