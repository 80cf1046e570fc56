import { type ImportedFile, oneSource, type ReadOptions, withEnding } from './imported';
import { Losses } from './losses';
import { readPlainText } from './plainText';

/** Reads a text or Markdown file: as it is, in UTF-8 and with LF line ends. */
export function readPlain(
  name: string,
  bytes: Uint8Array,
  { charset }: ReadOptions = {},
): ImportedFile {
  const { text, guessed, unreadable } = readPlainText(bytes, charset);
  const losses = new Losses();
  losses.add('unreadable', unreadable);
  const ending = /\.(?:md|markdown)$/i.test(name) ? 'md' : 'txt';
  const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  const file = oneSource(withEnding(name, ending), whole, losses.all());
  return guessed === undefined ? file : { ...file, guessed };
}
