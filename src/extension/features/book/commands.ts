import * as vscode from 'vscode';
import type { Thing } from '../../../core/memos/things';
import { registerCommand } from '../../host/errors';
import type { Services } from '../../services';
import { goToThingCommand } from '../../tree/memos';
import type { OpenProject } from '../../workspace';
import type { BookLanguage } from './language';

/** What lenses, hovers and quick fixes of the codebook run; nobody calls these by name. */
export function bookCommands(
  services: Services,
  language: () => Promise<BookLanguage>,
): vscode.Disposable {
  const projectIn = (folder: string) =>
    services.projects.all.find((each) => each.folder.toString() === folder);
  const inProject = async (folder: string, run: (open: OpenProject) => Promise<void>) => {
    const open = projectIn(folder);
    if (open) await run(open);
  };
  return vscode.Disposable.from(
    registerCommand('codebook.book.showExcerpts', (folder: string, id: string, isAlone?: boolean) =>
      inProject(folder, (open) => showExcerpts(services, open, id, isAlone ?? false)),
    ),
    registerCommand('codebook.book.showBoth', (folder: string, code: string, other: string) =>
      inProject(folder, async (open) => (await language()).showBoth(open, code, other)),
    ),
    registerCommand('codebook.book.showMentions', (folder: string, thing: Thing) =>
      inProject(folder, async (open) => (await language()).showMentions(open, thing)),
    ),
    registerCommand(goToThingCommand, (folder: string, thing: Thing) =>
      inProject(folder, async (open) => (await language()).goTo(open, thing)),
    ),
    registerCommand('codebook.book.addExample', (folder: string, id: string) =>
      inProject(folder, async (open) => (await language()).addExample(open, id)),
    ),
    registerCommand('codebook.book.turnOff', turnOff),
    registerCommand('codebook.book.goToLine', goToLine),
  );
}

/**
 * Lists the excerpts of a code in the Excerpts view, and brings it in sight.
 * @param isAlone whether those of the codes below it are left out, though it is a category
 */
async function showExcerpts(
  { choice }: Pick<Services, 'choice'>,
  open: OpenProject,
  id: string,
  isAlone: boolean,
): Promise<void> {
  const { book, index } = open.project;
  // What has no excerpts of its own, as a category: those below it are shown.
  const isAround = book.byId.get(id)?.codable === false || index.countOf(id) === 0;
  choice.choose({ open, code: id, withDescendants: isAround && !isAlone, case: undefined });
  await vscode.commands.executeCommand('codebook.excerpts.focus');
}

/** Writes into the workspace's settings that nothing is told of a kind of problem. */
async function turnOff(kind: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('codebook');
  const there = settings.inspect<Readonly<Record<string, string>>>('diagnostics')?.workspaceValue;
  const chosen = { ...there, [kind]: 'off' };
  await settings.update('diagnostics', chosen, vscode.ConfigurationTarget.Workspace);
}

/** @param line 1-based */
function goToLine(line: number): void {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const at = new vscode.Position(line - 1, 0);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenter);
}
