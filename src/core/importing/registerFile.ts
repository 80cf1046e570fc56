import type { Project } from '../project/project';
import { decodeText, encodeUtf8 } from '../text/decode';
import { type FilledRegister, fillRegister, type RegisterRow } from './registers';

/** The columns of a new `cases.csv`. */
export const caseColumns: readonly string[] = ['case', 'name', 'speaker'];

/** What a register would be with these rows in it. Nothing is written. */
export async function filledFile(
  project: Project,
  file: string,
  columns: readonly string[],
  rows: readonly RegisterRow[],
): Promise<FilledRegister> {
  return fillRegister(asText(await project.store.read(file)), columns, rows);
}

/** Puts rows into a register on disk; see `fillRegister`. */
export async function fillFile(
  project: Project,
  file: string,
  columns: readonly string[],
  rows: readonly RegisterRow[],
): Promise<FilledRegister | undefined> {
  if (!rows.length) return undefined;
  let filled: FilledRegister | undefined;
  await project.store.update(file, (bytes) => {
    const text = asText(bytes);
    filled = fillRegister(text, columns, rows);
    return filled.text === text && bytes ? bytes : encodeUtf8(filled.text);
  });
  return filled;
}

/** With its byte order mark and its kind of line ends. */
function asText(bytes: Uint8Array | undefined): string {
  if (!bytes) return '';
  const { text, bom, lineEnds } = decodeText(bytes);
  const marked = bom ? `\ufeff${text}` : text;
  return lineEnds === 'crlf' ? marked.replace(/\n/g, '\r\n') : marked;
}
