import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { fileName } from '../base/fileNames';
import { Losses, type LossReport } from '../exchange/lossReport';
import { type NewFiles, studyFiles } from '../exchange/studyFiles';
import type { Study } from '../exchange/study';
import { readQdc } from '../refi/readCodebook';
import { readQdpx } from '../refi/readProject';
import { type CodedOptions, readCoded } from './readCoded';
import { isQuadro, readQuadro } from './quadro/readQuadro';
import { readDatabase } from './readDatabase';

/** What an import of another program’s project will write, known before anything is written. */
export interface ProjectImport {
  /** A name for the new project’s folder. */
  readonly folder: string;
  readonly files: NewFiles;
  readonly report: LossReport;
}

/** Endings of the files that become a project of their own, in lower case. */
export const projectEndings: readonly string[] = ['qdpx', 'qdc', 'sqlite3', 'qda', 'rqda'];

/** A study as a file of another program tells it, and what of that file it does not carry. */
export interface ReadStudy {
  /** What the file is called, without its ending. */
  readonly title: string;
  readonly study: Study;
  readonly losses: Losses;
}

/**
 * Reads a project or codebook of REFI-QDA, or the database of another program. Throws a Refusal where
 * it is none.
 * @param name of the file, without its folder
 */
export function readProjectStudy(name: string, bytes: Uint8Array): ReadStudy {
  const losses = new Losses();
  const title = titleOf(name);
  return { title, study: readStudy(name, title, bytes, losses), losses };
}

/** As `readProjectStudy`, for files that may be sources too: undefined where they are. */
export async function readCodedStudy(
  name: string,
  bytes: Uint8Array,
  options: CodedOptions = {},
): Promise<ReadStudy | undefined> {
  const losses = new Losses();
  const study = await readCoded(name, bytes, losses, options);
  return study && { title: titleOf(name), study, losses };
}

/**
 * Reads a vault of Quadro. Throws a Refusal where no note of it is a code.
 * @param name of its folder
 * @param notes by path below it
 */
export function readVault(name: string, notes: ReadonlyMap<string, Uint8Array>): ReadStudy {
  if (!isQuadro(notes))
    throw new Refusal(
      sentence(
        '“{name}” is no vault of Quadro: none of its notes is a code, with a “code description” or with nothing but paragraphs of other notes.',
        { name },
      ),
    );
  const losses = new Losses();
  return { title: name, study: readQuadro(name, notes, losses), losses };
}

/**
 * A study as a project of its own.
 * @param coder of codings that name nobody
 */
export function newProject({ title, study, losses }: ReadStudy, coder?: string): ProjectImport {
  const files = studyFiles(study, losses, coder);
  return { folder: fileName(title, 'project'), files, report: losses.report() };
}

function titleOf(name: string): string {
  return name.replace(/\.\w+$/, '');
}

function readStudy(name: string, title: string, bytes: Uint8Array, losses: Losses): Study {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!projectEndings.includes(ending))
    throw new Refusal(
      sentence('“{name}” is no project that can be imported. There are: {endings}.', {
        name,
        endings: projectEndings.map((each) => `.${each}`).join(', '),
      }),
    );
  if (ending === 'qdpx') return readQdpx(bytes, losses);
  return ending === 'qdc' ? readQdc(name, bytes, losses) : readDatabase(title, bytes, losses);
}
