/** Numbers by chance that are the same on every machine: xoshiro128** (Blackman & Vigna 2018). */
export class Random {
  constructor(seed) {
    this.state = firstState(seed);
  }

  /** A whole number below 2³². */
  next() {
    const state = this.state;
    const result = Math.imul(rotate(Math.imul(state[1], 5), 7), 9) >>> 0;
    const shifted = state[1] << 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = rotate(state[3], 11);
    return result;
  }

  /** From 0 to below 1. */
  unit() {
    return this.next() / 2 ** 32;
  }

  /** A whole number from 0 to below `count`. */
  below(count) {
    return Math.floor(this.unit() * count);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low, high) {
    return low + this.below(high - low + 1);
  }

  pick(list) {
    return list[this.below(list.length)];
  }
}

/**
 * Draws numbers below `count`, the first most often: the probability of the n-th falls with the
 * `exponent`-th power of n (Zipf).
 */
export function zipf(count, exponent) {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let i = 0; i < count; i++) sums[i] = sum += 1 / (i + 1) ** exponent;
  return (random) => firstAtLeast(sums, random.unit() * sum);
}

function firstAtLeast(ascending, wanted) {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Four words from one seed, by splitmix32. */
function firstState(seed) {
  let at = seed >>> 0;
  return Int32Array.from({ length: 4 }, () => {
    at = (at + 0x9e3779b9) >>> 0;
    const once = Math.imul(at ^ (at >>> 16), 0x85ebca6b);
    const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
    return twice ^ (twice >>> 16);
  });
}

function rotate(word, by) {
  return (word << by) | (word >>> (32 - by));
}
