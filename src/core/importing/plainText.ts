import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { type Charset, decode } from '../text/charsets';
import { type Decoded, decodeText, toLf } from '../text/decode';

/** The charsets that a person can choose. */
export const charsets: readonly Charset[] = [
  'utf-8',
  'gb18030',
  'big5',
  'utf-16le',
  'utf-16be',
  'windows-1252',
];

export interface PlainText {
  /** LF line ends, no byte order mark. */
  readonly text: string;
  /** The charset, where it is neither proven nor chosen. */
  readonly guessed: string | undefined;
  /** How many characters could not be read. */
  readonly unreadable: number;
}

/**
 * The text of a file that may be in any charset. Throws a Refusal for one that is no text, and for
 * a charset that there is not.
 */
export function readPlainText(bytes: Uint8Array, chosen?: string): PlainText {
  const decoded = chosen === undefined ? decodeText(bytes) : decodeAs(bytes, chosen);
  if (isNoText(decoded)) throw new Refusal(noText);
  const { text } = decoded;
  return {
    text,
    guessed: decoded.certain ? undefined : decoded.encoding,
    unreadable: text.match(/\ufffd/g)?.length ?? 0,
  };
}

function decodeAs(bytes: Uint8Array, chosen: string): Decoded {
  const encoding = charsets.find((each) => each === chosen.toLowerCase());
  if (!encoding)
    throw new Refusal(
      sentence('There is no encoding “{name}”. There are: {names}.', {
        name: chosen,
        names: charsets.join(', '),
      }),
    );
  const text = toLf(decode(encoding, bytes, false) ?? '').replace(/^\ufeff/, '');
  return { text, encoding, bom: false, lineEnds: 'lf', looksBinary: false, certain: true };
}

/** A text may hold a few null characters; other files are full of what no text holds. */
function isNoText({ text }: Decoded): boolean {
  const sample = text.slice(0, 1 << 14);
  const odd = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]/g)?.length ?? 0;
  return odd > sample.length * 0.1;
}

const noText = sentence(
  'This file is no text, whatever its name says. Open it in the program that it comes from, and save it as text or as .docx.',
);

/** Exactly one line end at the end. */
export function endedOnce(text: string): string {
  const words = text.replace(/[\s\0]+$/, '');
  return words === '' ? '' : `${words}\n`;
}
