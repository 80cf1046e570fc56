import assert from 'node:assert/strict';

/** The bytes of a text in a charset that Node reads but does not write, without a mark. */
export function encodeAs(
  charset: 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be',
  text: string,
): Buffer {
  if (charset === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (charset === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const table = tables.get(charset) ?? tableOf(charset);
  tables.set(charset, table);
  return Buffer.from(
    [...text].flatMap((character) => {
      const bytes = character < '\x80' ? [character.charCodeAt(0)] : table.get(character);
      assert.ok(bytes, `${charset} has no ${character}`);
      return bytes;
    }),
  );
}

const tables = new Map<string, Map<string, readonly number[]>>();

/** All characters of two bytes, and in GB18030 the emoji among those of four. */
function tableOf(charset: string): Map<string, readonly number[]> {
  const decoder = new TextDecoder(charset);
  const table = new Map<string, readonly number[]>();
  const take = (bytes: readonly number[]) => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if ([...character].length === 1 && !table.has(character)) table.set(character, bytes);
  };
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) take([lead, trail]);
  if (charset === 'gb18030')
    for (let third = 0x81; third <= 0xfe; third++)
      for (let last = 0x30; last <= 0x39; last++)
        for (const second of [0x38, 0x39]) take([0x94, second, third, last]);
  return table;
}
