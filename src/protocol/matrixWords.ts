import type { ClosenessWords } from './closeness';

/** What the matrix page says, in the reader’s language; places in braces are filled by the page. */
export interface MatrixWords extends ClosenessWords {
  /** A language tag, for numbers. */
  readonly language: string;
  readonly table: string;
  readonly tools: string;
  readonly more: string;
  readonly rows: string;
  readonly columns: string;
  readonly swap: string;
  readonly count: string;
  readonly codings: string;
  readonly cases: string;
  readonly sources: string;
  readonly words: string;
  readonly together: string;
  readonly show: string;
  readonly numbers: string;
  readonly ofRow: string;
  readonly ofColumn: string;
  readonly ofAll: string;
  readonly rollUp: string;
  readonly rollUpHint: string;
  readonly hideEmpty: string;
  readonly shade: string;
  readonly filterRows: string;
  readonly filterColumns: string;
  readonly query: string;
  readonly queryHint: string;
  readonly queryExample: string;
  /** With {part}. */
  readonly withoutPart: string;
  readonly copy: string;
  readonly csv: string;
  readonly xlsx: string;
  readonly svg: string;
  readonly png: string;
  readonly total: string;
  /** With {rows} and {columns}. */
  readonly size: string;
  /** With {n}. */
  readonly totalOf: Readonly<Record<'codings' | 'cases' | 'sources' | 'words', string>>;
  /** With {n}. */
  readonly hiddenRows: string;
  /** With {n}. */
  readonly hiddenColumns: string;
  /** With {rows} and {columns}. */
  readonly copied: string;
  /** With {reason}. */
  readonly failed: string;
  readonly notDrawn: string;
  readonly noRows: string;
  readonly noColumns: string;
  readonly showAll: string;
  readonly loading: string;
  /** What can be done with heads and cells, said once to who hears the page. */
  readonly help: string;
  readonly sortHint: string;
  readonly sortAcrossHint: string;
  readonly unknown: string;
  readonly unfold: string;
  readonly fold: string;
}
