/** Where the two hashes of an id begin. */
export const firstBasis = 0x811c9dc5 | 0;
export const secondBasis = 7;

/**
 * Takes four bytes more into a hash of 32 bits. Each step can be undone, so two ids that differ in
 * four neighbouring bytes never meet; the rotation keeps high bits from staying among themselves,
 * as they do under multiplication alone.
 */
export function mixFirst(hash: number, word: number): number {
  const mixed = hash ^ word;
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x01000193);
}

/** As `mixFirst`, and independent of it. */
export function mixSecond(hash: number, word: number): number {
  const mixed = (hash + word) | 0;
  return Math.imul((mixed << 13) | (mixed >>> 19), 0x85ebca6b);
}

/** Both hashes of an id: of its words of four bytes, then of each byte left over. */
export function hashesOf(id: Uint8Array): readonly [number, number] {
  let first = firstBasis;
  let second = secondBasis;
  const view = new DataView(id.buffer, id.byteOffset, id.length);
  for (let p = 0; p < id.length;) {
    const isWord = p <= id.length - 4;
    const word = isWord ? view.getInt32(p, true) : view.getUint8(p);
    first = mixFirst(first, word);
    second = mixSecond(second, word);
    p += isWord ? 4 : 1;
  }
  return [first, second];
}
