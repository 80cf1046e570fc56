import { type Charset, decode, guessCharset } from './charsets';

export type LineEnds = 'lf' | 'crlf' | 'cr' | 'mixed' | 'none';

export interface Decoded {
  /** With LF line ends only and without a byte order mark. */
  readonly text: string;
  readonly encoding: Charset;
  readonly bom: boolean;
  /** What the bytes used before they were made LF. */
  readonly lineEnds: LineEnds;
  /** The bytes hold NUL and are no UTF-16: hardly a text, whatever `text` says. */
  readonly looksBinary: boolean;
  /** Whether the encoding is proven (mark, valid UTF-8) or far ahead of any other. */
  readonly certain: boolean;
}

type Found = Pick<Decoded, 'text' | 'encoding' | 'bom' | 'looksBinary' | 'certain'>;

/** By how much the best guess must lead to be called certain. */
const clearLead = 0.25;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

/** Reads a text of unknown encoding; never throws. */
export function decodeText(bytes: Uint8Array): Decoded {
  const found = withMark(bytes) ?? (bytes.includes(0) ? withNul(bytes) : withoutNul(bytes));
  if (!found.text.includes('\r')) {
    return { ...found, lineEnds: found.text.includes('\n') ? 'lf' : 'none' };
  }
  return { ...found, text: toLf(found.text), lineEnds: lineEndsOf(found.text) };
}

/** The text with LF for every CRLF and lone CR. */
export function toLf(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Lone surrogates, which UTF-8 can't hold, become U+FFFD. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

function withMark(bytes: Uint8Array): Found | undefined {
  const encoding = markOf(bytes);
  if (!encoding) return undefined;
  const sound = decode(encoding, bytes, true);
  return {
    text: sound ?? decode(encoding, bytes, false) ?? '',
    encoding,
    bom: true,
    looksBinary: false,
    certain: sound !== undefined,
  };
}

function markOf(bytes: Uint8Array): Charset | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/** NUL bytes are half of every ASCII character in UTF-16; anywhere else they mean no text. */
function withNul(bytes: Uint8Array): Found {
  const even = countZeros(bytes, 0);
  const odd = countZeros(bytes, 1);
  // Many zeros, as in English, prove more than the few of a Chinese text.
  const least = (even + odd) * 4 >= bytes.length ? 0 : 0.65;
  const best = guessCharset(bytes).find((guess) => guess.charset.startsWith('utf-16'));
  const text = best && best.score > least ? decode(best.charset, bytes, true) : undefined;
  if (!best || text === undefined || text.includes('\0')) {
    return { ...withoutNul(bytes), looksBinary: true, certain: false };
  }
  const certain = Math.min(even, odd) === 0;
  return { text, encoding: best.charset, bom: false, looksBinary: false, certain };
}

/** How many bytes at even (0) or odd (1) offsets are zero. */
function countZeros(bytes: Uint8Array, first: 0 | 1): number {
  let zeros = 0;
  for (let at = first; at < bytes.length; at += 2) zeros += Number(bytes[at] === 0);
  return zeros;
}

function withoutNul(bytes: Uint8Array): Found {
  try {
    const text = utf8.decode(bytes);
    return { text, encoding: 'utf-8', bom: false, looksBinary: false, certain: true };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // a TypeError says: no UTF-8
  }
  const [best, second] = guessCharset(bytes);
  const encoding = best?.charset ?? 'utf-8';
  const text = decode(encoding, bytes, false) ?? '';
  const lead = (best?.score ?? 0) - (second?.score ?? 0);
  const certain = lead >= clearLead && !text.includes('\ufffd');
  return { text, encoding, bom: false, looksBinary: false, certain };
}

function lineEndsOf(text: string): LineEnds {
  const crlf = /\r\n/.test(text);
  const cr = /\r(?!\n)/.test(text);
  const lf = /(?:^|[^\r])\n/.test(text);
  if (Number(crlf) + Number(cr) + Number(lf) > 1) return 'mixed';
  return crlf ? 'crlf' : cr ? 'cr' : 'lf';
}
