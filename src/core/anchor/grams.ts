import { weightOf } from './fold';

/** A gram is as many units as together tell this much: eight letters, four Chinese characters. */
const gramBits = 8;
/** Of all grams, those are looked at whose hash ends in so many zero bits: the same in every text. */
const sampleMask = 3;
const factor = 0x01000193;

/** Where the sampled grams of some patterns begin in a text, found by their hash. */
export class GramPlaces {
  private readonly places = new Map<number, number[]>();

  /** @param most of a gram that stands in the text more often, only so many places and one are kept */
  constructor(patterns: Iterable<Uint16Array>, text: Uint16Array, most: number) {
    for (const units of patterns) eachSample(units, (hash) => this.places.set(hash, []));
    eachSample(text, (hash, start) => {
      const places = this.places.get(hash);
      if (places && places.length <= most) places.push(start);
    });
  }

  /** In the order of the text. */
  of(hash: number): readonly number[] {
    return this.places.get(hash) ?? [];
  }
}

/** Goes through those grams of a text that are looked at. */
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
