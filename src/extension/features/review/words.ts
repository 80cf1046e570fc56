import * as vscode from 'vscode';

export function codingsInWords(n: number): string {
  return n === 1 ? vscode.l10n.t('1 coding') : vscode.l10n.t('{n} codings', { n });
}
