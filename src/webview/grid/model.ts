import type { Place } from './place';
import type { Stretch } from './stretch';

/** How large the parts of a grid are. Pixels. */
export interface GridSizes {
  readonly row: number;
  /** One for all columns, or one for each. */
  readonly column: number | readonly number[];
  /** Of the column of heads, and of the row of heads. */
  readonly headWidth: number;
  readonly headHeight: number;
  /** Of the column of totals; 0 where there are no totals. */
  readonly totalWidth: number;
}

/** What a grid shows. It is asked for the places that are in sight, and for no others. */
export interface GridModel {
  readonly label: string;
  /** Without heads and totals. */
  readonly rows: number;
  readonly columns: number;
  readonly sizes: GridSizes;
  /** Whether rows are below others. */
  readonly isTree: boolean;
  /** Whether a row and a column of totals stand at the ends. */
  readonly hasTotals: boolean;
  /** Fills the element of a place. */
  paint(at: HTMLElement, place: Place): void;
  /** Says what concerns a whole row. */
  paintRow(at: HTMLElement, row: number): void;
}

export interface GridEvents {
  /** Enter, or a click. */
  onChosen(place: Place, target: Element): void;
  /** A key that leads nowhere; tells whether something was done. */
  onKey(place: Place, event: KeyboardEvent): boolean;
  /** These are in sight now. */
  onSeen(rows: Stretch, columns: Stretch): void;
  onHover(place: Place, at: HTMLElement): void;
  /** The focus is here now. */
  onPlace?(place: Place): void;
}
