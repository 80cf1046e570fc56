import type { Drawing } from '../core/analysis/maps/drawing';
import type { SideLook } from '../core/analysis/tableLook';
import type {
  AskCompletions,
  AskCopy,
  AskPicture,
  Completions,
  CopiedTable,
  CopyText,
  Fault,
  LineHead,
  PictureEnding,
  QueryPart,
  ShowGone,
  TableWindow,
  TellReader,
} from './matrix';
import type { RunAct, TickRows, TickTools } from './ticks';

/** What the tools above a table are set to, by their keys. */
export type TableAsk = Readonly<Record<string, string>>;

/** What a page keeps for when it is opened again. */
export interface TableState {
  /** Of the project, as a URI. */
  readonly folder: string;
  readonly ask: TableAsk;
  readonly look: SideLook;
}

export interface ToolOption {
  readonly key: string;
  readonly label: string;
  /** How many lines there are of it. */
  readonly count?: number;
}

interface AnyTool {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** Something above a table that says what is in it. */
export type Tool = OneOfTool | TickTool | TextTool | QueryTool;

/** One of a few things: as tabs, in a list, or as buttons with counts that are a filter, too. */
export interface OneOfTool extends AnyTool {
  readonly kind: 'tabs' | 'choice' | 'chips';
  readonly options: readonly ToolOption[];
}

export interface TickTool extends AnyTool {
  readonly kind: 'tick';
  readonly value: '' | 'yes';
  readonly hint: string;
}

/** Words that are typed. */
export interface TextTool extends AnyTool {
  readonly kind: 'text';
  readonly hint: string;
  readonly example: string;
  readonly fault: Fault | undefined;
}

/** In the language of queries. */
export interface QueryTool extends AnyTool {
  readonly kind: 'query';
  readonly hint: string;
  readonly example: string;
  readonly fault: Fault | undefined;
  readonly parts?: readonly QueryPart[];
}

export interface TableColumn {
  readonly key: string;
  readonly label: string;
  /** In ems. */
  readonly width: number;
  /** Whether it holds words, which stand at the left. */
  readonly isText: boolean;
  /** Whether it stays as wide as it is where others take what room is left. */
  readonly isFixed?: boolean;
  /** Whether words end at its right edge, where what comes next begins. */
  readonly isBefore?: boolean;
  /** Whether it holds what the line is about. */
  readonly isStrong?: boolean;
  /** What it tells, where the label is too short for that. */
  readonly hint: string;
}

export interface TableCell {
  /** As it is shown; nothing where nothing was counted. */
  readonly text: string;
  /** Whether choosing it opens something. */
  readonly opens: boolean;
  /** A step of shade; see `shadeOf`. */
  readonly shade?: number;
  /** Whether it is less than words of its own: what could be said here. */
  readonly isQuiet?: boolean;
  /** How long a bar behind the number is, from 0 to 1, and from which end of the cell it begins. */
  readonly bar?: { readonly length: number; readonly from: 'start' | 'end' };
}

export interface TableRow {
  readonly head: LineHead;
  readonly cells: readonly TableCell[];
  /** Undefined where rows are not to be ticked. */
  readonly isTicked?: boolean | undefined;
}

/** What a page shows, and some around it. */
export interface TableRows {
  /** Of the table that it is of. */
  readonly version: number;
  /** Which rows these are, and which of their cells. */
  readonly window: TableWindow;
  readonly rows: readonly TableRow[];
}

/** A table as it is arranged now. */
export interface ListShape {
  /** Another one whenever the host shows another table. */
  readonly version: number;
  readonly rows: number;
  /** Rows that filters leave out. */
  readonly hiddenRows: number;
  readonly hasTree: boolean;
  /** How wide the widest head is, in ems. */
  readonly headWidth: number;
  /** How many lines of text a row has room for. */
  readonly lines: number;
}

// From the page.

/** The page is there and can show something. `window` is what it showed last. */
export interface TableReady {
  readonly kind: 'ready';
  readonly window: TableWindow;
}

/** Something else is to be in the table, or it is to be looked at otherwise. */
export interface ChangeTable {
  readonly kind: 'change';
  readonly ask: TableAsk;
  readonly look: SideLook;
}

/** Asks for another part of the table. */
export interface AskRows {
  readonly kind: 'rows';
  readonly window: TableWindow;
}

/** What is behind a cell, or behind a row, is to be opened. Keys. */
export interface OpenCell {
  readonly kind: 'open';
  readonly row: string;
  readonly column: string | undefined;
}

/** Asks what a cell holds that can be written in, and what is to be read beside it. Keys. */
export interface AskCell {
  readonly kind: 'cell';
  readonly row: string;
  readonly column: string;
}

export interface CellDetail {
  readonly title: string;
  /** As it is kept. */
  readonly text: string;
  readonly excerpts: readonly CellExcerpt[];
  /** How many excerpts there are beside these. */
  readonly more: number;
}

export interface CellExcerpt {
  /** Of the coding, and the path of its source. */
  readonly id: string;
  readonly source: string;
  readonly quote: string;
  /** Where it stands, for the eye. */
  readonly place: string;
  /** What leads to it from a text. */
  readonly link: string;
}

/** Writes in a cell. `before` is what it said when it was begun to be written. */
export interface WriteCell {
  readonly kind: 'write';
  readonly row: string;
  readonly column: string;
  readonly before: string;
  readonly text: string;
}

/** What a cell says by now: what was to be written, or else what somebody else wrote meanwhile. */
export interface WrittenCell {
  readonly isDone: boolean;
  readonly text: string;
}

/** The excerpt of a coding is to be shown in its source. */
export interface OpenCoding {
  readonly kind: 'coding';
  readonly id: string;
  readonly source: string;
}

/** A file of the table as it is shown is to be written. */
export interface ExportSheet {
  readonly kind: 'export';
  readonly ending: ExportEnding;
}

export type ExportEnding = SheetEnding | PictureEnding;

export type SheetEnding = 'csv' | 'xlsx' | 'md';

export type FromTable =
  | TableReady
  | ChangeTable
  | AskRows
  | AskCompletions
  | OpenCell
  | TickRows
  | RunAct
  | AskCell
  | WriteCell
  | OpenCoding
  | AskCopy
  | CopyText
  | ExportSheet
  | TellReader;

export interface TableAnswers {
  /** Of the table as it is by now: where its version is another, the page is told of that, too. */
  readonly rows: TableRows;
  readonly copy: CopiedTable;
  readonly complete: Completions;
  /** Undefined where there is nothing to be written there. */
  readonly cell: CellDetail | undefined;
  readonly write: WrittenCell;
}

// From the host.

/** What is shown now. */
export interface ShowList {
  readonly kind: 'show';
  readonly state: TableState;
  readonly tools: readonly Tool[];
  /** What the rows are. */
  readonly heading: string;
  readonly columns: readonly TableColumn[];
  readonly shape: ListShape;
  readonly rows: TableRows;
  /** What is to be known of the figures, above them. */
  readonly note: string;
  /** What is in the table, below it. */
  readonly status: string;
  /** Said in place of the table where there is nothing to show. */
  readonly empty: string | undefined;
  /** What can’t be counted, where that is about no question. */
  readonly fault: string | undefined;
  /** Undefined where rows are not to be ticked. */
  readonly ticks?: TickTools | undefined;
  /** Shown in place of the table. */
  readonly picture?: Drawing | undefined;
}

export type ToTable = ShowList | ShowGone | AskPicture;

/** What a table page says, in the reader’s language; places in braces are filled by the page. */
export interface TableWords {
  readonly language: string;
  readonly table: string;
  readonly tools: string;
  readonly more: string;
  readonly filterRows: string;
  readonly copy: string;
  /** By the endings that there are, in order. */
  readonly exports: readonly {
    readonly ending: ExportEnding;
    readonly title: string;
  }[];
  /** With {rows} and {columns}. */
  readonly copied: string;
  /** With {reason}. */
  readonly failed: string;
  readonly noRows: string;
  readonly showAll: string;
  readonly loading: string;
  /** With {n}. */
  readonly hiddenRows: string;
  readonly help: string;
  /** How one gets about in a picture. */
  readonly pictureHelp: string;
  readonly notDrawn: string;
  readonly sortHint: string;
  /** With {part}. */
  readonly withoutPart: string;
  readonly unknown: string;
  readonly unfold: string;
  readonly fold: string;
  /** Undefined where cells are only to be read. */
  readonly detail: DetailWords | undefined;
}

/** What a page says whose cells can be written in. */
export interface DetailWords {
  readonly text: string;
  readonly hint: string;
  readonly save: string;
  readonly close: string;
  readonly saved: string;
  /** With {text}. */
  readonly changed: string;
  readonly excerpts: string;
  readonly none: string;
  /** With {n}. */
  readonly more: string;
  readonly link: string;
}
