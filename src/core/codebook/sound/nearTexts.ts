import { remembered } from '../../base/remembered';
import { Holders, Numbers } from './holders';

/** Shorter texts say too little to be compared. Letters, or half as many signs of Chinese. */
const shortest = 30;
/** The share of common pieces from which two texts say nearly the same (Jaccard). */
const like = 0.6;
/** A piece that stands in more texts than these is a turn of phrase and tells nothing. */
const common = 12;

/**
 * Pairs of texts, by number, that are nearly the same. Only texts with rare pieces in common are
 * compared, so the cost is that of the texts, not of their pairs.
 */
export function similarTexts(texts: readonly string[]): readonly (readonly [number, number])[] {
  const pieces = texts.map(piecesOf);
  const holders = new Holders(pieces, numbers.size);
  const pairs: [number, number][] = [];
  const shared = new Int32Array(texts.length);
  pieces.forEach((own, a) => {
    const others: number[] = [];
    for (const piece of own) {
      const held = holders.of(piece);
      if (held.length > common) continue;
      for (const b of held) if (b > a && (shared[b] = (shared[b] ?? 0) + 1) === 1) others.push(b);
    }
    for (const b of others) {
      const other = pieces[b] ?? own;
      const isLike = (shared[b] ?? 0) >= 0.3 * Math.min(own.length, other.length);
      shared[b] = 0;
      if (!isLike) continue;
      const both = countBoth(own, other);
      if (both >= like * (own.length + other.length - both)) pairs.push([a, b]);
    }
  });
  return pairs;
}

function countBoth(a: Int32Array, b: Int32Array): number {
  const held = new Set(b);
  return a.reduce((count, piece) => count + Number(held.has(piece)), 0);
}

const numbers = new Numbers();

/** Runs of three words, of Chinese of three signs; a text that is known is not taken apart again. */
const piecesOf = remembered((text) => {
  const words = text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [];
  const size = words.reduce(
    (sum, word) => sum + (/\p{Script=Han}/u.test(word) ? 2 : word.length),
    0,
  );
  if (size < shortest) return new Int32Array(0);
  return numbers.of(
    words.slice(2).map((word, i) => `${words[i] ?? ''} ${words[i + 1] ?? ''} ${word}`),
  );
});
