export function sameBytes(a: Uint8Array, b: Uint8Array | undefined): boolean {
  if (a.length !== b?.length) return false;
  const [left, right] = [viewOf(a), viewOf(b)];
  let i = 0;
  // Four at a time, wherever in memory they begin.
  for (const end = a.length - 3; i < end; i += 4)
    if (left.getInt32(i) !== right.getInt32(i)) return false;
  for (; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
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
