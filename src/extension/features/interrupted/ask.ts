import * as vscode from 'vscode';
import {
  type Interrupted,
  interruptedActs,
  settleInterrupted,
} from '../../../core/project/interrupted';
import { wordsOf } from '../../host/actWords';
import { inWords } from '../../host/words';
import type { OpenProject } from '../../workspace';

/** As `ask`, and says so where there is nothing. */
export async function asked(open: OpenProject): Promise<void> {
  if (await ask(open)) return;
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Nothing was cut off in “{project}”.', { project: open.name }),
  );
}

/** Asks of each act that was cut off what is to become of it; gives whether there was any. */
export async function ask(open: OpenProject): Promise<boolean> {
  const acts = await interruptedActs(open.project);
  for (const act of acts) await askOf(open, act);
  return acts.length > 0;
}

async function askOf(open: OpenProject, act: Interrupted): Promise<void> {
  const { steps } = act;
  const what = wordsOf(open, steps.name);
  const [finish, takeBack] = [vscode.l10n.t('Finish It'), vscode.l10n.t('Take It Back')];
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'This was cut off on {date}, so some of its files are changed and others not: {act}',
      { date: new Date(steps.started).toLocaleString(vscode.env.language), act: what },
    ),
    finish,
    takeBack,
  );
  if (answer === undefined) return;
  const way = answer === finish ? 'finish' : 'takeBack';
  const left = await settleInterrupted(open.project, act, way);
  const words =
    way === 'finish'
      ? vscode.l10n.t('Finished: {act}', { act: what })
      : vscode.l10n.t('Undone: {act}', { act: what });
  if (left.length) void vscode.window.showWarningMessage([words, ...left.map(inWords)].join(' '));
  else vscode.window.setStatusBarMessage(words, 5000);
}
