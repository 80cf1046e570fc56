const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** ASCII text to be met as it is, as words of four bytes; the last overlaps the one before it. */
export interface Mark {
  readonly size: number;
  readonly words: Int32Array;
}

/** @param text at least four ASCII characters */
export function mark(text: string): Mark {
  const bytes = new TextEncoder().encode(text);
  const view = new DataView(bytes.buffer);
  const words = new Int32Array(Math.ceil(bytes.length / 4));
  words.forEach((_, i) => (words[i] = view.getInt32(Math.min(4 * i, bytes.length - 4), true)));
  return { size: bytes.length, words };
}

/**
 * JSON as bytes, read without decoding and four bytes at a time. Every method goes from a position
 * to a position, and gives -1 where something else stands or where it is handed -1.
 */
export class JsonBytes {
  private readonly view: DataView;
  private readonly length: number;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.length = bytes.length;
  }

  /** Behind a mark that stands at p. */
  after({ size, words }: Mark, p: number): number {
    const end = p + size;
    if (p < 0 || end > this.length) return -1;
    const { view } = this;
    const last = words.length - 1;
    for (let i = 0; i < last; i++) if (view.getInt32(p + 4 * i, true) !== words[i]) return -1;
    return view.getInt32(end - 4, true) === words[last] ? end : -1;
  }

  /** The quote that closes the string whose text begins at p; -1 for an escape JSON doesn't know. */
  stringEnd(p: number): number {
    while (p >= 0) {
      p = this.plainEnd(p);
      const byte = this.bytes[p];
      if (byte === QUOTE) return p;
      p = byte === BACKSLASH ? this.afterEscape(p) : -1;
    }
    return p;
  }

  /** As `stringEnd`, for a string that is not empty and has no escapes. */
  nameEnd(p: number): number {
    const end = p < 0 ? p : this.plainEnd(p);
    return end > p && this.bytes[end] === QUOTE ? end : -1;
  }

  /** The first byte from p on that no JSON string holds as it is, or the end of all. */
  private plainEnd(p: number): number {
    const { view, length } = this;
    for (const end = length - 4; p <= end; p += 4) {
      const found = special(view.getInt32(p, true));
      // The lowest bit set is right; higher ones may come from a borrow.
      if (found !== 0) return p + ((31 - Math.clz32(found & -found)) >> 3);
    }
    while (p < length && (special(this.bytes[p] ?? 0) & 0x80) === 0) p++;
    return p;
  }

  private afterEscape(p: number): number {
    const next = String.fromCharCode(this.bytes[p + 1] ?? 0);
    if (next !== 'u') return '"\\/bfnrt'.includes(next) ? p + 2 : -1;
    for (let i = p + 2; i < p + 6; i++)
      if (!/[0-9a-fA-F]/.test(String.fromCharCode(this.bytes[i] ?? 0))) return -1;
    return p + 6;
  }
}

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
