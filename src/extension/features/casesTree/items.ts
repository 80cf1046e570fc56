import * as vscode from 'vscode';
import { noCase } from '../../../core/analysis/caseOf';
import { codeIconOf } from '../../tree/excerptItem';
import { thingOfCase } from '../../tree/caseTooltip';
import { memoInWords } from '../../tree/memos';
import {
  caseName,
  casesInWords,
  codeName,
  excerptsInWords,
  joined,
  lostInWords,
} from '../../tree/names';
import { idOf } from '../../tree/nodes';
import type { CaseCodeNode, CaseNode, OwnSourcesNode, ValueNode } from './nodes';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** Attributes told beside a case's name: more of them would hide the first. */
const shownAttributes = 2;

export function valueItem({ open, attribute, value }: ValueNode, cases: number): vscode.TreeItem {
  const label = value || vscode.l10n.t('(no {attribute})', { attribute });
  const item = new vscode.TreeItem(label, Expanded);
  item.id = idOf(open, 'value', attribute, value);
  item.description = String(cases);
  item.iconPath = new vscode.ThemeIcon('organization');
  item.tooltip = `${attribute}: ${label}`;
  item.accessibilityInformation = { label: `${attribute}: ${label}, ${casesInWords(cases)}` };
  return item;
}

export function ownSourcesItem({ open }: OwnSourcesNode, sources: number): vscode.TreeItem {
  const label = vscode.l10n.t('Sources without a case');
  const item = new vscode.TreeItem(label, Collapsed);
  item.id = idOf(open, 'own-sources');
  item.description = String(sources);
  item.accessibilityInformation = { label: `${label}, ${sources}` };
  item.iconPath = new vscode.ThemeIcon('files');
  item.tooltip = vscode.l10n.t(
    'Each of these sources counts as its own case. Name its case in sources.csv or in its front matter.',
  );
  return item;
}

/** @param grouped the attribute by which cases are grouped: the group says it already */
export function caseItem(
  node: CaseNode,
  total: number,
  lost: number,
  grouped: string | undefined,
): vscode.TreeItem {
  const { open, case: id } = node;
  const name = caseName(open, id);
  const memo = memoInWords(open, thingOfCase(open, id));
  const item = new vscode.TreeItem(name, total ? Collapsed : None);
  const first = [...(open.project.caseTable.byId.get(id)?.attributes ?? [])]
    .flatMap(([attribute, value]) => (value === '' || attribute === grouped ? [] : [value]))
    .slice(0, shownAttributes);
  item.id = idOf(open, 'case', id);
  item.description = joined(String(total), lostInWords(lost), memo, ...first);
  item.iconPath = new vscode.ThemeIcon(iconOf(node));
  item.contextValue = memo === undefined ? 'case' : 'case noted';
  const spoken = [name, excerptsInWords(total), lostInWords(lost), memo, ...first].filter(
    (part) => part,
  );
  item.accessibilityInformation = { label: spoken.join(', ') };
  item.command = {
    command: 'codebook.tree.onlyCase',
    title: vscode.l10n.t('Show Excerpts of This Case'),
    arguments: [node],
  };
  return item;
}

export function codeItem(node: CaseCodeNode, count: number, lost: number): vscode.TreeItem {
  const { open, code } = node;
  const name = codeName(open, code);
  const item = new vscode.TreeItem(name, count ? Collapsed : None);
  item.id = idOf(open, 'code', node.case, code);
  item.description = joined(String(count), lostInWords(lost));
  item.iconPath = codeIconOf(open, code);
  item.contextValue = 'code';
  const spoken = [name, excerptsInWords(count), lostInWords(lost)].filter((part) => part);
  item.accessibilityInformation = { label: spoken.join(', ') };
  item.command = {
    command: 'codebook.tree.narrowToCode',
    title: vscode.l10n.t('Show Excerpts'),
    arguments: [node],
  };
  return item;
}

function iconOf({ open: { project }, case: id }: CaseNode): string {
  if (id === noCase) return 'question';
  return project.sources.has(id) && !project.caseTable.byId.has(id) ? 'file' : 'person';
}
