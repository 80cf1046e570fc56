import * as vscode from 'vscode';
import type { ClosenessWords } from '../../protocol/closeness';

export function closenessWords(): ClosenessWords {
  return {
    overlap: vscode.l10n.t('where they overlap'),
    excerpt: vscode.l10n.t('on the same excerpt'),
    turn: vscode.l10n.t('in the same turn'),
    near1: vscode.l10n.t('within 1 sentence'),
    near: vscode.l10n.t('within {n} sentences'),
  };
}
