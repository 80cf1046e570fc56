import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { decodeText, encodeUtf8 } from '../text/decode';
import { bookChange, placed, reversed } from './bookChange';
import type { Folder } from './folder';

/** What an act did to a text that is a file of its own: a memo. Undefined where there was none. */
export interface TextChange {
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The change that takes this one back. */
export function reversedText({ file, before, after }: TextChange): TextChange {
  return { file, before: after, after: before };
}

/** What is to become of a text, as it stands at that moment; undefined for no file. */
export type TextEdit = (text: string | undefined) => string | undefined;

/**
 * Edits texts on what they hold on disk at this moment, line ends and byte order mark included. All
 * or none: where one can't be written, those already edited are edited back. Throws a Refusal for a
 * file that is no certain UTF-8.
 */
export async function editTexts(
  folder: Folder,
  edits: ReadonlyMap<string, TextEdit>,
): Promise<TextChange[]> {
  const done: TextChange[] = [];
  try {
    for (const [file, edit] of edits) done.push(...(await editText(folder, file, edit)));
  } catch (error) {
    for (const change of done.toReversed()) await editText(folder, change.file, takingBack(change));
    throw error;
  }
  return done;
}

async function editText(folder: Folder, file: string, edit: TextEdit): Promise<TextChange[]> {
  const made: { change: TextChange | undefined } = { change: undefined };
  await folder.store.update(file, (bytes) => {
    const before = bytes && folder.rawText(file, bytes);
    // Asked again, because others seemed to write: it was we.
    if (made.change && made.change.after === before) return bytes;
    const after = edit(before);
    made.change = after === before ? undefined : { file, before, after };
    if (!made.change) return bytes;
    if (bytes && !isUtf8(bytes)) throw new Refusal(noUtf8(file));
    return after === undefined ? undefined : encodeUtf8(after);
  });
  const { change } = made;
  if (change) folder.note(file, change.after !== undefined);
  return change ? [change] : [];
}

/** The edit that takes a change back, as far as what it did still stands. */
export function takingBack(change: TextChange): TextEdit {
  return making(reversedText(change));
}

/** The edit that makes a change again, where that is certain; else the text stays as it is. */
export function making({ before, after }: TextChange): TextEdit {
  return (text) => {
    if (text === before) return after;
    if (text === undefined || before === undefined || after === undefined) return text;
    return placed(text, bookChange(before, after)) ?? text;
  };
}

/** Whether a text is as a change leaves it, wherever in it. */
export function isAsAfter(text: string | undefined, { before, after }: TextChange): boolean {
  if (text === after) return true;
  if (text === undefined || before === undefined || after === undefined) return false;
  const back = reversed(bookChange(before, after));
  return placed(text, back) !== undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  const { encoding, certain, looksBinary } = decodeText(bytes);
  return encoding === 'utf-8' && certain && !looksBinary;
}

function noUtf8(file: string) {
  return sentence(
    '{file} is not UTF-8, so nothing was written to it. Save it as UTF-8 and try again.',
    { file },
  );
}
