import fs from 'node:fs';
import path from 'node:path';
import { codebookFile } from '../core/project/layout';
import { Project } from '../core/project/project';
import { chance } from '../node/chance';
import { NodeFileStore } from '../node/fileStore';
import { NodeSnapshots } from '../node/snapshots';
import type { Io } from './io';
import { WrongUsage } from './usage';

/** Opens the project in a folder named from where the command stands. */
export async function openProject(named: string, io: Io): Promise<Project> {
  const folder = projectFolder(named, io);
  const { caches } = io;
  const snapshots = caches === undefined ? undefined : new NodeSnapshots(folder, caches);
  const project = await Project.open(new NodeFileStore(folder), chance, snapshots);
  await project.keepSnapshot();
  return project;
}

/** The folder of a project; throws WrongUsage for any other. */
export function projectFolder(named: string, { cwd }: Io): string {
  const folder = path.resolve(cwd, named);
  const stat = fs.statSync(folder, { throwIfNoEntry: false });
  if (!stat) throw new WrongUsage(`There is no folder “${named}”.`, false);
  if (!stat.isDirectory())
    throw new WrongUsage(`“${named}” is a file. Name the project’s folder.`, false);
  if (!holdsCodebook(folder)) throw new WrongUsage(noProject(named, folder, cwd), false);
  return folder;
}

function noProject(named: string, folder: string, cwd: string): string {
  const words = `“${named}” is no project: there is no ${codebookFile} in it.`;
  for (let above = path.dirname(folder); ; above = path.dirname(above)) {
    if (holdsCodebook(above))
      return `${words} It lies within one: name “${path.relative(cwd, above) || '.'}”.`;
    if (path.dirname(above) === above) break;
  }
  return `${words} Name the folder that has one, or put one there to begin a project.`;
}

/** Whether a folder is a project. */
export function holdsCodebook(folder: string): boolean {
  const stat = fs.statSync(path.join(folder, codebookFile), { throwIfNoEntry: false });
  return stat?.isFile() ?? false;
}

/** The path below the project's folder of a source that is named from there or from `cwd`. */
export function sourcePath(project: Project, folder: string, named: string, io: Io): string {
  const isKnown = (name: string) =>
    project.sources.has(name) || project.index.ofSource(name).length > 0;
  const [plain, fromHere] = pathsOf(folder, named, io);
  return !isKnown(plain) && isKnown(fromHere) ? fromHere : plain;
}

/** A path with `/`, as if named from the project's folder, and as named from `cwd`. */
export function pathsOf(folder: string, named: string, { cwd }: Io): readonly [string, string] {
  const plain = path.normalize(named).replace(/[\\/]+$/, '');
  const fromHere = path.relative(path.resolve(cwd, folder), path.resolve(cwd, named));
  return [slashed(plain), slashed(fromHere)];
}

function slashed(name: string): string {
  return name.split(path.sep).join('/');
}
