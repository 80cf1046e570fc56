const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LOWER_U = 0x75;

/** ASCII text to be met as it is: its words of four bytes, which overlap where it is short. */
export interface Mark {
  readonly size: number;
  readonly first: number;
  readonly second: number;
  readonly last: number;
}

/** @param text 4 to 12 ASCII characters */
export function mark(text: string): Mark {
  const { length: size } = text;
  const view = new DataView(new TextEncoder().encode(text).buffer);
  const word = (at: number) => view.getInt32(at, true);
  return { size, first: word(0), second: word(Math.min(4, size - 4)), last: word(size - 4) };
}

/**
 * JSON as bytes, read without decoding and four bytes at a time. Every method goes from a position
 * to a position, and gives -1 where something else stands or where it is handed -1.
 */
export class JsonBytes {
  private readonly view: DataView;
  /** The last position at which a word begins. */
  private readonly lastWord: number;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.lastWord = bytes.length - 4;
  }

  /** Behind a mark that stands at p. */
  after({ size, first, second, last }: Mark, p: number): number {
    const { view } = this;
    const end = p + size;
    if (p < 0 || end > view.byteLength || view.getInt32(p, true) !== first) return -1;
    const isThere =
      view.getInt32(Math.min(p + 4, end - 4), true) === second &&
      view.getInt32(end - 4, true) === last;
    return isThere ? end : -1;
  }

  /** Behind the string whose key is the mark that stands at p. */
  textAfter(key: Mark, p: number): number {
    return this.stringEnd(this.after(key, p));
  }

  /** Behind the quote that closes the string whose text begins at `from`. */
  stringEnd(from: number): number {
    const { bytes } = this;
    let p = from;
    while (p >= 0) {
      p = this.plainEnd(p);
      const byte = bytes[p];
      if (byte === QUOTE) return p + 1;
      p = byte === BACKSLASH ? this.afterEscape(p) : -1;
    }
    return p;
  }

  /** As `stringEnd`, for a string that is not empty and has no escapes. */
  nameEnd(from: number): number {
    const end = from < 0 ? from : this.plainEnd(from);
    return end > from && this.bytes[end] === QUOTE ? end + 1 : -1;
  }

  /** The first byte from p on that no JSON string holds as it is, or the end of all. */
  private plainEnd(from: number): number {
    const { view, lastWord, bytes } = this;
    let p = from;
    for (; p <= lastWord; p += 4) {
      const found = special(view.getInt32(p, true));
      // The lowest bit set is right; higher ones may come from a borrow.
      if (found !== 0) return p + ((31 - Math.clz32(found & -found)) >> 3);
    }
    while (p < bytes.length && (special(bytes[p] ?? 0) & 0x80) === 0) p++;
    return p;
  }

  /** Behind an escape that JSON knows. */
  private afterEscape(p: number): number {
    const letter = this.bytes[p + 1] ?? 0;
    if (letter !== LOWER_U) return escapes[letter] === 1 ? p + 2 : -1;
    for (let i = p + 2; i < p + 6; i++)
      if (!/[0-9a-fA-F]/.test(String.fromCharCode(this.bytes[i] ?? 0))) return -1;
    return p + 6;
  }
}

/** 1 for each character that may follow a backslash, `u` left out. */
const escapes = new Uint8Array(256);
for (const byte of new TextEncoder().encode('"\\/bfnrt')) escapes[byte] = 1;

/**
 * The high bit of each of four bytes that is a quote, a backslash or a control character: the test
 * for a zero byte (Mycroft 1987) on three differences at once. Exact up to the lowest bit it sets.
 */
function special(word: number): number {
  const control = word - 0x20202020;
  const quote = (word ^ 0x22222222) - 0x01010101;
  const backslash = (word ^ 0x5c5c5c5c) - 0x01010101;
  return (control | quote | backslash) & ~word & 0x80808080;
}
