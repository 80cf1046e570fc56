import fs from 'node:fs';
import path from 'node:path';
import { Refusal } from '../core/base/refusal';
import { say, sentence } from '../core/base/sentences';
import { coderNameFault } from '../core/coding/coder';
import { type LossReport, reportJson, reportLines } from '../core/exchange/lossReport';
import { writeNew } from '../core/exchange/writeNew';
import { endingOf } from '../core/importing/names';
import { join } from '../core/joining/join';
import { type JoinPlan, planJoin } from '../core/joining/planJoin';
import {
  newProject,
  projectEndings,
  type ProjectImport,
  type ReadStudy,
} from '../core/programs/importProject';
import { codedEndings } from '../core/programs/readCoded';
import type { Project } from '../core/project/project';
import { NodeFileStore } from '../node/fileStore';
import { counted } from './formats';
import type { Importer, ImportRequest, NamedFile } from './importer';
import { isOwn } from './importSources';
import type { Io } from './io';
import { holdsCodebook, openProject } from './openProject';
import { isVault, readStudy } from './readStudy';
import { WrongUsage } from './usage';

/** Read when it was asked whether a file is one: large files are not read twice. */
const known = new WeakMap<NamedFile, ReadStudy>();

/**
 * Projects, codebooks and codings of other programs: each joins the project that is named, or becomes
 * a new one in a folder of its own.
 */
export const studyImporter: Importer = {
  endings: [...projectEndings, ...codedEndings],
  async takes(file, request, io) {
    if (isProject(file)) return true;
    if (!codedEndings.includes(endingOf(file.path))) return false;
    if (file.isFound && (await isOwnFile(file, request, io))) return false;
    try {
      const read = await readStudy(file, request);
      if (read) known.set(file, read);
      return read !== undefined;
    } catch (error) {
      // Whoever reads it as a source says what is wrong with it.
      if (error instanceof Refusal) return false;
      throw error;
    }
  },
  takesFolder: isVault,
  async plan(request, io) {
    const { files, into, coder } = request;
    const target = targetOf(request, io);
    if (target === undefined && into !== undefined && files.length > 1)
      throw new WrongUsage('Each project needs a folder of its own: import one at a time.', false);
    const fault = coder === undefined ? undefined : coderNameFault(coder);
    if (fault) throw new Refusal(fault);
    const project = target === undefined ? undefined : await openProject(target, io);
    const planned: Planned[] = [];
    for (const file of files) planned.push(await planFile(file, project, request, io));
    return {
      lines: planned.flatMap((each) => linesOf(each, target)),
      warnings: planned.flatMap(({ name, report, failure }) => [
        ...(failure === undefined ? [] : [`${name}: ${failure}`]),
        ...(report ? reportLines(report).map((line) => `${name}: ${line}`) : []),
      ]),
      report: planned.map(({ name, report, there, failure }) => ({
        file: name,
        ...(failure === undefined ? {} : { failure }),
        ...(report ? (JSON.parse(reportJson(report)) as object) : {}),
        ...(there ? { there: Object.fromEntries(there) } : {}),
      })),
      isEmpty: planned.every(({ isEmpty }) => isEmpty),
      hasFailed: planned.some(({ failure }) => failure !== undefined),
      run: async () => {
        const done: string[] = [];
        for (const each of planned) if (!each.isEmpty) done.push(await each.run(done.length > 0));
        return done;
      },
    };
  },
};

interface Planned {
  readonly name: string;
  readonly folder: string;
  readonly report?: LossReport;
  readonly there?: ReadonlyMap<string, number>;
  readonly failure?: string;
  readonly isEmpty: boolean;
  /** @param isLater whether something was written since it was planned */
  run(isLater: boolean): Promise<string>;
}

function isProject({ path: file }: NamedFile): boolean {
  return projectEndings.includes(endingOf(file)) || isVault(file);
}

async function isOwnFile(file: NamedFile, { into = '.' }: ImportRequest, io: Io): Promise<boolean> {
  const folder = path.resolve(io.cwd, into);
  return holdsCodebook(folder) && isOwn(await openProject(into, io), folder, file);
}

/** The project to be joined: the one that is named; for tables, the one we stand in too. */
function targetOf({ files, into }: ImportRequest, { cwd }: Io): string | undefined {
  if (into !== undefined) return holdsCodebook(path.resolve(cwd, into)) ? into : undefined;
  return holdsCodebook(cwd) && !files.some(isProject) ? '.' : undefined;
}

async function planFile(
  file: NamedFile,
  project: Project | undefined,
  request: ImportRequest,
  io: Io,
): Promise<Planned> {
  const { name } = file;
  try {
    const read = known.get(file) ?? (await readStudy(file, request));
    if (!read) throw new Error(`“${name}” is no study.`);
    if (project) return await planJoining(file, read, project, request);
    const made = newProject(read, request.coder);
    const folder = path.resolve(io.cwd, request.into ?? made.folder);
    refuseTaken(folder, request.into ?? made.folder);
    const { report } = made;
    return { name, folder, report, isEmpty: false, run: () => write(folder, made, io) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const run = () => Promise.reject(new Error(`“${name}” could not be read.`));
    return { name, folder: '', failure: say(error.sentence), isEmpty: true, run };
  }
}

async function planJoining(
  file: NamedFile,
  read: ReadStudy,
  project: Project,
  request: ImportRequest,
): Promise<Planned> {
  const { name } = file;
  const plan = await planJoin(project, read.study, read.losses, request.coder);
  const { report, there, isEmpty } = plan;
  const run = async (isLater: boolean) => {
    const now = isLater ? await planJoin(project, read.study, undefined, request.coder) : plan;
    await join(project, now, name);
    return told(name, now);
  };
  return { name, folder: '', report, there, isEmpty, run };
}

function told(name: string, { report }: JoinPlan): string {
  return `${name}: ${countsOf(report.carried) || 'nothing new'} added.`;
}

function refuseTaken(folder: string, named: string): void {
  const stat = fs.statSync(folder, { throwIfNoEntry: false });
  if (!stat || (stat.isDirectory() && !fs.readdirSync(folder).length)) return;
  throw new Refusal(
    sentence(
      '“{folder}” is there already, and is no project. Name a new folder, or an empty one, or a project to join (--into).',
      { folder: named },
    ),
  );
}

function linesOf({ name, folder, report, there }: Planned, target?: string): string[] {
  if (!report) return [];
  const what = countsOf(report.carried) || (target === undefined ? 'nothing' : 'nothing new');
  const known = countsOf(there ?? new Map());
  const place = target === undefined ? path.basename(folder) : target;
  return [`${name} -> ${place}/: ${what}${known === '' ? '' : ` (there already: ${known})`}`];
}

function countsOf(counts: ReadonlyMap<string, number>): string {
  const said = [...counts].filter(([, count]) => count > 0);
  return said.map(([noun, count]) => counted(count, noun.replace(/s$/, ''))).join(', ');
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
