import { isHan, isHigh, isLow } from './chars';
import { once } from './once';

/** The charsets that a text without a byte order mark may turn out to be in. */
export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252';

export interface Guess {
  readonly charset: Charset;
  /** How much the text looks like someone wrote it: 1 is sound, below 0.5 is hardly a language. */
  readonly score: number;
}

/** How many bytes are judged, from the first outside ASCII on. */
const sampled = 1 << 14;

/** What windows-1252 puts in the place of 0x80 to 0x9f; five places are empty. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const common = once(
  () =>
    new Set(
      '的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過' +
        '发發后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心' +
        '她本前开開但因只从從想实實教师師课課校长長老问問题題，。、：？！“”「」《》（）…',
    ),
);

/**
 * The charset that the bytes are most likely in, best first. UTF-8 is among them even with broken
 * bytes, so that a cut or a bad paste does not turn a whole Chinese text into another charset's
 * nonsense.
 */
export function guessCharset(bytes: Uint8Array): readonly Guess[] {
  const start = firstOutsideAscii(bytes);
  const sample = bytes.subarray(start, start + sampled);
  const isCut = start + sampled < bytes.length;
  const guesses: Guess[] = [];
  const add = (charset: Charset, text: string | undefined): void => {
    if (text !== undefined) guesses.push({ charset, score: score(text) });
  };
  add('utf-8', decode('utf-8', sample, false));
  if (bytes.length % 2 === 0) {
    add('utf-16le', decodeCut('utf-16le', sample, isCut));
    add('utf-16be', decodeCut('utf-16be', sample, isCut));
  }
  add('gb18030', decodeCut('gb18030', sample, isCut));
  add('big5', decodeCut('big5', sample, isCut));
  add('windows-1252', decode('windows-1252', sample, true));
  return guesses.sort((a, b) => b.score - a.score);
}

/** Rounded down to an even offset, where a character of UTF-16 begins too. */
function firstOutsideAscii(bytes: Uint8Array): number {
  const at = bytes.findIndex((byte) => byte >= 0x80 || byte === 0);
  return at < 0 ? 0 : at & ~1;
}

/** Undefined when `fatal` and the bytes break the charset's rules. */
export function decode(charset: Charset, bytes: Uint8Array, fatal: boolean): string | undefined {
  try {
    const text = new TextDecoder(charset, { fatal }).decode(bytes);
    return charset === 'windows-1252' ? withCurlyQuotes(text) : text;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Some hosts read windows-1252 as Latin-1, where quotes and dashes are control characters. */
function withCurlyQuotes(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (unit) => windows1252.charAt(unit.charCodeAt(0) - 0x80));
}

/** A sample cut from a longer text may end inside a character: up to three bytes are left out. */
function decodeCut(charset: Charset, sample: Uint8Array, isCut: boolean): string | undefined {
  for (let less = 0; less <= (isCut ? 3 : 0); less++) {
    const text = decode(charset, sample.subarray(0, sample.length - less), true);
    if (text !== undefined) return text;
  }
  return undefined;
}

/**
 * The mean over the characters outside ASCII. Chinese counts when it is common; accented letters
 * and curly quotes when they stand among ASCII letters, as in words of western Europe, and not in
 * rows, as Chinese bytes read so would.
 */
function score(text: string): number {
  let sum = 0;
  let count = 0;
  let before = 0x20;
  // A broken last character only says that the file was cut short.
  const end = text.endsWith('\ufffd') ? text.length - 1 : text.length;
  for (let at = 0; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) {
      const pair = isHigh(unit) && isLow(text.charCodeAt(at + 1));
      sum += pair ? worthOfPair(text.codePointAt(at) ?? 0) : worth(text.charAt(at), unit, before);
      count++;
      if (pair) at++;
    } else if (unit < 0x20 && (unit < 0x09 || unit > 0x0d)) {
      sum -= 2;
      count++;
    }
    before = unit;
  }
  if (count === 0) return end === text.length ? 1 : 0;
  return sum / count;
}

function worth(character: string, unit: number, before: number): number {
  if (common().has(character)) return 1.2;
  if (isHan(unit)) return unit >= 0x4e00 && unit <= 0x9fa5 ? 0.6 : 0.1;
  if (unit === 0xfffd || (unit >= 0xe000 && unit <= 0xf8ff)) return -4;
  if (unit >= 0x3000 && unit <= 0x30ff) return 0.6;
  if (unit >= 0xff01 && unit <= 0xff5e) return 0.6;
  if (unit >= 0x2010 && unit <= 0x2026) return 0.9;
  if (unit < 0xa0) return -2;
  if (unit < 0x250) return before >= 0x80 ? 0.1 : 0.9;
  return 0;
}

/** Emoji are common in our time; other characters beyond the basic plane are rare in every text. */
function worthOfPair(code: number): number {
  if (code >= 0x1f000 && code <= 0x1faff) return 0.6;
  return code >= 0x20000 && code <= 0x323af ? 0.2 : -1;
}
