import * as vscode from 'vscode';
import type { LossReport } from '../../../core/exchange/lossReport';
import { exportProject } from '../../../core/exporting/exportProject';
import type { ExportKind } from '../../../core/exporting/request';
import { nameLanguage } from '../../host/words';
import type { OpenProject, Projects } from '../../workspace';
import { askWhat, type Choice } from './choose';
import { agreed, carriedWords, showDone } from './report';

/** For those who bind the command to a key: then nothing is asked. */
export interface ExportArguments {
  readonly kind: ExportKind;
  /** Where to: its ending says what kind of file. */
  readonly to: vscode.Uri;
  readonly by?: 'code' | 'case';
}

/** Asks what and where to, tells what can’t be carried, and writes the file. */
export async function exportFrom(projects: Projects, asked?: ExportArguments): Promise<void> {
  const open = projects.active;
  if (!open) {
    void vscode.window.showWarningMessage(vscode.l10n.t('There is no project here.'));
    return;
  }
  const choice = asked ? choiceOf(asked) : await askWhat();
  if (!choice) return;
  const to = asked?.to ?? (await askWhere(open, choice));
  if (!to || !(await isNoSource(open, to))) return;
  const made = await inProgress(open, choice);
  if (!made) return;
  const { bytes, report } = made;
  if (!asked && !(await agreed(report, vscode.l10n.t('Export')))) return;
  await vscode.workspace.fs.writeFile(to, bytes);
  await told(to, report, asked === undefined);
}

function choiceOf({ kind, to, by = 'code' }: ExportArguments): Choice {
  return { kind, by, ending: /\.(\w+)$/.exec(to.path)?.[1]?.toLowerCase() ?? '' };
}

function askWhere(open: OpenProject, { kind, ending }: Choice): Thenable<vscode.Uri | undefined> {
  const name = `${open.name.replace(/[\\/:*?"<>|]/g, '_')}${kind === 'project' ? '' : `-${kind}`}`;
  // Beside the project, not in it: there, a text would be one of its sources.
  const folder = vscode.Uri.joinPath(open.folder, '..');
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export To'),
    saveLabel: vscode.l10n.t('Export'),
    defaultUri: vscode.Uri.joinPath(folder, `${name}.${ending}`),
    filters: { [ending.toUpperCase()]: [ending] },
  });
}

async function isNoSource(open: OpenProject, to: vscode.Uri): Promise<boolean> {
  const path = open.pathOf(to);
  if (path === undefined || !open.isSource(path)) return true;
  await vscode.window.showWarningMessage(
    vscode.l10n.t(
      '“{path}” would be a source of the project. Choose a place outside of it, or another kind of file.',
      { path },
    ),
  );
  return false;
}

/** Undefined when it was cancelled. */
async function inProgress({ project, name }: OpenProject, choice: Choice) {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Exporting “{project}”…', { project: name }),
      cancellable: true,
    },
    async (progress, token) => {
      let told = 0;
      const onProgress = (share: number): void => {
        if (token.isCancellationRequested) throw new vscode.CancellationError();
        progress.report({ increment: 100 * (share - told) });
        told = share;
      };
      try {
        return await exportProject(project, {
          ...choice,
          language: nameLanguage(),
          raw: false,
          onProgress,
        });
      } catch (error) {
        if (error instanceof vscode.CancellationError) return undefined;
        throw error;
      }
    },
  );
}

async function told(to: vscode.Uri, report: LossReport, isWaiting: boolean): Promise<void> {
  const name = to.path.replace(/^.*\//, '');
  const words = vscode.l10n.t('“{file}” is written: {what}.', {
    file: name,
    what: carriedWords(report),
  });
  const shown = showDone(words, report, to);
  if (isWaiting) await shown;
}
