import fs from 'node:fs';
import path from 'node:path';
import { Refusal } from '../core/base/refusal';
import { readingTrouble } from '../core/base/systemTrouble';
import { endingOf } from '../core/importing/names';
import {
  projectEndings,
  type ReadStudy,
  readCodedStudy,
  readProjectStudy,
  readVault,
} from '../core/programs/importProject';
import { isQuadro } from '../core/programs/quadro/readQuadro';
import { codedEndings } from '../core/programs/readCoded';
import { type Column, columns } from '../core/programs/tables/columns';
import type { ImportRequest, NamedFile } from './importer';
import { oneOf, WrongUsage } from './usage';

/** The study that a file, or the folder of a vault, holds; undefined for one that may be a source. */
export async function readStudy(
  { path: file }: NamedFile,
  request: ImportRequest,
): Promise<ReadStudy | undefined> {
  if (isVault(file)) return readVault(path.basename(file), notesIn(file));
  const ending = endingOf(file);
  const options = optionsOf(request);
  if (options.as !== undefined && codedEndings.includes(ending) && options.as === 'sources')
    return undefined;
  if (projectEndings.includes(ending)) return readProjectStudy(titleOf(file), await bytesOf(file));
  if (!codedEndings.includes(ending)) return undefined;
  const kind = options.as === 'sources' ? undefined : options.as;
  return readCodedStudy(path.basename(file), await bytesOf(file), {
    kind,
    columns: options.columns,
    charset: request.encoding,
  });
}

function optionsOf({ as, columns: asked }: ImportRequest) {
  const kinds = ['codebook', 'codings', 'sources'] as const;
  return {
    as: as === undefined ? undefined : oneOf('--as', as, kinds),
    columns: new Map(asked.map(columnOf)),
  };
}

/** As in `definition=Notes`. */
function columnOf(asked: string): readonly [Column, string] {
  const at = asked.indexOf('=');
  if (at < 0) throw new WrongUsage(`--column is FIELD=NAME; not “${asked}”.`);
  return [oneOf('--column', asked.slice(0, at).trim(), columns), asked.slice(at + 1).trim()];
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await fs.promises.readFile(file);
  } catch (error) {
    throw new Refusal(readingTrouble(error));
  }
}

/** QualCoder keeps its database in a folder, by whose name a project is known. */
function titleOf(file: string): string {
  const name = path.basename(file);
  return name === 'data.qda'
    ? path.basename(path.dirname(file)).replace(/(?:\.qda)?$/, '.qda')
    : name;
}

/** Whether a folder is a vault of Quadro. */
export function isVault(folder: string): boolean {
  const stat = fs.statSync(folder, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return false;
  // Looking into every note is dear: only where something speaks for it.
  const mayBe = fs.readdirSync(folder).some((name) => /^(?:codes?|\.obsidian)$/i.test(name));
  return mayBe && isQuadro(notesIn(folder));
}

function notesIn(folder: string): ReadonlyMap<string, Uint8Array> {
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.md$/i.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [path.relative(folder, file).split(path.sep).join('/'), file] as const)
    .filter(([name]) => !/(?:^|\/)\./.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(files.map(([name, file]) => [name, fs.readFileSync(file)]));
}
