import * as vscode from 'vscode';
import { type Code, descendantsOf, nameIn } from '../../../core/codebook/codebook';
import { nameLanguage } from '../../host/words';
import type { Visibility } from '../../state/visibility';
import { codeIconOf } from '../../tree/excerptItem';
import { memoInWords } from '../../tree/memos';
import { countsInWords } from '../../tree/codeTooltip';
import { joined, lostInWords } from '../../tree/names';
import { idOf } from '../../tree/nodes';
import type { OpenProject } from '../../workspace';
import { type Counts, countsOf } from '../../tree/counts';

/** Up to this many codes, all are in sight at first. */
const manyCodes = 100;

export function codeItem(
  open: OpenProject,
  code: Code,
  visibility: Visibility,
  hasBox: boolean,
): vscode.TreeItem {
  const { project } = open;
  const name = nameIn(code, nameLanguage());
  const counts = countsOf(project, code.id);
  const hidden = visibility.isCodeShown(code.id) ? undefined : vscode.l10n.t('hidden');
  const memo = memoInWords(open, { kind: 'code', id: code.id });
  const item = new vscode.TreeItem(name, foldOf(code, project.book.codes.length));
  item.id = idOf(open, 'code', code.id);
  item.description = joined(countText(code, counts), lostInWords(counts.lost), hidden, memo);
  item.iconPath = codeIconOf(open, code.id);
  item.contextValue = contextOf(code, memo !== undefined);
  if (hasBox) item.checkboxState = boxOf(open, code, visibility);
  const spoken = [name, ...countsInWords(code, counts), hidden, memo].filter((part) => part);
  item.accessibilityInformation = { label: spoken.join(', ') };
  return item;
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

/** Words that the menus in package.json look for. */
function contextOf({ codable, children }: Code, hasMemo: boolean): string {
  const words = ['code', codable ? 'codable' : 'category'];
  if (children.length) words.push('parent');
  if (hasMemo) words.push('noted');
  return words.join(' ');
}

/** Ticked where it is shown in the text; that of a category, where anything below it is. */
function boxOf({ project }: OpenProject, code: Code, visibility: Visibility) {
  const codes = code.codable ? [code] : descendantsOf(project.book, code.id);
  const isShown = codes.some(({ id }) => visibility.isCodeShown(id));
  return {
    state: isShown ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked,
    tooltip: isShown ? vscode.l10n.t('Shown in the text') : vscode.l10n.t('Hidden in the text'),
  };
}
