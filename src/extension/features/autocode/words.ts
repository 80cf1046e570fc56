import * as vscode from 'vscode';
import type { HitUnit, Look, LookKind } from '../../../core/autocoding/query';

export function kindInWords(kind: LookKind): string {
  switch (kind) {
    case 'word':
      return vscode.l10n.t('Word');
    case 'phrase':
      return vscode.l10n.t('Phrase');
    case 'pattern':
      return vscode.l10n.t('Regular expression');
    case 'speaker':
      return vscode.l10n.t('Speaker');
    case 'question':
      return vscode.l10n.t('Question');
  }
}

export function unitInWords(unit: HitUnit): string {
  switch (unit) {
    case 'match':
      return vscode.l10n.t('the words that are found');
    case 'sentence':
      return vscode.l10n.t('the sentence around them');
    case 'turn':
      return vscode.l10n.t('the whole turn');
    case 'answer':
      return vscode.l10n.t('what is answered, each turn by itself');
  }
}

/** What was looked for, as short as it can be said. */
export function lookInWords(look: Look): string {
  if (look.kind === 'speaker') return look.names.join(', ');
  if (look.kind === 'question' && !look.text.trim()) return vscode.l10n.t('every question');
  return look.kind === 'pattern' ? `/${look.text}/` : `“${look.text.trim()}”`;
}

export function hitsInWords(n: number): string {
  return n === 1 ? vscode.l10n.t('1 hit') : vscode.l10n.t('{n} hits', { n });
}
