/** The middle of a mark. */
export interface Middle {
  readonly x: number;
  readonly y: number;
}

const ways: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The number of the mark that a key leads to: with an arrow the nearest that way, where what lies
 * aside is farther away; by Page Up and Page Down the one before and the one after in their order.
 * Undefined for keys that lead nowhere.
 */
export function walked(key: string, from: number, middles: readonly Middle[]): number | undefined {
  const last = middles.length - 1;
  switch (key) {
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'PageUp':
      return Math.max(0, from - 1);
    case 'PageDown':
      return Math.min(last, from + 1);
  }
  const way = ways[key];
  const here = middles[from];
  if (!way || !here) return undefined;
  const [right, down] = way;
  let best = { to: from, cost: Infinity };
  middles.forEach(({ x, y }, to) => {
    const along = (x - here.x) * right + (y - here.y) * down;
    const aside = Math.abs((x - here.x) * down) + Math.abs((y - here.y) * right);
    const cost = along + 2.5 * aside;
    if (along > 0.5 && cost < best.cost) best = { to, cost };
  });
  return best.to;
}
