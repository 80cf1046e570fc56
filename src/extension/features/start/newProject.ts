import * as vscode from 'vscode';
import { writeCsvRow } from '../../../core/cases/csv';
import { casesFile, codebookFile, sourcesFile, sourceTest } from '../../../core/project/layout';
import { isThere } from '../../host/isThere';
import { readShipped } from './shipped';

/** A file that a new project gets, and what it is for. */
interface NewFile {
  readonly name: string;
  readonly purpose: string;
  readonly text: string;
}

/**
 * Makes a project of a folder of transcripts: asks for a codebook to start from, shows what it
 * will write, and writes it. Files that are there already are never touched.
 */
export async function newProject(extension: vscode.Uri, given?: vscode.Uri): Promise<void> {
  const folder = given ?? (await askFolder());
  if (!folder) return;
  if (await isThere(vscode.Uri.joinPath(folder, codebookFile))) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('“{folder}” is a project already.', { folder: nameOf(folder) }),
    );
    return;
  }
  const codebook = await askCodebook(extension);
  if (codebook === undefined) return;
  const sources = await sourcesIn(folder);
  const files: NewFile[] = [];
  for (const file of filesFor(codebook, sources))
    if (!(await isThere(vscode.Uri.joinPath(folder, file.name)))) files.push(file);
  if (!(await confirmed(folder, files, sources.length))) return;
  // The codebook last: it is what makes the folder a project, and then everything is there.
  for (const { name, text } of files.toReversed())
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(folder, name),
      new TextEncoder().encode(text),
    );
  const isOpen = vscode.workspace.getWorkspaceFolder(folder) !== undefined;
  if (!isOpen) await vscode.commands.executeCommand('vscode.openFolder', folder);
  else await vscode.commands.executeCommand('codebook.codes.focus');
}

async function askFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1)
    return (
      await vscode.window.showWorkspaceFolderPick({
        placeHolder: vscode.l10n.t('Which folder holds the transcripts?'),
      })
    )?.uri;
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Choose the Folder That Holds Your Transcripts'),
    canSelectFiles: false,
    canSelectFolders: true,
  });
  return chosen?.[0];
}

async function askCodebook(extension: vscode.Uri): Promise<string | undefined> {
  const { codebooks } = await readShipped(extension);
  const empty = {
    label: vscode.l10n.t('Empty codebook'),
    detail: vscode.l10n.t('Codes are created while you read.'),
    iconPath: new vscode.ThemeIcon('file'),
    file: '',
  };
  const items = codebooks.map(({ file, title, codes }) => ({
    label: title,
    detail: vscode.l10n.t('{n} codes with definitions, to be changed as you like', { n: codes }),
    iconPath: new vscode.ThemeIcon('book'),
    file,
  }));
  const picked = await vscode.window.showQuickPick([empty, ...items], {
    title: vscode.l10n.t('New Project'),
    placeHolder: vscode.l10n.t('Which codebook do you want to start from?'),
    matchOnDetail: true,
  });
  if (!picked) return undefined;
  if (picked.file === '') return emptyCodebook;
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, picked.file));
  return new TextDecoder().decode(bytes);
}

const emptyCodebook = `title: My codebook
codes: {}
`;

/** Paths below the folder, sorted. */
async function sourcesIn(folder: vscode.Uri): Promise<string[]> {
  const isSource = sourceTest(undefined);
  const found: string[] = [];
  const walk = async (below: string): Promise<void> => {
    const uri = vscode.Uri.joinPath(folder, below);
    for (const [name, type] of await vscode.workspace.fs.readDirectory(uri)) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      if (type === vscode.FileType.Directory) await walk(`${below}${name}/`);
      else if (type === vscode.FileType.File && isSource(below + name)) found.push(below + name);
    }
  };
  await walk('');
  return found.sort();
}

function filesFor(codebook: string, sources: readonly string[]): NewFile[] {
  const rows = sources.map((path) => writeCsvRow([path, '', '', '', '', '']));
  return [
    {
      name: codebookFile,
      purpose: vscode.l10n.t('the codes'),
      text: codebook,
    },
    {
      name: casesFile,
      purpose: vscode.l10n.t('one row for each person or group you study, with their attributes'),
      text: 'case,name,speaker\n',
    },
    {
      name: sourcesFile,
      purpose: vscode.l10n.t('one row for each source: whose it is, its kind, round and date'),
      text: `${['source,case,kind,round,perspective,date', ...rows].join('\n')}\n`,
    },
  ];
}

async function confirmed(
  folder: vscode.Uri,
  files: readonly NewFile[],
  sources: number,
): Promise<boolean> {
  const create = vscode.l10n.t('Create Project');
  const detail = [
    ...files.map(({ name, purpose }) => `${name} — ${purpose}`),
    '',
    sources
      ? vscode.l10n.t('{n} sources were found. They are not changed.', { n: sources })
      : vscode.l10n.t('No sources (.txt, .md, .vtt, .srt) were found yet; add them at any time.'),
  ].join('\n');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('These files will be written into “{folder}”:', { folder: nameOf(folder) }),
    { modal: true, detail },
    create,
  );
  return answer === create;
}

function nameOf(folder: vscode.Uri): string {
  return folder.path.split('/').at(-1) ?? folder.path;
}
