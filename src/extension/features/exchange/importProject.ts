import * as vscode from 'vscode';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import { Unreadable } from '../../../core/base/unreadable';
import { codebookFile } from '../../../core/project/layout';
import { writeNew } from '../../../core/exchange/writeNew';
import { endingOf } from '../../../core/importing/names';
import {
  newProject,
  projectEndings,
  type ProjectImport,
  type ReadStudy,
  readCodedStudy,
  readProjectStudy,
  readVault,
} from '../../../core/programs/importProject';
import { codedEndings } from '../../../core/programs/readCoded';
import { freeFolder } from '../../host/freeFolder';
import { isThere } from '../../host/isThere';
import { UriStore } from '../../host/uriStore';
import type { Services } from '../../services';
import type { OpenProject } from '../../workspace';
import { joinProject } from './joinProject';
import { vaultNotes } from './vaultNotes';
import { agreed, carriedWords, reportWords, showReport } from './report';

/** For those who call the command with what they know: the rest is asked. */
export interface ImportArguments {
  /** A file, or the folder of a vault of Quadro. */
  readonly file?: vscode.Uri;
  /** Whether a vault is meant. */
  readonly isVault?: boolean;
  /** The folder to make; with it, nothing is asked. */
  readonly into?: vscode.Uri;
  /** A file or folder of the project to join; with it, nothing is asked. */
  readonly join?: vscode.Uri;
}

/**
 * Makes a project of what another program wrote, or lets it join the project that is open, and says
 * what could not be carried.
 */
export async function importProject(services: Services, asked?: ImportArguments): Promise<void> {
  const { projects } = services;
  const file = asked?.file ?? (await (asked?.isVault ? askVault() : askFile()));
  if (!file) return;
  const name = file.path.replace(/^.*\//, '');
  const isVault = asked?.isVault ?? (await isFolder(file));
  const read = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Reading “{file}”…', { file: name }),
    },
    async () =>
      isVault
        ? readVault(name, await vaultNotes(file))
        : readStudy(titleOf(file), await bytesOf(file)),
  );
  const open = asked?.join ? projects.of(asked.join) : projects.active;
  const isAsking = !asked?.join && !asked?.into;
  const isJoining = isAsking && open ? await askWhether(open) : asked?.join !== undefined;
  if (isJoining === undefined) return;
  if (open && isJoining) return joinProject(services, open, read, name, isAsking);
  const made = newProject(read);
  const into = asked?.into;
  const head = vscode.l10n.t('“{file}” holds {what}.', {
    file: name,
    what: carriedWords(made.report),
  });
  if (!into && !(await agreed(made.report, vscode.l10n.t('Import…'), head))) return;
  const place = into ? undefined : await askPlace(made.folder);
  const folder = into ?? (place && (await freeFolder(place, made.folder)));
  if (!folder || !(await write(folder, made))) return;
  // A watcher may be late, or silent.
  if (vscode.workspace.getWorkspaceFolder(folder)) await projects.search();
  const done = showDone(folder, made);
  if (!into) await done;
}

async function readStudy(name: string, bytes: Uint8Array): Promise<ReadStudy> {
  if (projectEndings.includes(endingOf(name))) return readProjectStudy(name, bytes);
  const read = await readCodedStudy(name, bytes);
  if (!read) throw new Refusal(noCodes);
  return read;
}

const noCodes = sentence(
  'There are no codes and no codings in this file. If it is a text to be coded, use Import Sources….',
);

/** Undefined when it was cancelled; false for a project of its own. */
async function askWhether({ name }: OpenProject): Promise<boolean | undefined> {
  const items = [
    {
      label: vscode.l10n.t('Into “{project}”', { project: name }),
      detail: vscode.l10n.t('What is there already is not doubled, and stays as it is.'),
      iconPath: new vscode.ThemeIcon('merge'),
      isJoining: true,
    },
    {
      label: vscode.l10n.t('A project of its own'),
      detail: vscode.l10n.t('In a new folder.'),
      iconPath: new vscode.ThemeIcon('new-folder'),
      isJoining: false,
    },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Import Project'),
    placeHolder: vscode.l10n.t('Where shall it go?'),
  });
  return picked?.isJoining;
}

/** QualCoder keeps its database in a folder, by whose name a project is known. */
function titleOf({ path }: vscode.Uri): string {
  const [, folder = '', name = ''] = /([^/]*)\/([^/]*)$/.exec(path) ?? [];
  return name === 'data.qda' ? folder.replace(/(?:\.qda)?$/, '.qda') : name;
}

async function askFile(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Choose a Project or Codebook of Another Program'),
    openLabel: vscode.l10n.t('Look at It'),
    filters: {
      [vscode.l10n.t('Projects of other programs')]: [...projectEndings],
      [vscode.l10n.t('Tables of codes or codings')]: [...codedEndings],
    },
  });
  return chosen?.[0];
}

async function askVault(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Choose the Folder of a Vault of Quadro'),
    openLabel: vscode.l10n.t('Look at It'),
    canSelectFiles: false,
    canSelectFolders: true,
  });
  return chosen?.[0];
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  const { type } = await vscode.workspace.fs.stat(uri);
  return (type & vscode.FileType.Directory) !== 0;
}

async function askPlace(name: string): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Where Should the Project “{name}” Be Put?', { name }),
    openLabel: vscode.l10n.t('Put It Here'),
    canSelectFiles: false,
    canSelectFolders: true,
  });
  return chosen?.[0];
}

async function bytesOf(file: vscode.Uri): Promise<Uint8Array> {
  try {
    return await vscode.workspace.fs.readFile(file);
  } catch (error) {
    throw Unreadable.because(file.path, error);
  }
}

/** False when it was cancelled; then nothing is there. */
function write(folder: vscode.Uri, { files }: ProjectImport): Thenable<boolean> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Writing the project…'),
      cancellable: true,
    },
    async (progress, token) => {
      let told = 0;
      const isNew = !(await isThere(folder));
      await vscode.workspace.fs.createDirectory(folder);
      let isWritten = false;
      try {
        isWritten = await writeNew(new UriStore(folder), files, {
          isCancelled: () => token.isCancellationRequested,
          onProgress: (share) => {
            progress.report({ increment: 100 * (share - told) });
            told = share;
          },
        });
      } finally {
        if (isNew && !isWritten) await vscode.workspace.fs.delete(folder, { recursive: true });
      }
      return isWritten;
    },
  );
}

async function showDone(folder: vscode.Uri, { report }: ProjectImport): Promise<void> {
  const name = folder.path.replace(/^.*\//, '');
  const words = vscode.l10n.t('The project “{name}” is there: {what}.', {
    name,
    what: carriedWords(report),
  });
  const open = vscode.l10n.t('Open Project');
  const show = vscode.l10n.t('Show Report');
  const lines = reportWords(report);
  const buttons = lines.length ? [open, show] : [open];
  const answer = await vscode.window.showInformationMessage(words, ...buttons);
  if (answer === show) await showReport(words, lines);
  if (answer === open) await openFolder(folder);
}

/** A folder of the workspace is open already: its codebook is shown. */
async function openFolder(folder: vscode.Uri): Promise<void> {
  if (vscode.workspace.getWorkspaceFolder(folder)) {
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, codebookFile));
    await vscode.commands.executeCommand('codebook.codes.focus');
    return;
  }
  const forceNewWindow = (vscode.workspace.workspaceFolders?.length ?? 0) > 0;
  await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
}
