import { Refusal } from '../../base/refusal';
import { sentence } from '../../base/sentences';
import { type ImportedFile, oneSource, withEnding } from '../imported';
import { Losses } from '../losses';
import { Page, remarksIn } from '../page';
import { RtfBody } from './rtfBody';
import { rtfTokens } from './tokens';

/** Reads rich text, as it stands when all changes are accepted. */
export function readRtf(name: string, bytes: Uint8Array): ImportedFile {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  if (!/^(?:\xef\xbb\xbf)?\s*\{\\rtf/.test(head)) throw new Refusal(noRtf);
  const losses = new Losses();
  const page = new Page();
  const body = new RtfBody(page, losses);
  for (const token of rtfTokens(bytes)) body.take(token);
  body.end();
  const text = page.text();
  const remarks = remarksIn(text, body.remarks);
  losses.add('comment', body.remarks.length - remarks.length);
  losses.add('unreadable', text.match(/\ufffd/g)?.length ?? 0);
  return oneSource(withEnding(name, 'md'), text, losses.all(), remarks);
}

const noRtf = sentence(
  'This file is no rich text, whatever its name says. Open it in the program that it comes from, and save it as .docx.',
);
