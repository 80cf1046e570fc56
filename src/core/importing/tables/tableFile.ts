import { readCsv } from '../../cases/csv';
import { type ImportedFile, type ReadOptions, withEnding } from '../imported';
import { Losses } from '../losses';
import { readPlainText } from '../plainText';
import { turnsText } from '../speech/turnsText';
import { endingOf } from '../names';
import type { Sheet } from './sheet';
import { surveySources } from './survey';
import { transcriptSegments } from './transcript';
import { readXlsx } from './xlsx';

/**
 * Reads a table as what it holds: who said what, row by row; or a survey, one case a row, whose open
 * answers become a source for each case and whose closed ones become attributes.
 */
export function readTableFile(
  name: string,
  bytes: Uint8Array,
  { charset }: ReadOptions = {},
): ImportedFile {
  const losses = new Losses();
  const { sheets, guessed } = sheetsOf(name, bytes, charset, losses);
  const [sheet, ...others] = sheets.filter(({ rows }) => rows.length > 0);
  losses.add('sheet', others.length);
  const file = sheet ? read(name, sheet, losses) : { sources: [], cases: [] };
  const whole = { ...file, losses: losses.all() };
  return guessed === undefined ? whole : { ...whole, guessed };
}

/** The sheets of a table file; of a CSV file its only one. */
export function sheetsOf(
  name: string,
  bytes: Uint8Array,
  charset: string | undefined,
  losses: Losses,
): { readonly sheets: readonly Sheet[]; readonly guessed?: string | undefined } {
  if (/^xls[xm]$/.test(endingOf(name))) return { sheets: readXlsx(bytes, losses) };
  const { text, guessed, unreadable } = readPlainText(bytes, charset);
  losses.add('unreadable', unreadable);
  const title = titleOf(text);
  const { rows } = readCsv(name, text.slice(title.length)).value;
  const cells = rows.map((row) => row.cells.map((cell) => cell.text));
  return {
    sheets: [{ name: '', rows: title === '' ? cells : [[title.trim()], ...cells] }],
    guessed,
  };
}

/** A line above a table that names it, with its line end: what parts the columns is not in it. */
function titleOf(text: string): string {
  const [first = '', second = '', third = ''] = text.split('\n', 3);
  const counts = (line: string) => [';', '\t', ','].map((mark) => line.split(mark).length - 1);
  const isBare = first.trim() !== '' && !/[;\t,"]|^sep=/i.test(first);
  const isTable = counts(second).some((count, i) => count > 0 && count === counts(third)[i]);
  return isBare && isTable ? `${first}\n` : '';
}

function read(name: string, { rows }: Sheet, losses: Losses): Omit<ImportedFile, 'losses'> {
  const said = transcriptSegments(rows, losses);
  if (!said) return surveySources(name, rows, losses);
  const source = { name: withEnding(name, 'txt'), ...turnsText(said), cases: [] };
  return { sources: [source], cases: [] };
}
