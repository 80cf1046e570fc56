import fs from 'node:fs';
import path from 'node:path';
import { Refusal } from '../core/base/refusal';
import { say, sentence } from '../core/base/sentences';
import { readingTrouble } from '../core/base/systemTrouble';
import { coderNameFault } from '../core/coding/coder';
import { reportJson, reportLines } from '../core/exchange/lossReport';
import { writeNew } from '../core/exchange/writeNew';
import {
  type ProjectImport,
  projectEndings,
  readProjectFile,
} from '../core/programs/importProject';
import { NodeFileStore } from '../node/fileStore';
import { counted } from './formats';
import type { Importer, NamedFile } from './importer';
import type { Io } from './io';
import { WrongUsage } from './usage';

/** Projects and codebooks of other programs, each as a new project in a folder of its own. */
export const projectImporter: Importer = {
  endings: projectEndings,
  async plan({ files, into, coder }, io) {
    if (into !== undefined && files.length > 1)
      throw new WrongUsage('Each project needs a folder of its own: import one at a time.', false);
    const fault = coder === undefined ? undefined : coderNameFault(coder);
    if (fault) throw new Refusal(fault);
    const read = await Promise.all(files.map((file) => readFile(file, into, coder, io)));
    return {
      lines: read.flatMap(linesOf),
      warnings: read.flatMap(({ name, project, failure }) => [
        ...(failure === undefined ? [] : [`${name}: ${failure}`]),
        ...(project ? reportLines(project.report).map((line) => `${name}: ${line}`) : []),
      ]),
      report: read.map(({ name, project, failure }) => ({
        file: name,
        ...(failure === undefined ? {} : { failure }),
        ...(project ? (JSON.parse(reportJson(project.report)) as object) : {}),
      })),
      isEmpty: read.every(({ project }) => !project),
      hasFailed: read.some(({ failure }) => failure !== undefined),
      run: async () => {
        const done: string[] = [];
        for (const { folder, project } of read)
          if (project) done.push(await write(folder, project, io));
        return done;
      },
    };
  },
};

interface ReadFile {
  readonly name: string;
  /** In full. */
  readonly folder: string;
  readonly project: ProjectImport | undefined;
  readonly failure: string | undefined;
}

async function readFile(
  { name, path: file }: NamedFile,
  into: string | undefined,
  coder: string | undefined,
  { cwd }: Io,
): Promise<ReadFile> {
  try {
    const bytes = await readBytes(file);
    const project = readProjectFile(titleOf(file), bytes, coder);
    const folder = path.resolve(cwd, into ?? project.folder);
    refuseTaken(folder, into ?? project.folder);
    return { name, folder, project, failure: undefined };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { name, folder: '', project: undefined, failure: say(error.sentence) };
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
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

function refuseTaken(folder: string, named: string): void {
  const stat = fs.statSync(folder, { throwIfNoEntry: false });
  if (!stat || (stat.isDirectory() && !fs.readdirSync(folder).length)) return;
  throw new Refusal(
    sentence(
      '“{folder}” is there already. Name a new folder, or an empty one, for the project (--into).',
      { folder: named },
    ),
  );
}

function linesOf({ name, folder, project }: ReadFile): string[] {
  if (!project) return [];
  const said = [...project.report.carried].filter(([, count]) => count > 0);
  const what = said.map(([noun, count]) => counted(count, noun.replace(/s$/, ''))).join(', ');
  return [`${name} -> ${path.basename(folder)}/: ${what || 'nothing'}`];
}

async function write(folder: string, { files }: ProjectImport, { cwd }: Io): Promise<string> {
  const isNew = !fs.existsSync(folder);
  await fs.promises.mkdir(folder, { recursive: true });
  try {
    await writeNew(new NodeFileStore(folder), files);
  } catch (error) {
    if (isNew) await fs.promises.rm(folder, { recursive: true, force: true });
    throw error;
  }
  return `${counted(files.size, 'file')} written to ${path.relative(cwd, folder) || '.'}.`;
}
