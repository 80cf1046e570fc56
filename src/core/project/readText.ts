import type { Problem, Read } from '../base/problem';
import { type Sentence, sentence } from '../base/sentences';
import { type Decoded, decodeText } from '../text/decode';
import { indexLines, placeAt } from '../text/lines';

/** Whether a problem of `readText` says that the text may not be what somebody wrote. */
export function isDoubtful({ kind }: Problem): boolean {
  return kind === 'binary-file' || kind === 'binary-source' || kind === 'uncertain-encoding';
}

/**
 * The text of a source or of a file that describes it, LF line ends; empty when the file is no
 * text at all, so that nothing is made of its bytes.
 */
export function readText(
  file: string,
  bytes: Uint8Array,
  what: 'source' | 'file' = 'source',
): Read<string> {
  const decoded = decodeText(bytes);
  const { text } = decoded;
  if (isNoText(decoded)) return { value: '', problems: [noText(file, what)] };
  const problems: Problem[] = [];
  const tell = (kind: string, offset: number, words: Sentence) => {
    const [line, column] = placeAt(indexLines(text), text, offset);
    const range = [line, column, line, column + 1] as const;
    problems.push({ kind, severity: 'warning', file, range, sentence: words });
  };
  if (!decoded.looksBinary && !decoded.certain) {
    const values = { encoding: decoded.encoding };
    const broken = text.indexOf('\ufffd');
    tell('uncertain-encoding', Math.max(0, broken), broken < 0 ? guessed(values) : unread(values));
  }
  if (decoded.looksBinary) tell('null-character', text.indexOf('\0'), nullCharacter);
  return { value: text, problems };
}

/** A text may hold a few null characters; other files are full of them, or of what no text holds. */
function isNoText({ looksBinary, text, encoding }: Decoded): boolean {
  if (!looksBinary) return false;
  const sample = text.slice(0, 1 << 16);
  const odd = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]/g)?.length ?? 0;
  const isUtf8 = encoding === 'utf-8' && !sample.includes('\ufffd');
  return odd > sample.length * (isUtf8 ? 0.3 : 0.05);
}

function noText(file: string, what: 'source' | 'file'): Problem {
  const words = sentence(
    'This file is no text, whatever its name says, so nothing in it was read. Save it as a text file, or take it out of the project.',
  );
  return {
    kind: `binary-${what}`,
    severity: 'error',
    file,
    range: [1, 1, 1, 1],
    sentence: words,
  };
}

function guessed(values: { readonly encoding: string }): Sentence {
  return sentence(
    'This file does not say which encoding it is in; it was read as {encoding}, which is a guess. Look whether its words are right. Save it as UTF-8, and there is nothing to guess.',
    values,
  );
}

function unread(values: { readonly encoding: string }): Sentence {
  return sentence(
    'Here stands the first character that can’t be read; the file was read as {encoding}. Open it in its right encoding, or mend the character. Save it as UTF-8.',
    values,
  );
}

const nullCharacter = sentence(
  'A null character stands here, as a crash or a bad copy leaves it, and editors take the file for no text. Delete it.',
);
