import { type Charset, decode } from './charsets';
import { encodeUtf8 } from './decode';
import { once } from './once';

/**
 * The bytes of a text in the charset that its file is in, so that a small change leaves the rest of
 * the file as it is; undefined where the charset has no place for some character.
 */
export function encodeAs(charset: Charset, text: string): Uint8Array<ArrayBuffer> | undefined {
  switch (charset) {
    case 'utf-8':
      return encodeUtf8(text);
    case 'utf-16le':
    case 'utf-16be':
      return utf16(text, charset === 'utf-16be');
    case 'gb18030':
      return byTable(text, gb18030());
    case 'big5':
      return byTable(text, big5());
    case 'windows-1252':
      return byTable(text, windows1252());
  }
}

function utf16(text: string, isBigEndian: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[2 * i + (isBigEndian ? 1 : 0)] = unit & 0xff;
    bytes[2 * i + (isBigEndian ? 0 : 1)] = unit >> 8;
  }
  return bytes;
}

/** What each character outside ASCII is in a charset. Hosts only decode these: we turn that round. */
type Table = ReadonlyMap<string, readonly number[]>;

const gb18030 = once(() => pairTable('gb18030', 0x81, 0x40));
const big5 = once(() => pairTable('big5', 0x81, 0x40));
const windows1252 = once(() => {
  const table = new Map<string, readonly number[]>();
  for (let byte = 0x80; byte <= 0xff; byte++) note(table, 'windows-1252', [byte]);
  return table;
});

function pairTable(charset: Charset, firstLead: number, firstTrail: number): Table {
  const table = new Map<string, readonly number[]>();
  for (let lead = firstLead; lead <= 0xfe; lead++)
    for (let trail = firstTrail; trail <= 0xfe; trail++) note(table, charset, [lead, trail]);
  return table;
}

/** Of two places that a character has, the first is what others write too. */
function note(table: Map<string, readonly number[]>, charset: Charset, bytes: readonly number[]) {
  const text = decode(charset, Uint8Array.from(bytes), true);
  if (text === undefined || [...text].length !== 1 || table.has(text)) return;
  table.set(text, bytes);
}

function byTable(text: string, table: Table): Uint8Array<ArrayBuffer> | undefined {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const own = code < 0x80 ? [code] : table.get(character);
    if (!own) return undefined;
    bytes.push(...own);
  }
  return Uint8Array.from(bytes);
}
