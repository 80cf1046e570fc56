/** The best alignment of a whole pattern with a stretch of a text. Units of `Folded`. */
export interface Alignment {
  /** For each boundary of the pattern's parts, see `Part`. */
  readonly parts: readonly Part[];
  readonly errors: number;
}

/** What one part of a pattern is aligned with; empty where none of its units stands. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

let plusOf = new Int32Array(1 << 16);
let minusOf = new Int32Array(1 << 16);
/** Where the pattern has a unit, as bits: row after row, the first of them for all it has not. */
let masks = new Int32Array(1 << 12);
/** For each unit, its row. */
const rowOf = new Uint16Array(1 << 16);

/**
 * Aligns a pattern with the stretch of `text` between `from` and `to` that is nearest to it.
 * @param ends where the parts of the pattern end, the last one with the pattern
 *
 * Bit-parallel edit distance: Myers, "A fast bit-vector algorithm for approximate string
 * matching", J. ACM 46(3), 1999; blocks after Hyyrö, "A bit-vector algorithm for computing
 * Levenshtein and Damerau edit distances", 2003. The columns are kept for the way back, in which a
 * unit put in shows by the vertical difference one column before (−1). Time and room are
 * text × ⌈pattern / 32⌉ words.
 */
export function align(
  pattern: Uint16Array,
  ends: readonly number[],
  text: Uint16Array,
  from: number,
  to: number,
): Alignment {
  const length = pattern.length;
  const blocks = Math.ceil(length / 32);
  const columns = Math.max(0, to - from);
  prepare(pattern, blocks);
  const room = (columns + 1) * blocks;
  if (plusOf.length < room) {
    plusOf = new Int32Array(room);
    minusOf = new Int32Array(room);
  }
  plusOf.fill(-1, 0, blocks);
  minusOf.fill(0, 0, blocks);
  const lastBit = 1 << ((length - 1) & 31);
  let errors = length;
  let best = 0;
  let fewest = length;
  for (let j = 1; j <= columns; j++) {
    errors += step(j * blocks, blocks, blocks * (rowOf[text[from + j - 1] ?? 0] ?? 0), lastBit);
    if (errors < fewest) {
      fewest = errors;
      best = j;
    }
  }
  for (const unit of pattern) rowOf[unit] = 0;
  return { parts: traceBack(pattern, ends, text, from, best, blocks), errors: fewest };
}

function prepare(pattern: Uint16Array, blocks: number): void {
  if (masks.length < (pattern.length + 1) * blocks)
    masks = new Int32Array(2 * (pattern.length + 1) * blocks);
  masks.fill(0, 0, (pattern.length + 1) * blocks);
  let rows = 0;
  for (let i = 0; i < pattern.length; i++) {
    const unit = pattern[i] ?? 0;
    const row = (rowOf[unit] ||= ++rows);
    const at = row * blocks + (i >> 5);
    masks[at] = (masks[at] ?? 0) | (1 << (i & 31));
  }
}

/** One more unit of text: a column of vertical differences; gives that of the last row. */
function step(at: number, blocks: number, row: number, lastBit: number): number {
  let carry = 0;
  for (let b = 0; b < blocks; b++) {
    const pv = plusOf[at - blocks + b] ?? 0;
    const mv = minusOf[at - blocks + b] ?? 0;
    let eq = masks[row + b] ?? 0;
    const xv = eq | mv;
    if (carry < 0) eq |= 1;
    const xh = ((((eq & pv) + pv) | 0) ^ pv) | eq;
    let ph = mv | ~(xh | pv);
    let mh = pv & xh;
    const high = b === blocks - 1 ? lastBit : 1 << 31;
    const out = ph & high ? 1 : mh & high ? -1 : 0;
    ph <<= 1;
    mh <<= 1;
    if (carry < 0) mh |= 1;
    else if (carry > 0) ph |= 1;
    plusOf[at + b] = mh | ~(xv | ph);
    minusOf[at + b] = ph & xv;
    carry = out;
  }
  return carry;
}

/** From the best end back to the first unit of the pattern. */
function traceBack(
  pattern: Uint16Array,
  ends: readonly number[],
  text: Uint16Array,
  from: number,
  end: number,
  blocks: number,
): Part[] {
  const parts: Part[] = [];
  let j = end;
  for (let p = ends.length - 1, i = pattern.length; p >= 0; p--) {
    const first = ends[p - 1] ?? 0;
    const part = { start: -1, end: -1, errors: 0 };
    // Units put in at a border belong to neither part; they cost where they stand inside.
    let waiting = 0;
    while (i > first) {
      const isSame = j > 0 && pattern[i - 1] === text[from + j - 1];
      const at = j * blocks + ((i - 1) >> 5);
      const bit = 1 << ((i - 1) & 31);
      if (!isSame && ((plusOf[at] ?? 0) & bit || j === 0)) {
        part.errors++;
        i--;
      } else if (!isSame && (minusOf[at - blocks] ?? 0) & bit) {
        if (part.end >= 0) waiting++;
        j--;
      } else {
        if (part.end < 0) part.end = from + j;
        part.errors += waiting + (isSame ? 0 : 1);
        waiting = 0;
        i--;
        part.start = from + --j;
      }
    }
    if (part.end < 0) part.start = part.end = from + j;
    parts.unshift(part);
  }
  return parts;
}
