import * as vscode from 'vscode';
import { type Code, nameIn, pathOf } from '../../../core/codebook/codebook';
import { type Label, labelIn } from '../../../core/codebook/label';
import { escapeMarkdown } from '../../host/markdown';
import { nameLanguage } from '../../host/words';
import type { Visibility } from '../../state/visibility';
import { codeIconOf } from '../../tree/excerptItem';
import { excerptsInWords, joined, lostInWords } from '../../tree/names';
import { idOf } from '../../tree/nodes';
import type { OpenProject } from '../../workspace';
import { type Counts, countsOf } from './counts';

/** Up to this many codes, all are in sight at first. */
const manyCodes = 100;

export function codeItem(open: OpenProject, code: Code, visibility: Visibility): vscode.TreeItem {
  const { project } = open;
  const name = nameIn(code, nameLanguage());
  const counts = countsOf(project, code.id);
  const hidden = visibility.isCodeShown(code.id) ? undefined : vscode.l10n.t('hidden');
  const item = new vscode.TreeItem(name, foldOf(code, project.book.codes.length));
  item.id = idOf(open, 'code', code.id);
  item.description = joined(countText(code, counts), lostInWords(counts.lost), hidden);
  item.iconPath = codeIconOf(open, code.id);
  item.contextValue = contextOf(code);
  const spoken = [name, ...countsInWords(code, counts), hidden].filter((part) => part);
  item.accessibilityInformation = { label: spoken.join(', ') };
  return item;
}

/** Everything the codebook says of a code, and its counts. */
export function codeTooltip({ project }: OpenProject, code: Code): vscode.MarkdownString {
  const language = nameLanguage();
  const text = (label: Label) => escapeMarkdown(labelIn(label, language) ?? '');
  const list = (title: string, labels: readonly Label[]) =>
    labels.length
      ? [`**${title}**\n\n${labels.map((each) => `- ${indented(text(each))}`).join('\n')}`]
      : [];
  const id =
    code.key === undefined
      ? code.id
      : joined(code.id, vscode.l10n.t('key {key}', { key: code.key }));
  const parts = [
    `**${escapeMarkdown(pathOf(project.book, code, language))}**`,
    ...(code.definition ? [text(code.definition)] : []),
    ...list(vscode.l10n.t('Include'), code.include),
    ...list(vscode.l10n.t('Exclude'), code.exclude),
    ...list(vscode.l10n.t('Examples'), code.examples),
    ...(code.aliases.length
      ? [`**${vscode.l10n.t('Also called')}** ${escapeMarkdown(code.aliases.join(', '))}`]
      : []),
    `${escapeMarkdown(joined(...countsInWords(code, countsOf(project, code.id))))}  \n${escapeMarkdown(id)}`,
  ];
  return new vscode.MarkdownString(parts.join('\n\n'));
}

/** Lines of an entry after its first belong to it. */
function indented(text: string): string {
  return text.replace(/\n/g, '\n  ');
}

function foldOf({ children, depth }: Code, codes: number): vscode.TreeItemCollapsibleState {
  if (!children.length) return vscode.TreeItemCollapsibleState.None;
  return codes <= manyCodes || depth === 0
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

/** Its own count, and for what has codes below it the count with those. */
function countText({ codable, children }: Code, { own, total }: Counts): string {
  if (!children.length) return String(own);
  return codable ? joined(String(own), String(total)) : String(total);
}

function countsInWords({ codable, children }: Code, { own, total, lost }: Counts): string[] {
  const below = vscode.l10n.t('{n} with the codes below', { n: total });
  const gone = [lostInWords(lost)].filter((words) => words !== undefined);
  if (!children.length) return [excerptsInWords(own), ...gone];
  return [codable ? excerptsInWords(own) : vscode.l10n.t('category'), below, ...gone];
}

/** Words that the menus in package.json look for. */
function contextOf({ codable, children }: Code): string {
  return ['code', codable ? 'codable' : 'category', ...(children.length ? ['parent'] : [])].join(
    ' ',
  );
}
