import * as vscode from 'vscode';
import type { OpenProject } from '../../workspace';
import type { Matrix } from './matrix';

/** What to do where a table has nothing to show. */
export function whyEmpty({ project }: OpenProject, { table, ask }: Matrix): string | undefined {
  const isOfCodes = ask.rows === 'code' || ask.columns === 'code';
  if (isOfCodes && !project.book.codes.length && !table.total)
    return vscode.l10n.t(
      'There are no codes yet. Make one with “Codebook: Create Code…”, or write it in codebook.yaml.',
    );
  if (table.total > 0) return undefined;
  return ask.where.trim() === ''
    ? vscode.l10n.t(
        'Nothing has been coded yet. Open a source, select some words and apply a code: it is counted here at once.',
      )
    : vscode.l10n.t('No excerpt fits this query. Empty it to see all of them.');
}
