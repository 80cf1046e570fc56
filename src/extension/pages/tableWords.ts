import * as vscode from 'vscode';
import type { TableWords } from '../../protocol/table';
import { withoutPart } from './queries';
import type { TableKind } from './tableKind';

type Told = Pick<TableKind<unknown>, 'title' | 'cells'> & {
  readonly text?: unknown;
  readonly pictures?: unknown;
};

/** What a table page says. Places in braces are filled there. */
export function tableWords({ title, cells, text, pictures }: Told): TableWords {
  return {
    language: vscode.env.language,
    table: title,
    tools: vscode.l10n.t('What is counted, and how it is shown'),
    more: vscode.l10n.t('More'),
    filterRows: vscode.l10n.t('Filter rows'),
    copy: vscode.l10n.t('Copy'),
    exports: [
      { ending: 'csv', title: vscode.l10n.t('Export as CSV') },
      { ending: 'xlsx', title: vscode.l10n.t('Export as XLSX, for Excel') },
      ...(pictures
        ? ([
            { ending: 'svg', title: vscode.l10n.t('Export as SVG picture') },
            { ending: 'png', title: vscode.l10n.t('Export as PNG picture') },
          ] as const)
        : []),
      ...(text ? [{ ending: 'md', title: vscode.l10n.t('Export as Markdown') } as const] : []),
    ],
    copied: vscode.l10n.t('Copied {rows} × {columns}'),
    failed: vscode.l10n.t('That did not work: {reason}'),
    noRows: vscode.l10n.t('No row is left to show.'),
    showAll: vscode.l10n.t('Show all rows'),
    loading: vscode.l10n.t('Counting…'),
    hiddenRows: vscode.l10n.t('rows not shown: {n}'),
    help: vscode.l10n.t(
      'Arrow keys move. Enter on a number or a name opens what is behind it; on a heading, sorts by it. Space on a code folds and unfolds what is below it.',
    ),
    pictureHelp: vscode.l10n.t(
      'Arrow keys move to what is next in the picture, Page Up and Page Down through all of it. Enter shows the excerpts behind it.',
    ),
    notDrawn: vscode.l10n.t('The picture could not be drawn. Export as SVG instead.'),
    withoutPart: withoutPart(),
    sortHint: vscode.l10n.t('Enter or click sorts the rows by this column'),
    unknown: vscode.l10n.t('not in the codebook'),
    unfold: vscode.l10n.t('Unfold'),
    fold: vscode.l10n.t('Fold'),
    detail: cells?.words,
  };
}
