import * as vscode from 'vscode';
import { noCase } from '../../../core/analysis/caseOf';
import { escapeMarkdown } from '../../host/markdown';
import { codeIconOf } from '../../tree/excerptItem';
import {
  caseName,
  casesInWords,
  codeName,
  excerptsInWords,
  joined,
  lostInWords,
} from '../../tree/names';
import { idOf } from '../../tree/nodes';
import type { OpenProject } from '../../workspace';
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
  const item = new vscode.TreeItem(name, total ? Collapsed : None);
  const first = [...(open.project.caseTable.byId.get(id)?.attributes ?? [])]
    .flatMap(([attribute, value]) => (value === '' || attribute === grouped ? [] : [value]))
    .slice(0, shownAttributes);
  item.id = idOf(open, 'case', id);
  item.description = joined(String(total), lostInWords(lost), ...first);
  item.iconPath = new vscode.ThemeIcon(iconOf(node));
  item.contextValue = 'case';
  const spoken = [name, excerptsInWords(total), lostInWords(lost), ...first].filter((part) => part);
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

/** All that the registers say of a case, and its sources. */
export function caseTooltip({ open, case: id }: CaseNode): vscode.MarkdownString {
  if (id === noCase)
    return new vscode.MarkdownString(
      escapeMarkdown(
        vscode.l10n.t('Excerpts of sources with several cases in which none of the cases speaks.'),
      ),
    );
  const known = open.project.caseTable.byId.get(id);
  const name = caseName(open, id);
  const title = `**${escapeMarkdown(name)}**${name === id ? '' : ` ${escapeMarkdown(id)}`}`;
  const attributes = [...(known?.attributes ?? [])].filter(([, value]) => value !== '');
  const facts = attributes.map(([key, value]) => `- ${escapeMarkdown(`${key}: ${value}`)}`);
  const sources = sourcesOf(open, id).map((source) => `- ${escapeMarkdown(source)}`);
  const parts = [
    title,
    ...(facts.length ? [facts.join('\n')] : []),
    ...(sources.length ? [`**${vscode.l10n.t('Sources')}**\n\n${sources.join('\n')}`] : []),
  ];
  return new vscode.MarkdownString(parts.join('\n\n'));
}

function sourcesOf({ project }: OpenProject, id: string): string[] {
  return [...project.sources.values()].flatMap(({ path, cases, kind, round, perspective }) => {
    if (path !== id && !cases.includes(id)) return [];
    const ofRound = round && vscode.l10n.t('round {round}', { round });
    return [joined(path, kind, ofRound, perspective)];
  });
}

function iconOf({ open: { project }, case: id }: CaseNode): string {
  if (id === noCase) return 'question';
  return project.sources.has(id) && !project.caseTable.byId.has(id) ? 'file' : 'person';
}
