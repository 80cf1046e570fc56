import * as vscode from 'vscode';
import { sentence } from '../../../core/base/sentences';
import { type Version, versionsOf } from '../../../core/coding/settle';
import { Refusal, settleConflict } from '../../../core/project/operations';
import type { Services } from '../../services';
import { codeName } from '../../tree/names';
import type { Target } from './target';

/** Lets a person choose between the versions that a merge kept of a coding. */
export async function chooseVersion({ acts }: Services, target: Target): Promise<void> {
  const { open, path, coding } = target;
  const { record } = coding;
  const others = versionsOf(record);
  if (!others.length)
    throw new Refusal(
      sentence('There is one version of this coding only: nothing is to be chosen.'),
    );
  const spoken = new Set(others.flatMap(({ keys }) => Object.keys(keys)));
  const own: Version = {
    choice: 'own',
    isRemoved: false,
    keys: Object.fromEntries([...spoken].map((key) => [key, record[key]])),
  };
  const items = [own, ...others].map((version) => ({ ...itemOf(target, version), version }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Which Version of {code} Is Right?', {
      code: codeName(open, record.code),
    }),
    placeHolder: vscode.l10n.t('It was changed in different ways. What you choose can be undone.'),
  });
  if (picked)
    await acts.did(open, await settleConflict(open.project, path, coding, picked.version.choice));
}

function itemOf(target: Target, version: Version): vscode.QuickPickItem {
  if (version.isRemoved)
    return {
      label: vscode.l10n.t('Removed'),
      detail: vscode.l10n.t('The coding is taken away.'),
      iconPath: new vscode.ThemeIcon('trash'),
    };
  const isOwn = version.choice === 'own';
  return {
    label: isOwn ? vscode.l10n.t('As it stands') : vscode.l10n.t('The other version'),
    detail: keysInWords(target, version),
    iconPath: new vscode.ThemeIcon(isOwn ? 'tag' : 'git-compare'),
  };
}

function keysInWords({ open }: Target, { keys }: Version): string {
  return Object.entries(keys)
    .flatMap(([key, value]) => {
      if (key === 'range' || key === 'before' || key === 'after') return [];
      if (value === undefined || value === null) return [vscode.l10n.t('no “{key}”', { key })];
      const words = typeof value === 'string' ? value : JSON.stringify(value);
      const shown = key === 'code' ? codeName(open, words) : words;
      return [`${key}: ${shown.replace(/\s+/g, ' ')}`];
    })
    .join(' · ');
}
