/** A stretch of text much like a pattern. UTF-16 offsets, end exclusive. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** Insertions, deletions and replacements of UTF-16 units between the stretch and the pattern. */
  readonly errors: number;
}

/**
 * The stretches of a text within `maxErrors` edits of a pattern, best first, at most `most` and
 * none overlapping a better one. Time is text × ⌈pattern / 32⌉.
 *
 * Bit-parallel approximate search: Myers, "A fast bit-vector algorithm for approximate string
 * matching", J. ACM 46(3), 1999; blocks after Hyyrö, "A bit-vector algorithm for computing
 * Levenshtein and Damerau edit distances", 2003.
 */
export function searchApproximately(
  text: string,
  pattern: string,
  maxErrors: number,
  most = 8,
): Match[] {
  if (pattern === '' || text === '') return [];
  const ends = bestEnds(text, pattern, Math.min(maxErrors, pattern.length - 1));
  ends.sort((a, b) => a.errors - b.errors || a.end - b.end);
  const matches: Match[] = [];
  for (const { end, errors } of ends) {
    if (matches.length === most) break;
    if (matches.some((match) => end > match.start && end - pattern.length / 2 < match.end))
      continue;
    matches.push({ start: startOf(text, pattern, end, errors), end, errors });
  }
  return matches;
}

interface End {
  readonly end: number;
  readonly errors: number;
}

/** Where matches end: local minima of the number of errors. */
function bestEnds(text: string, pattern: string, maxErrors: number): End[] {
  const column = new Column(pattern);
  const ends: End[] = [];
  let previous = pattern.length;
  let falling = false;
  for (let i = 0; i < text.length; i++) {
    const errors = column.step(text.charCodeAt(i), 0);
    if (errors < previous) falling = true;
    else if (errors > previous) {
      if (falling && previous <= maxErrors) ends.push({ end: i, errors: previous });
      falling = false;
    }
    previous = errors;
  }
  if (falling && previous <= maxErrors) ends.push({ end: text.length, errors: previous });
  return ends;
}

/** The start that makes the stretch ending at `end` closest to the pattern; the longest such. */
function startOf(text: string, pattern: string, end: number, errors: number): number {
  const column = new Column(
    [...Array(pattern.length).keys()].map((i) => pattern.charCodeAt(pattern.length - 1 - i)),
  );
  const furthest = Math.max(0, end - pattern.length - errors);
  let best = end;
  let fewest = Infinity;
  for (let i = end - 1; i >= furthest; i--) {
    const found = column.step(text.charCodeAt(i), 1);
    if (found <= fewest) {
      fewest = found;
      best = i;
    }
  }
  return best;
}

/** One column of the table of edit distances, 32 rows a word. */
class Column {
  private readonly blocks: number;
  private readonly plus: Int32Array;
  private readonly minus: Int32Array;
  private readonly equal = new Map<number, Int32Array>();
  private readonly none: Int32Array;
  private readonly lastBit: number;
  private errors: number;

  constructor(pattern: string | readonly number[]) {
    const length = pattern.length;
    this.blocks = Math.ceil(length / 32);
    this.plus = new Int32Array(this.blocks).fill(-1);
    this.minus = new Int32Array(this.blocks);
    this.none = new Int32Array(this.blocks);
    this.lastBit = 1 << ((length - 1) & 31);
    this.errors = length;
    for (let i = 0; i < length; i++) {
      const unit = typeof pattern === 'string' ? pattern.charCodeAt(i) : (pattern[i] ?? 0);
      let bits = this.equal.get(unit);
      if (!bits) this.equal.set(unit, (bits = new Int32Array(this.blocks)));
      bits[i >> 5] = (bits[i >> 5] ?? 0) | (1 << (i & 31));
    }
  }

  /**
   * Takes one more unit of text; gives the errors between the whole pattern and the text so far.
   * @param top 0 when a match may begin anywhere (search), 1 when it begins at the first unit.
   */
  step(unit: number, top: 0 | 1): number {
    const equal = this.equal.get(unit) ?? this.none;
    const { plus, minus, blocks } = this;
    let carry: number = top;
    for (let b = 0; b < blocks; b++) {
      const pv = plus[b] ?? 0;
      const mv = minus[b] ?? 0;
      let eq = equal[b] ?? 0;
      const xv = eq | mv;
      if (carry < 0) eq |= 1;
      const xh = ((((eq & pv) + pv) | 0) ^ pv) | eq;
      let ph = mv | ~(xh | pv);
      let mh = pv & xh;
      const high = b === blocks - 1 ? this.lastBit : 1 << 31;
      const out = ph & high ? 1 : mh & high ? -1 : 0;
      ph <<= 1;
      mh <<= 1;
      if (carry < 0) mh |= 1;
      else if (carry > 0) ph |= 1;
      plus[b] = mh | ~(xv | ph);
      minus[b] = ph & xv;
      carry = out;
    }
    this.errors += carry;
    return this.errors;
  }
}
