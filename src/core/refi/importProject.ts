import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { fileName } from '../exchange/fileNames';
import { Losses, type LossReport } from '../exchange/lossReport';
import { type NewFiles, studyFiles } from '../exchange/studyFiles';
import { readQdc } from './readCodebook';
import { readQdpx } from './readProject';

/** What an import of another program’s project will write, known before anything is written. */
export interface ProjectImport {
  /** A name for the new project’s folder. */
  readonly folder: string;
  readonly files: NewFiles;
  readonly report: LossReport;
}

/** Endings of the files that become a project of their own, in lower case. */
export const projectEndings: readonly string[] = ['qdpx', 'qdc'];

/**
 * Reads a project (.qdpx) or codebook (.qdc). Throws a Refusal where it is none.
 * @param name of the file, without its folder
 * @param coder of codings that name nobody
 */
export function readProjectFile(name: string, bytes: Uint8Array, coder?: string): ProjectImport {
  const losses = new Losses();
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!projectEndings.includes(ending))
    throw new Refusal(
      sentence('“{name}” is no REFI-QDA project (.qdpx) or codebook (.qdc).', { name }),
    );
  const study = ending === 'qdc' ? readQdc(name, bytes, losses) : readQdpx(bytes, losses);
  const files = studyFiles(study, losses, coder);
  return {
    folder: fileName(name.replace(/\.\w+$/, ''), 'project'),
    files,
    report: losses.report(),
  };
}
