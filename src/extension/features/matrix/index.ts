import * as vscode from 'vscode';
import { registerCommand } from '../../host/errors';
import type { Feature, Services } from '../../services';
import type { OpenProject } from '../../workspace';
// What draws matrices is loaded with the first of them.
import type { MatrixPanel } from './panel';

const matrixType = 'codebook.matrix';

/** Matrices: how often codes were applied to whom, where, when and by whom. */
export const matrixFeature: Feature = (services) => {
  const panels = new Set<MatrixPanel>();
  const add = async (panel: vscode.WebviewPanel, kept: unknown): Promise<void> => {
    const { MatrixPanel } = await import('./panel');
    const { restoredState } = await import('./usual');
    const state = restoredState(kept);
    // Without a word of which project it was there is nothing to come back to.
    if (!state) return void panel.dispose();
    const made = new MatrixPanel(panel, services, state);
    panels.add(made);
    panel.onDidDispose(() => panels.delete(made));
  };
  return vscode.Disposable.from(
    registerCommand('codebook.openMatrix', () => openMatrix(services, panels, add)),
    vscode.window.registerWebviewPanelSerializer(matrixType, {
      deserializeWebviewPanel: add,
    }),
    { dispose: () => panels.forEach((panel) => panel.dispose()) },
  );
};

/** The matrix that is there comes to the front; where one is in front already, another is opened. */
async function openMatrix(
  { projects }: Services,
  panels: ReadonlySet<MatrixPanel>,
  add: (panel: vscode.WebviewPanel, kept: unknown) => Promise<void>,
): Promise<void> {
  const open = await activeProject(projects);
  if (!open) {
    void vscode.window.showWarningMessage(vscode.l10n.t('There is no project here.'));
    return;
  }
  const mine = [...panels].filter((each) => each.open === open);
  if (mine.length && !mine.some(({ panel }) => panel.active)) return mine.at(-1)?.panel.reveal();
  const title = vscode.l10n.t('Matrix');
  const panel = vscode.window.createWebviewPanel(matrixType, title, vscode.ViewColumn.Active, {});
  await add(panel, { folder: open.folder.toString() });
}

async function activeProject(projects: Services['projects']): Promise<OpenProject | undefined> {
  await projects.settled();
  return projects.active;
}
