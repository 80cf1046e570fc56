import { align } from './align';
import type { Run } from './chain';

/** Between two runs, more than this is not compared unit by unit. */
const mostCompared = 256;

/** Of what is missing at an edge, so much may be other for it to stand there in another spelling. */
const mostErrors = 0.5;

/**
 * Where the part of a pattern that begins at `at` begins in a text, by the runs they have in
 * common. What was put in before it stays outside; what came in place of its beginning is in.
 */
export function startOf(
  runs: readonly Run[],
  at: number,
  pattern: Uint16Array,
  text: Uint16Array,
  from: number,
): number | undefined {
  let next = 0;
  while ((runs[next]?.x ?? Infinity) <= at) next++;
  const before = runs[next - 1];
  if (before && at < before.x + before.length) return before.y + at - before.x;
  const after = runs[next];
  if (!after) return undefined;
  const missing = after.x - at;
  if (missing === 0) return after.y;
  const x = before ? before.x + before.length : at;
  const y = before
    ? before.y + before.length
    : Math.max(from, after.y - Math.ceil(1.5 * missing) - 4);
  if (before && after.x - x === after.y - y) return y + at - x;
  const isNear = after.y - y <= 1.5 * missing + 6;
  if (before && x === at && isNear) return y;
  if (missing > mostCompared) return after.y;
  const low = Math.max(y, after.y - 2 * (after.x - x) - 8);
  const piece = pattern.subarray(x, after.x);
  const { parts } = align(piece, [at - x, piece.length], text, low, after.y);
  const part = parts[1];
  return part && part.end > part.start && part.errors <= mostErrors * missing
    ? part.start
    : after.y;
}

/** As `startOf`, for the part that ends at `at`. */
export function endOf(
  runs: readonly Run[],
  at: number,
  pattern: Uint16Array,
  text: Uint16Array,
  to: number,
): number | undefined {
  const next = runs.findIndex(({ x, length }) => x + length >= at);
  const after = next < 0 ? undefined : runs[next];
  if (after && at > after.x) return after.y + at - after.x;
  const before = runs[(next < 0 ? runs.length : next) - 1];
  if (!before) return undefined;
  const [beforeX, beforeY] = [before.x + before.length, before.y + before.length];
  const missing = at - beforeX;
  if (missing === 0) return beforeY;
  const x = after ? after.x : at;
  const y = after ? after.y : Math.min(to, beforeY + Math.ceil(1.5 * missing) + 4);
  if (after && x - beforeX === y - beforeY) return y - (x - at);
  const isNear = y - beforeY <= 1.5 * missing + 6;
  if (after && x === at && isNear) return y;
  if (missing > mostCompared) return beforeY;
  const high = Math.min(y, beforeY + 2 * (x - beforeX) + 8);
  const piece = pattern.subarray(beforeX, x);
  const { parts } = align(piece, [missing, piece.length], text, beforeY, high);
  const part = parts[0];
  return part && part.end > part.start && part.errors <= mostErrors * missing ? part.end : beforeY;
}
