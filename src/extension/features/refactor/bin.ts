import * as vscode from 'vscode';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import { nameIn } from '../../../core/codebook/codebook';
import { readCodebook } from '../../../core/codebook/read';
import { binFiles, emptyBin } from '../../../core/refactor/bin';
import { type Missing, missingOf, restore, titlesOf } from '../../../core/refactor/restore';
import { wordsOf } from '../../host/actWords';
import { nameLanguage } from '../../host/words';
import type { Services } from '../../services';
import { refuseUnsaved } from '../../state/savedBook';
import type { OpenProject } from '../../workspace';

/** Brings back what was deleted and is not there, newest first. */
export async function restoreCode(services: Services): Promise<void> {
  const open = services.projects.active;
  if (!open) return;
  const missing = await missingFrom(open);
  if (!missing.length) throw new Refusal(nothing);
  const picked = await vscode.window.showQuickPick(missing.map(itemOf), {
    title: vscode.l10n.t('Restore Deleted Code or Memo'),
    placeHolder: vscode.l10n.t('What is to come back?'),
    matchOnDescription: true,
  });
  if (!picked) return;
  await refuseUnsaved(open);
  const act = await restore(open.project, picked.missing);
  await services.acts.did(open, act);
  const words = vscode.l10n.t('Done: {act}', { act: wordsOf(open, act.name) });
  vscode.window.setStatusBarMessage(`$(check) ${words}`, 5000);
}

export async function emptyTheBin({ projects }: Services): Promise<void> {
  const open = projects.active;
  const files = open ? binFiles(open.project) : [];
  if (!open || !files.length) throw new Refusal(nothing);
  const button = vscode.l10n.t('Delete for Good');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Delete what is in the bin for good?'),
    {
      modal: true,
      detail: vscode.l10n.t(
        'Deletions that can’t be restored from there afterwards: {n}. This can’t be undone.',
        { n: files.length },
      ),
    },
    button,
  );
  if (answer === button) await emptyBin(open.project);
}

async function missingFrom({ project }: OpenProject): Promise<Missing[]> {
  const missing: Missing[] = [];
  for (const path of binFiles(project).reverse()) {
    const found = await missingOf(project, path);
    if (found.codes.length || found.codings || found.memos.size) missing.push(found);
  }
  return missing;
}

function itemOf(missing: Missing) {
  const { binned, codings, memos } = missing;
  const when = new Date(binned.deleted);
  const { byId } = readCodebook('', binned.codebook).value;
  const nameOf = (id: string) => {
    const code = byId.get(id);
    return code ? nameIn(code, nameLanguage()) : id;
  };
  return {
    label: [...binned.codes.map(nameOf), ...titlesOf(memos)].join(' · '),
    description: binned.codes.length
      ? vscode.l10n.t('codings: {n}', { n: codings })
      : vscode.l10n.t('memo'),
    detail: isNaN(when.getTime())
      ? missing.path
      : vscode.l10n.t('deleted {when}', { when: when.toLocaleString(vscode.env.language) }),
    iconPath: new vscode.ThemeIcon('trash'),
    missing,
  };
}

const nothing = sentence('There is nothing in the bin that is not there already.');
