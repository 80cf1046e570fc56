/** Lines from `from` until before `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The lines that are in sight, in part too. Offsets and sizes in pixels. */
export function inSight(offset: number, extent: number, size: number, count: number): Stretch {
  const from = Math.max(0, Math.min(count, Math.floor(offset / size)));
  const to = Math.max(from, Math.min(count, Math.ceil((offset + extent) / size)));
  return { from, to };
}

/** The stretch with so many lines more at both ends. */
export function widened({ from, to }: Stretch, by: number, count: number): Stretch {
  return { from: Math.max(0, from - by), to: Math.min(count, to + by) };
}

export function covers(whole: Stretch, part: Stretch): boolean {
  return whole.from <= part.from && whole.to >= part.to;
}

/** The offset from which a line is wholly in sight; the one there is where it is so already. */
export function showing(
  /** Where the line begins. */
  start: number,
  {
    offset,
    extent,
    size,
  }: { readonly offset: number; readonly extent: number; readonly size: number },
): number {
  if (start < offset) return start;
  return start + size > offset + extent ? start + size - extent : offset;
}
