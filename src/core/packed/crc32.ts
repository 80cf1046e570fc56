let table: Uint32Array | undefined;

/** The checksum of zip files (ISO 3309, reflected polynomial 0xedb88320), as an unsigned number. */
export function crc32(bytes: Uint8Array): number {
  table ??= makeTable();
  let crc = -1;
  // Not `for … of`, which is four times as slow over bytes.
  for (let i = 0; i < bytes.length; i++)
    crc = (crc >>> 8) ^ (table[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0);
  return ~crc >>> 0;
}

function makeTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
}
