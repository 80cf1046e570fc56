import { decode, guessCharset } from '../text/charsets';
import type { StoredText } from './offsets';

/** The text in bytes as it stands there, line ends and all; UTF-8 unless they can't be that. */
export function decodeStored(bytes: Uint8Array): StoredText {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf)
    return { raw: decode('utf-8', bytes.subarray(3), false) ?? '', hasMark: true };
  const wide = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff && 'utf-16be';
  if (wide) return { raw: decode(wide, bytes.subarray(2), false) ?? '', hasMark: true };
  const sound = decode('utf-8', bytes, true);
  if (sound !== undefined) return { raw: sound, hasMark: false };
  const [best] = guessCharset(bytes);
  return { raw: decode(best?.charset ?? 'utf-8', bytes, false) ?? '', hasMark: false };
}
