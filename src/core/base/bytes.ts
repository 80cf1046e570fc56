export function sameBytes(a: Uint8Array, b: Uint8Array | undefined): boolean {
  if (a.length !== b?.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/**
 * Tells contents apart without keeping them: their length and two hashes, FNV-1a (Fowler, Noll &
 * Vo) and one that multiplies by 31, from another basis.
 */
export function fingerprint(bytes: Uint8Array): string {
  let first = 0x811c9dc5;
  let second = 7;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    first = Math.imul(first ^ byte, 0x01000193);
    second = (Math.imul(second, 31) + byte) | 0;
  }
  return `${bytes.length} ${first} ${second}`;
}
