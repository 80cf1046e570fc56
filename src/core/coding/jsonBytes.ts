const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LOWER_U = 0x75;

/** ASCII text to be met as it is: its words of four bytes, which overlap where it is short. */
export interface Mark {
  readonly first: number;
  /** At byte 4, or where the last four bytes begin. */
  readonly second: number;
  readonly last: number;
}

/** How far any mark may reach. */
export const longestMark = 12;

/** @param text 4 to 12 ASCII characters */
export function mark(text: string): Mark {
  const end = text.length - 4;
  const view = new DataView(new TextEncoder().encode(text).buffer);
  const word = (at: number) => view.getInt32(at, true);
  return { first: word(0), second: word(Math.min(4, end)), last: word(end) };
}

/**
 * Behind the quote that closes the JSON string whose text begins at `from`; -1 where none does.
 * Reads four bytes at a time and decodes nothing.
 */
export function stringEnd(view: DataView, from: number): number {
  const lastWord = view.byteLength - 4;
  let p = from;
  while (p <= lastWord) {
    const word = view.getInt32(p, true);
    const found = special(word);
    if (found === 0) {
      p += 4;
      continue;
    }
    // The lowest bit set is right; higher ones may come from a borrow.
    const at = (31 - Math.clz32(found & -found)) >> 3;
    const byte = (word >>> (at << 3)) & 0xff;
    p += at;
    if (byte === QUOTE) return p + 1;
    if (byte !== BACKSLASH) return -1;
    p = afterEscape(view, p);
    if (p < 0) return -1;
  }
  return lastStringEnd(view, p);
}

/** As `stringEnd`, among the last few bytes. */
function lastStringEnd(view: DataView, from: number): number {
  for (let p = from; p >= 0 && p < view.byteLength;) {
    const byte = view.getUint8(p);
    if (byte === QUOTE) return p + 1;
    if (byte === BACKSLASH) p = afterEscape(view, p);
    else p = byte < 0x20 ? -1 : p + 1;
  }
  return -1;
}

/** Behind an escape that JSON knows. */
function afterEscape(view: DataView, p: number): number {
  if (p + 2 > view.byteLength) return -1;
  const letter = view.getUint8(p + 1);
  if (escapes[letter] === 1) return p + 2;
  if (letter !== LOWER_U || p + 6 > view.byteLength) return -1;
  for (let i = p + 2; i < p + 6; i++)
    if (!/[0-9a-fA-F]/.test(String.fromCharCode(view.getUint8(i)))) return -1;
  return p + 6;
}

/** 1 for each character that may follow a backslash, `u` left out. */
const escapes = new Uint8Array(256);
for (const byte of new TextEncoder().encode('"\\/bfnrt')) escapes[byte] = 1;

/**
 * The high bit of each of four bytes that is a quote, a backslash or a control character: the test
 * for a zero byte (Mycroft 1987). Swapping 0x20 and 0x22 first puts the quote right behind the
 * controls. Exact up to the lowest bit it sets.
 */
export function special(word: number): number {
  const quoteOrControl = (word ^ 0x02020202) - 0x21212121;
  const backslash = (word ^ 0x5c5c5c5c) - 0x01010101;
  return (quoteOrControl | backslash) & ~word & 0x80808080;
}
