/** Indexes of a longest strictly ascending choice from a list (Fredman 1975). */
export function longestAscending(values: readonly number[]): number[] {
  if (values.every((value, i) => i === 0 || (values[i - 1] ?? 0) < value))
    return values.map((_, i) => i);
  const tails: number[] = [];
  const previous = new Int32Array(values.length).fill(-1);
  values.forEach((value, i) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = i;
  });
  const chosen: number[] = [];
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i] ?? -1) chosen.push(i);
  return chosen.reverse();
}

/** The first number below a limit of which a test holds, as it does of all beyond; else the limit. */
export function firstWhere(limit: number, test: (i: number) => boolean): number {
  let [low, high] = [0, limit];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How many numbers of an ascending list are below a limit. */
export function countBelow(ascending: ArrayLike<number>, limit: number): number {
  return firstWhere(ascending.length, (i) => (ascending[i] ?? 0) >= limit);
}
