import { weightOf } from './fold';

/** A gram is as many units as together tell this much: eight letters, four Chinese characters. */
const gramBits = 8;
/** Of all grams, those are looked at whose hash ends in so many zero bits: the same in every text. */
const sampleMask = 3;
const factor = 0x01000193;
/** Entries looked at for one hash: a text may be one letter a million times. */
const mostSteps = 128;

/** Where the sampled grams of a text begin, found by their hash. */
export class GramIndex {
  private readonly heads: Int32Array;
  private readonly next: Int32Array;
  private readonly hashes: Int32Array;
  private readonly starts: Int32Array;
  private readonly mask: number;

  constructor(units: Uint16Array) {
    const most = units.length + 1;
    this.hashes = new Int32Array(most);
    this.starts = new Int32Array(most);
    let count = 0;
    eachSample(units, (hash, start) => {
      this.hashes[count] = hash;
      this.starts[count++] = start;
    });
    const size = 1 << Math.max(4, 33 - Math.clz32(count));
    this.mask = size - 1;
    this.heads = new Int32Array(size).fill(-1);
    this.next = new Int32Array(count);
    for (let i = count - 1; i >= 0; i--) {
      const slot = this.slot(this.hashes[i] ?? 0);
      this.next[i] = this.heads[slot] ?? -1;
      this.heads[slot] = i;
    }
  }

  /** Where grams of this hash begin, the first ones, at most `most` + 1 of them. */
  places(hash: number, most: number): number[] {
    const found: number[] = [];
    let steps = 0;
    for (let i = this.heads[this.slot(hash)] ?? -1; i >= 0; i = this.next[i] ?? -1) {
      if (++steps > mostSteps) break;
      if (this.hashes[i] !== hash) continue;
      found.push(this.starts[i] ?? 0);
      if (found.length > most) break;
    }
    return found;
  }

  private slot(hash: number): number {
    return (mixed(hash) >>> 2) & this.mask;
  }
}

/** Goes through those grams of a text that the index of another would have, too. */
export function eachSample(units: Uint16Array, visit: (hash: number, start: number) => void): void {
  eachGram(units, 0, units.length, gramBits, (hash, start) => {
    if ((mixed(hash) & sampleMask) === 0) visit(hash, start);
  });
}

/** Goes through the shortest stretches that tell so many bits or more (Karp & Rabin 1987). */
export function eachGram(
  units: Uint16Array,
  from: number,
  to: number,
  bits: number,
  visit: (hash: number, start: number, end: number) => void,
): void {
  let [hash, weight, start] = [0, 0, from];
  for (let end = from; end < to; end++) {
    const unit = units[end] ?? 0;
    hash = (Math.imul(hash, factor) + unit + 1) | 0;
    weight += weightOf(unit);
    for (;;) {
      const first = units[start] ?? 0;
      const less = weight - weightOf(first);
      if (less < bits) break;
      hash = (hash - Math.imul(first + 1, power(end - start))) | 0;
      weight = less;
      start++;
    }
    if (weight >= bits && weight - weightOf(unit) < bits) visit(hash, start, end + 1);
  }
}

const powers = new Int32Array(16);
powers[0] = 1;
for (let i = 1; i < powers.length; i++) powers[i] = Math.imul(powers[i - 1] ?? 0, factor);

function power(exponent: number): number {
  return powers[exponent] ?? 0;
}

/** Spreads a hash over all its bits. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return once ^ (once >>> 13);
}
