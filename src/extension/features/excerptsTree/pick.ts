import * as vscode from 'vscode';
import type { Choice, ExcerptGrouping } from '../../state/choice';
import { casesIn } from '../../tree/cases';
import { caseName, joined } from '../../tree/names';
import type { OpenProject } from '../../workspace';

export async function pickGrouping(choice: Choice): Promise<void> {
  const ways: readonly { by: ExcerptGrouping; label: string; icon: string }[] = [
    { by: 'source', label: vscode.l10n.t('Source'), icon: 'file' },
    { by: 'case', label: vscode.l10n.t('Case'), icon: 'person' },
    { by: 'coder', label: vscode.l10n.t('Coder'), icon: 'account' },
  ];
  const rows = ways.map((way) => ({
    ...way,
    iconPath: new vscode.ThemeIcon(way.icon),
    ...(way.by === choice.grouping ? { description: vscode.l10n.t('now') } : {}),
  }));
  const title = vscode.l10n.t('Group Excerpts By');
  const picked = await vscode.window.showQuickPick(rows, { title });
  if (picked) await choice.groupBy(picked.by);
}

/** Id of a case, or path of a source that is its own case. */
export async function pickCase(open: OpenProject): Promise<string | undefined> {
  const { named, ownSources } = casesIn(open.project);
  const rows = [...named, ...ownSources].map((id) => {
    const label = caseName(open, id);
    const attributes = open.project.caseTable.byId.get(id)?.attributes.values() ?? [];
    const description = joined(label === id ? undefined : id, ...attributes);
    return { label, description, iconPath: new vscode.ThemeIcon('person'), id };
  });
  const picked = await vscode.window.showQuickPick(rows, {
    title: vscode.l10n.t('Show Excerpts of a Case'),
    placeHolder: vscode.l10n.t('Choose a case'),
    matchOnDescription: true,
  });
  return picked?.id;
}
