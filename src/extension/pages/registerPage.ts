import * as vscode from 'vscode';
import { registerCommand } from '../host/errors';
import type { Services } from '../services';
import type { OpenProject } from '../workspace';

/** A page in an editor, about a project. */
export interface ProjectPage extends vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  /** Undefined where the project is not open. */
  readonly open: OpenProject | undefined;
}

/** A kind of page: what it is made of is loaded with the first of them. */
export interface PageKind {
  /** Of its panels: `codebook.<name>`. */
  readonly name: string;
  readonly command: string;
  readonly title: string;
  /** @param kept what the page kept; undefined where without it there is nothing to come back to */
  readonly make: (panel: vscode.WebviewPanel, kept: unknown) => Promise<ProjectPage | undefined>;
}

/** Registers the command that opens a kind of page, and brings its pages back with the window. */
export function registerPage(
  { projects }: Services,
  { name, command, title, make }: PageKind,
): vscode.Disposable {
  const type = `codebook.${name}`;
  const pages = new Set<ProjectPage>();
  const add = async (panel: vscode.WebviewPanel, kept: unknown): Promise<void> => {
    const made = await make(panel, kept);
    if (!made) return void panel.dispose();
    pages.add(made);
    panel.onDidDispose(() => pages.delete(made));
  };
  /** The page that is there comes to the front; where one is in front already, another is opened. */
  const show = async (): Promise<void> => {
    await projects.settled();
    const open = projects.active;
    if (!open) {
      void vscode.window.showWarningMessage(vscode.l10n.t('There is no project here.'));
      return;
    }
    const mine = [...pages].filter((each) => each.open === open);
    if (mine.length && !mine.some(({ panel }) => panel.active)) return mine.at(-1)?.panel.reveal();
    const panel = vscode.window.createWebviewPanel(type, title, vscode.ViewColumn.Active, {});
    await add(panel, { folder: open.folder.toString() });
  };
  return vscode.Disposable.from(
    registerCommand(command, show),
    vscode.window.registerWebviewPanelSerializer(type, { deserializeWebviewPanel: add }),
    { dispose: () => pages.forEach((page) => void page.dispose()) },
  );
}
