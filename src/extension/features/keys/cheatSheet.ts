import * as vscode from 'vscode';
import { ancestorsOf, type Code, type Codebook, nameIn } from '../../../core/codebook/codebook';
import { colorOf } from '../../../core/codebook/color';
import { inBackground } from '../../host/errors';
import { codeIcon } from '../../host/icons';
import { nameLanguage } from '../../host/words';
import type { OpenProject } from '../../workspace';
import { keyOfCommand, takenLetters } from './letters';
import { digits } from './slots';

interface Row extends vscode.QuickPickItem {
  readonly command?: string;
  readonly code?: string;
}

/** The keys of coding mode in a list to look through; choosing one does what the key does. */
export function showKeys(
  open: OpenProject,
  slots: readonly (string | undefined)[],
  isOn: boolean,
): void {
  const pick = vscode.window.createQuickPick<Row>();
  const change = {
    iconPath: new vscode.ThemeIcon('gear'),
    tooltip: vscode.l10n.t('Change Keys…'),
  };
  pick.title = vscode.l10n.t('Keys of Coding Mode');
  pick.placeholder = isOn
    ? vscode.l10n.t('Type to look for a key or what it does')
    : vscode.l10n.t('In coding mode these keys act alone; elsewhere after Ctrl+’ or Cmd+’');
  pick.buttons = [change];
  pick.items = rowsOf(open.project.book, slots, isOn);
  pick.onDidTriggerButton(() => {
    pick.hide();
    run('workbench.action.openGlobalKeybindings', 'codebook.codingMode');
  });
  pick.onDidAccept(() => {
    const [row] = pick.selectedItems;
    pick.hide();
    if (row?.code !== undefined) run('codebook.applyCode', row.code);
    else if (row?.command !== undefined) run(row.command);
  });
  pick.onDidHide(() => pick.dispose());
  pick.show();
}

function run(command: string, ...args: unknown[]): void {
  inBackground(Promise.resolve(vscode.commands.executeCommand(command, ...args)));
}

function rowsOf(book: Codebook, slots: readonly (string | undefined)[], isOn: boolean): Row[] {
  const taken = takenLetters(book);
  const letter = (small: string, does: string, command: string): Row[] => {
    const key = keyOfCommand(small, taken);
    return key === undefined ? [] : [rowFor(key, does, command)];
  };
  const lettered = book.codes.flatMap((code) => (code.key ? [codeRow(book, code, code.key)] : []));
  const recent = slots.flatMap((id, i) => {
    const code = id === undefined ? undefined : book.byId.get(id);
    return code ? [codeRow(book, code, digits[i] ?? '')] : [];
  });
  return [
    ...(isOn
      ? []
      : [rowFor('', vscode.l10n.t('Enter coding mode'), 'codebook.codingMode', 'keyboard')]),
    ...section(vscode.l10n.t('codes'), lettered),
    ...section(vscode.l10n.t('recent codes'), recent),
    ...section(vscode.l10n.t('code'), [
      rowFor('/', vscode.l10n.t('Choose codes to apply'), 'codebook.applyCode'),
      ...letter('r', vscode.l10n.t('Apply the last code again'), 'codebook.repeatLastCode'),
      ...letter('i', vscode.l10n.t('Make a code of the very words'), 'codebook.codeInVivo'),
      ...letter('x', vscode.l10n.t('Remove a code'), 'codebook.removeCode'),
      ...letter('m', vscode.l10n.t('Write a memo on a coding'), 'codebook.editMemo'),
      ...letter('z', vscode.l10n.t('Undo'), 'codebook.undo'),
      ...letter('y', vscode.l10n.t('Redo'), 'codebook.redo'),
    ]),
    ...section(vscode.l10n.t('select'), [
      rowFor('Space', vscode.l10n.t('The turn'), 'codebook.selectTurn'),
      rowFor('→', vscode.l10n.t('The next sentence'), 'codebook.nextSentence'),
      rowFor('←', vscode.l10n.t('The sentence before'), 'codebook.previousSentence'),
      rowFor('↓', vscode.l10n.t('The next turn'), 'codebook.nextTurn'),
      rowFor('↑', vscode.l10n.t('The turn before'), 'codebook.previousTurn'),
      rowFor('Shift+→', vscode.l10n.t('On by a sentence'), 'codebook.extendToNextSentence'),
      rowFor('Shift+←', vscode.l10n.t('Back by a sentence'), 'codebook.extendToPreviousSentence'),
      rowFor('Shift+↓', vscode.l10n.t('On by a turn'), 'codebook.extendToNextTurn'),
      rowFor('Shift+↑', vscode.l10n.t('Back by a turn'), 'codebook.extendToPreviousTurn'),
    ]),
    ...section(vscode.l10n.t('ends of the excerpt; with Alt by a sentence'), [
      rowFor(']', vscode.l10n.t('One more word at the end'), 'codebook.growEnd'),
      rowFor('[', vscode.l10n.t('One word less at the end'), 'codebook.shrinkEnd'),
      rowFor('Shift+[', vscode.l10n.t('One more word at the start'), 'codebook.growStart'),
      rowFor('Shift+]', vscode.l10n.t('One word less at the start'), 'codebook.shrinkStart'),
    ]),
    ...section(vscode.l10n.t('go to'), [
      ...letter('n', vscode.l10n.t('The next excerpt'), 'codebook.nextExcerpt'),
      ...letter('p', vscode.l10n.t('The excerpt before'), 'codebook.previousExcerpt'),
      ...letter('u', vscode.l10n.t('The next uncoded turn'), 'codebook.nextUncodedTurn'),
    ]),
    ...(isOn
      ? [rowFor('Esc', vscode.l10n.t('Leave coding mode'), 'codebook.leaveCodingMode')]
      : []),
  ];
}

function section(label: string, rows: readonly Row[]): Row[] {
  return rows.length ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows] : [];
}

function rowFor(key: string, does: string, command: string, icon = 'blank'): Row {
  const iconPath = new vscode.ThemeIcon(icon);
  return { label: labelOf(key, does), command, iconPath };
}

function codeRow(book: Codebook, code: Code, key: string): Row {
  const language = nameLanguage();
  const path = ancestorsOf(book, code).map((above) => nameIn(above, language));
  return {
    label: labelOf(key, nameIn(code, language)),
    description: path.join(' › '),
    iconPath: codeIcon(colorOf(book, code)),
    code: code.id,
  };
}

function labelOf(key: string, does: string): string {
  return key ? `${key}\u2003${does}` : does;
}
