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
  const { rows } = readCsv(name, text).value;
  const sheet = { name: '', rows: rows.map(({ cells }) => cells.map((cell) => cell.text)) };
  return { sheets: [sheet], guessed };
}

function read(name: string, { rows }: Sheet, losses: Losses): Omit<ImportedFile, 'losses'> {
  const said = transcriptSegments(rows, losses);
  if (!said) return surveySources(name, rows, losses);
  const source = { name: withEnding(name, 'txt'), ...turnsText(said), cases: [] };
  return { sources: [source], cases: [] };
}
