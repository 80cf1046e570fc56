import type { Closeness, CountUnit } from '../core/analysis/crossTable';
import type { TableLook } from '../core/analysis/tableLook';
import type { Share } from '../core/analysis/tableShare';

/** What is counted in a matrix. */
export interface MatrixAsk {
  /** `code`, `case`, `source`, `coder`, `kind`, `round`, `perspective`, `speaker` or an attribute. */
  readonly rows: string;
  readonly columns: string;
  readonly count: CountUnit;
  /** How near two codes have to be to be counted together; where both sides are codes. */
  readonly closeness: Closeness;
  /** Whether the numbers of a code include those of the codes below it. */
  readonly rollUp: boolean;
  /** In the language of queries; all where it is empty. */
  readonly where: string;
}

/** How it is shown. */
export interface MatrixLook extends TableLook {
  readonly share: Share;
  readonly isShaded: boolean;
}

/** What a page keeps for when it is opened again. */
export interface MatrixState {
  /** Of the project, as a URI. */
  readonly folder: string;
  readonly ask: MatrixAsk;
  readonly look: MatrixLook;
}

/** Something that lines of a matrix can stand for. */
export interface AxisChoice {
  readonly key: string;
  readonly label: string;
}

/** What is wrong with a query, and where. */
export interface Fault {
  readonly words: string;
  /** UTF-16 offsets into the query; undefined where it is about the whole. */
  readonly span: { readonly start: number; readonly end: number } | undefined;
}

/** One of the things that a query asks for together. */
export interface QueryPart {
  readonly label: string;
  /** As it is written. */
  readonly text: string;
  /** The query without it. */
  readonly rest: string;
}

/** A stretch of the table: lines from `from` until before `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where a window of the table is, as it is arranged. */
export interface TableWindow {
  readonly rows: Stretch;
  readonly columns: Stretch;
}

/** The head of a line. */
export interface LineHead {
  readonly key: string;
  readonly label: string;
  /** What stands above it, from the outermost on. */
  readonly path: string;
  /** 0 at the top. */
  readonly depth: number;
  /** Undefined where there is nothing below it. */
  readonly isOpen: boolean | undefined;
  readonly isKnown: boolean;
  /** Of a code, as `#rrggbb`. */
  readonly color?: string | undefined;
}

/** The numbers of a window. */
export interface BlockNumbers {
  /** Row by row. */
  readonly cells: readonly number[];
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
}

/** The part of a table that a page shows, and some around it. */
export interface Block extends TableWindow, BlockNumbers {
  /** Of the table that it is a part of. */
  readonly version: number;
  readonly rowHeads: readonly LineHead[];
  readonly columnHeads: readonly LineHead[];
}

/** Numbers of the whole table. */
export interface TableNumbers {
  readonly total: number;
  /** What the deepest shade stands for: a count or a share. */
  readonly greatest: number;
}

/** A table as it is arranged now. */
export interface TableShape extends TableNumbers {
  /** Another one as soon as lines are others, or stand elsewhere. */
  readonly version: number;
  readonly rows: number;
  readonly columns: number;
  /** Lines that the look leaves out. */
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
  /** Whether rows, or columns, have others below them. */
  readonly hasTree: { readonly rows: boolean; readonly columns: boolean };
  /** How wide the widest heads are, in ems. */
  readonly widths: { readonly rows: number; readonly columns: number };
}

// From the page.

/** The page is there and can show something. `window` is what it showed last. */
export interface PageReady {
  readonly kind: 'ready';
  readonly window: TableWindow;
}

/** Something else is to be counted, or to be shown otherwise. */
export interface Change {
  readonly kind: 'change';
  readonly ask: MatrixAsk;
  readonly look: MatrixLook;
}

/** Asks for another part of the table. */
export interface AskBlock {
  readonly kind: 'block';
  readonly window: TableWindow;
}

/** Asks how a query that is being typed may go on. */
export interface AskCompletions {
  readonly kind: 'complete';
  readonly text: string;
}

/** What may stand in place of all that stands from `from` on. */
export interface Completions {
  /** UTF-16 offset into the query. */
  readonly from: number;
  readonly items: readonly { readonly text: string; readonly note: string }[];
}

/** The excerpts behind a number are to be shown; of a total, a line is left out. Keys. */
export interface OpenExcerpts {
  readonly kind: 'open';
  readonly row: string | undefined;
  readonly column: string | undefined;
}

/** Asks for the whole table as it is shown, for the clipboard. */
export interface AskCopy {
  readonly kind: 'copy';
}

/** The page can’t reach the clipboard: the host is to do it. */
export interface CopyText {
  readonly kind: 'copyText';
  readonly text: string;
}

/** A file of the table as it is shown is to be written. */
export interface ExportTable {
  readonly kind: 'export';
  readonly ending: PictureEnding | 'csv' | 'xlsx';
}

export type PictureEnding = 'svg' | 'png';

/** Says something to the reader as VS Code does. */
export interface TellReader {
  readonly kind: 'say';
  readonly words: string;
}

export type FromMatrix =
  | PageReady
  | Change
  | AskBlock
  | AskCompletions
  | OpenExcerpts
  | AskCopy
  | CopyText
  | ExportTable
  | TellReader;

/** The whole table as text with tabs, and as a table of HTML. */
export interface CopiedTable {
  readonly text: string;
  readonly html: string;
  readonly rows: number;
  readonly columns: number;
}

export interface HostAnswers {
  /** Of the table as it is by now: where its version is another, the page is told of that, too. */
  readonly block: Block;
  readonly copy: CopiedTable;
  readonly complete: Completions;
}

// From the host.

/** What is shown now, all of it: the first time, and whenever lines are others or stand elsewhere. */
export interface ShowTable {
  readonly kind: 'show';
  readonly state: MatrixState;
  readonly axes: readonly AxisChoice[];
  readonly shape: TableShape;
  readonly block: Block;
  /** Said in place of the table where there is nothing to show. */
  readonly empty: string | undefined;
  /** What is wrong with the query; the table is then the one of before. */
  readonly fault: Fault | undefined;
  readonly queryParts: readonly QueryPart[];
}

/** The same lines have other numbers: those of the block that the page has. */
export interface ShowNumbers extends TableNumbers {
  readonly kind: 'numbers';
  readonly version: number;
  /** Indexes into cells, row totals and column totals, one after another; and what stands there now. */
  readonly at: readonly number[];
  readonly values: readonly number[];
}

/** There is nothing to show, and why. */
export interface ShowGone {
  readonly kind: 'gone';
  readonly words: string;
}

/** Asks for a picture, drawn from SVG, as PNG. */
export interface AskPicture {
  readonly kind: 'draw';
  readonly svg: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export type ToMatrix = ShowTable | ShowNumbers | ShowGone | AskPicture;

export interface PageAnswers {
  /** The bytes of the picture, in Base64. */
  readonly draw: string;
}
