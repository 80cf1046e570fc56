import type { Drawing } from '../../core/analysis/maps/drawing';
import { plainSide } from '../../core/analysis/tableLook';
import type { Refusal } from '../../core/base/refusal';
import type { ProjectChange } from '../../core/project/project';
import type {
  CellDetail,
  DetailWords,
  OpenCoding,
  TableAsk,
  TableState,
  Tool,
  WriteCell,
  WrittenCell,
} from '../../protocol/table';
import type { TickTools } from '../../protocol/ticks';
import type { OpenProject } from '../workspace';
import type { ListedTable } from './listed';

/** A page that is a table with named columns: what is in it, and what is done with it. */
export interface TableKind<Counted> {
  /** Of the page's picture. */
  readonly name: string;
  /** What it is called. */
  readonly title: string;
  /** What tools are set to at first. */
  readonly usual: TableAsk;
  /** What else is set when one of the tools is. */
  settle?(open: OpenProject, ask: TableAsk, before: TableAsk): TableAsk;
  /** @throws Refusal, FaultOf where a question can’t be read */
  count(open: OpenProject, ask: TableAsk): Promise<Counted>;
  /**
   * What was kept from one counting for the next does not hold any more.
   * @param change undefined where it is not known what changed
   */
  forget?(change: ProjectChange | undefined): void;
  /** @param counted undefined where nothing could be counted so far */
  tools(open: OpenProject, ask: TableAsk, counted: Counted | undefined): readonly Tool[];
  list(open: OpenProject, ask: TableAsk, counted: Counted): Listed;
  /** Opens what is behind a cell, or, without a column, behind a row. Keys. */
  choose(
    open: OpenProject,
    asked: { readonly ask: TableAsk; readonly counted: Counted },
    place: { readonly row: string; readonly column: string | undefined },
  ): Promise<Chosen> | Chosen;
  /** Undefined where cells are only to be read. */
  readonly cells?: WritableCells;
  /** The table as a text; with it, that can be written as a file, too. */
  text?(open: OpenProject, counted: Counted, rows: readonly string[]): string;
  /** Undefined where all is shown as a table. */
  readonly pictures?: Pictured<Counted>;
  /** Undefined where rows are not to be ticked. */
  readonly ticks?: Ticked<Counted>;
}

/** What the tools are to be set to next, where choosing something leads on in the page itself. */
export type Chosen = TableAsk | void;

/** A page that shows a picture as long as the tool “as” does not say `table`. */
export interface Pictured<Counted> {
  /** Undefined where there is nothing to be drawn. */
  draw(open: OpenProject, counted: Counted): Drawing | undefined;
}

/** A page whose rows are ticked. */
export interface Ticked<Counted> {
  tools(open: OpenProject, ask: TableAsk, counted: Counted | undefined): TickTools | undefined;
  /** @param rows keys */
  tick(rows: readonly string[], isOn: boolean): void;
  act(
    open: OpenProject,
    asked: { readonly ask: TableAsk; readonly counted: Counted },
    key: string,
  ): Promise<void>;
}

/** How cells are written in. Keys. */
export interface WritableCells {
  readonly words: DetailWords;
  read(open: OpenProject, row: string, column: string): Promise<CellDetail>;
  write(open: OpenProject, written: Omit<WriteCell, 'kind'>): Promise<WrittenCell>;
  show(open: OpenProject, coding: Omit<OpenCoding, 'kind'>): Promise<void>;
}

export interface Listed extends ListedTable {
  /** On the tab, and in the name of an exported file. */
  readonly name: string;
  readonly note: string;
  readonly status: string;
  /** Said in place of the table where there is nothing to show. */
  readonly empty?: string | undefined;
}

/** A question that can’t be counted by, and which of the tools it stands in. */
export class FaultOf extends Error {
  constructor(
    readonly key: string,
    readonly refusal: Refusal,
  ) {
    super(key);
  }
}

/** What a page kept, as far as it is sound: an older version of ours may have kept other things. */
export function restoredTable(kept: unknown, usual: TableAsk): TableState | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { folder, ask, look } = kept as Partial<TableState>;
  if (typeof folder !== 'string') return undefined;
  return { folder, ask: { ...usual, ...ask }, look: { ...plainSide, ...look } };
}
