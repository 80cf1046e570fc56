import * as vscode from 'vscode';
import { say, type Sentence } from '../../core/base/sentences';

/** A sentence of core in the reader's language. */
export function inWords(sentence: Sentence): string {
  return say(sentence, (text) => vscode.l10n.t(text));
}

/** The language in which names and definitions of codes are shown. */
export function nameLanguage(): string {
  const chosen = vscode.workspace.getConfiguration('codebook').get<string>('nameLanguage', 'auto');
  return chosen === 'auto' ? vscode.env.language : chosen;
}
