import { decode } from '../../text/charsets';
import { decodeText, toLf } from '../../text/decode';
import { type ImportedFile, oneSource, type ReadOptions, withEnding } from '../imported';
import { Losses } from '../losses';
import { Page } from '../page';
import { charsets, readPlainText } from '../plainText';
import { parseHtml } from './parseHtml';
import { HtmlBody } from './htmlBody';

/** Reads a web page: headings, paragraphs, lists, tables and quotations, without what steers it. */
export function readHtml(
  name: string,
  bytes: Uint8Array,
  { charset }: ReadOptions = {},
): ImportedFile {
  const { text, guessed, unreadable } = readPlainText(bytes, charset ?? saidIn(bytes));
  const losses = new Losses();
  losses.add('unreadable', unreadable);
  const page = new Page();
  new HtmlBody(page, losses).read(parseHtml(toLf(text)));
  const file = oneSource(withEnding(name, 'md'), page.text(), losses.all());
  return guessed === undefined ? file : { ...file, guessed };
}

/** The charset that the page says it is in, where it is one we know and the bytes do not tell better. */
function saidIn(bytes: Uint8Array): string | undefined {
  const { certain } = decodeText(bytes);
  if (certain) return undefined;
  const head = decode('windows-1252', bytes.subarray(0, 4096), false) ?? '';
  const said = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1]?.toLowerCase();
  const usual =
    said &&
    (/^gb(?:k|2312)/.test(said) ? 'gb18030' : /^iso-8859-1$/.test(said) ? 'windows-1252' : said);
  return charsets.find((each) => each === usual);
}
