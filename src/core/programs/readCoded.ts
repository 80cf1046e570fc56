import { sentence } from '../base/sentences';
import type { Losses } from '../exchange/lossReport';
import type { Study } from '../exchange/study';
import { Losses as FileLosses, lossSentence } from '../importing/losses';
import { endingOf } from '../importing/names';
import type { Sheet } from '../importing/tables/sheet';
import type { TableOptions } from './tables/readTables';

/** What a person can say of a file of codes or codings. */
export interface CodedOptions extends TableOptions {
  /** Of a text that does not say its own. */
  readonly charset?: string | undefined;
}

/** Endings of files that may hold codes or codings, or be sources: their content decides. */
export const codedEndings: readonly string[] =
  'csv tsv xlsx xlsm json jsonl md markdown docx'.split(' ');

/** What people and NVivo call a document with a codebook in it. */
const isNamedSo = /code ?-?_?(?:book|system|list)|\bcodes\b|\bnodes\b|代码|代碼|编码|編碼/i;

/**
 * A study of a file of codes or codings: a table (CSV, Excel, Markdown, Word) as ATLAS.ti, MAXQDA and
 * NVivo export it, or as people write codebooks; JSON of Label Studio, doccano and Coda. Undefined for
 * a file of anything else. Throws a Refusal where it can't be read.
 */
export async function readCoded(
  name: string,
  bytes: Uint8Array,
  losses: Losses,
  options: CodedOptions = {},
): Promise<Study | undefined> {
  const title = name.replace(/\.\w+$/, '');
  const ending = endingOf(name);
  // Word files are nearly always sources, and dear to look into.
  if (ending === 'docx' && options.kind === undefined && !isNamedSo.test(title)) return undefined;
  if (/^jsonl?$/.test(ending))
    return (await import('./json/readJson')).readJsonStudy(title, bytes, losses);
  const ofFile = new FileLosses();
  const { sheets, guessed } = await sheetsIn(name, bytes, options, ofFile);
  const { codedTables, readTables } = await import('./tables/readTables');
  const tables = codedTables(sheets, options);
  if (!tables) return undefined;
  for (const loss of ofFile.all()) losses.note(lossSentence(loss));
  if (guessed !== undefined)
    losses.note(
      sentence('The text is read as {encoding}, which is a guess: look at its words.', {
        encoding: guessed,
      }),
    );
  return readTables(title, sheets, tables, losses);
}

interface Sheets {
  readonly sheets: readonly Sheet[];
  /** The charset, where it is a guess. */
  readonly guessed?: string | undefined;
}

async function sheetsIn(
  name: string,
  bytes: Uint8Array,
  { charset, kind }: CodedOptions,
  losses: FileLosses,
): Promise<Sheets> {
  const ending = endingOf(name);
  if (/^(?:[ct]sv|xls[xm])$/.test(ending))
    return (await import('../importing/tables/tableFile')).sheetsOf(name, bytes, charset, losses);
  const { isMostlyTables, markdownTables } = await import('./tables/markdownTables');
  const { text, guessed } = await markdownOf(name, bytes, charset);
  const isTable = kind !== undefined || isMostlyTables(text);
  return { sheets: isTable ? markdownTables(text) : [], guessed };
}

async function markdownOf(name: string, bytes: Uint8Array, charset: string | undefined) {
  if (endingOf(name) !== 'docx')
    return (await import('../importing/plainText')).readPlainText(bytes, charset);
  const { readDocx } = await import('../importing/office/docx');
  const { sources } = readDocx(name, bytes);
  return { text: sources.map(({ text }) => text).join('\n'), guessed: undefined };
}
