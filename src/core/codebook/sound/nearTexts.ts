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
  const holders = new Map<string, number[]>();
  pieces.forEach((all, text) => {
    for (const piece of all) {
      const held = holders.get(piece);
      if (held) held.push(text);
      else holders.set(piece, [text]);
    }
  });
  const shared = new Map<number, number>();
  for (const held of holders.values()) {
    if (held.length < 2 || held.length > common) continue;
    held.forEach((a, i) => {
      for (let j = i + 1; j < held.length; j++) {
        const key = a * texts.length + (held[j] ?? 0);
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
    });
  }
  const pairs: [number, number][] = [];
  for (const [key, count] of shared) {
    const [a, b] = [Math.floor(key / texts.length), key % texts.length];
    const [sizeA, sizeB] = [pieces[a]?.size ?? 0, pieces[b]?.size ?? 0];
    if (count < 0.3 * Math.min(sizeA, sizeB)) continue;
    const both = [...(pieces[a] ?? [])].filter((piece) => pieces[b]?.has(piece)).length;
    if (both >= like * (sizeA + sizeB - both)) pairs.push([a, b]);
  }
  return pairs;
}

const known = new Map<string, ReadonlySet<string>>();

/** Runs of three words, of Chinese of three signs; a text that is known is not taken apart again. */
function piecesOf(text: string): ReadonlySet<string> {
  let pieces = known.get(text);
  if (pieces) return pieces;
  const words = text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [];
  const size = words.reduce(
    (sum, word) => sum + (/\p{Script=Han}/u.test(word) ? 2 : word.length),
    0,
  );
  pieces = new Set(
    size < shortest
      ? []
      : words.slice(2).map((word, i) => `${words[i] ?? ''} ${words[i + 1] ?? ''} ${word}`),
  );
  if (known.size > 50_000) known.clear();
  known.set(text, pieces);
  return pieces;
}
