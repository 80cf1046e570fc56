import * as vscode from 'vscode';
import type { CrossTable, Heading } from '../../../core/analysis/crossTable';
import { colorOf } from '../../../core/codebook/color';
import type { NamedHeading } from '../../pages/heads';
import { caseName, sourceName } from '../../tree/names';
import type { OpenProject } from '../../workspace';
import type { NamedTable } from './block';

/** The table with its headings as the other views name them. */
export function named(
  open: OpenProject,
  axes: { readonly rows: string; readonly columns: string },
  table: CrossTable,
): NamedTable {
  return {
    ...table,
    rows: namedSide(open, axes.rows, table.rows),
    columns: namedSide(open, axes.columns, table.columns),
  };
}

function namedSide(
  open: OpenProject,
  axis: string,
  headings: readonly Heading[],
): readonly NamedHeading[] {
  const { book } = open.project;
  if (axis === 'code')
    return headings.map((heading) => {
      const code = book.byId.get(heading.key);
      return code ? { ...heading, color: colorOf(book, code) } : heading;
    });
  const nameOf = (key: string): string | undefined => {
    if (axis === 'case') return caseName(open, key);
    if (key === '') return vscode.l10n.t('(none)');
    return axis === 'source' ? sourceName(open, key) : undefined;
  };
  return headings.map((heading) => {
    const label = nameOf(heading.key);
    return label === undefined ? heading : { ...heading, label };
  });
}
