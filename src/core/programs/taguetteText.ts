/** A document's words as they are read, and where the bytes that positions count stand in them. */
export interface ReadableText {
  readonly text: string;
  /** For each position asked for, the offset in `text`. */
  readonly offsets: ReadonlyMap<number, number>;
}

/** Elements after which a new line begins. */
const blocks =
  /^(?:p|div|h[1-6]|li|ul|ol|tr|table|blockquote|pre|section|article|header|footer|dd|dt)$/;

/**
 * Taguette counts the UTF-8 bytes of the words between the tags of a page, from its first on. The
 * words come out with a line a paragraph.
 * @param positions sorted
 */
export function readableText(html: string, positions: readonly number[]): ReadableText {
  const offsets = new Map<number, number>();
  let [text, bytes, next, preformatted] = ['', 0, 0, 0];
  const tell = (): void => {
    for (; next < positions.length && (positions[next] ?? 0) <= bytes; next++)
      offsets.set(positions[next] ?? 0, text.length);
  };
  const lineEnd = (): void => {
    text = text.replace(/[ \t]+$/, '');
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  for (const [token, tag] of html.matchAll(
    /<!--[\s\S]*?-->|<\/?([a-zA-Z][a-zA-Z0-9]*)[^>]*>|[^<]+|</g,
  )) {
    const name = tag?.toLowerCase();
    if (name === undefined && token.startsWith('<!--')) continue;
    if (name !== undefined) {
      if (name === 'pre') preformatted += token.startsWith('</') ? -1 : 1;
      if (name === 'br') text += '\n';
      else if (blocks.test(name)) lineEnd();
      continue;
    }
    for (const character of decoded(token)) {
      tell();
      bytes += utf8Length(character);
      const isSpace = /[ \t\n\r]/.test(character);
      if (!isSpace || preformatted > 0) text += character;
      // White space between words is one space, as a browser shows it; at a line's start, none.
      else if (text !== '' && !/\s$/.test(text)) text += ' ';
    }
  }
  tell();
  return { text, offsets };
}

function utf8Length(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi,
    (all, dec: string, hex: string, name: string) => {
      if (name) return named[name] ?? all;
      const code = dec ? Number(dec) : parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : '\ufffd';
    },
  );
}
