import * as vscode from 'vscode';
import type { Project } from '../../../core/project/project';
import type { AxisChoice } from '../../../protocol/matrix';

/** What rows and columns can stand for: what every project has, then the attributes of this one. */
export function axesOf(project: Project): AxisChoice[] {
  const { caseTable, sourceTable, sources } = project;
  const attributes = new Set([...caseTable.attributeNames, ...sourceTable.attributeNames]);
  for (const source of sources.values())
    for (const name of source.attributes.keys()) attributes.add(name);
  const all = [
    { key: 'code', label: vscode.l10n.t('Codes') },
    { key: 'case', label: vscode.l10n.t('Cases') },
    { key: 'source', label: vscode.l10n.t('Sources') },
    { key: 'kind', label: vscode.l10n.t('Kinds of source') },
    { key: 'round', label: vscode.l10n.t('Rounds') },
    { key: 'perspective', label: vscode.l10n.t('Perspectives') },
    { key: 'coder', label: vscode.l10n.t('Coders') },
    { key: 'speaker', label: vscode.l10n.t('Speakers') },
  ];
  const known = new Set(all.map(({ key }) => key));
  for (const key of attributes) if (!known.has(key)) all.push({ key, label: key });
  return all;
}
