/** One table as it is shown: cells as text, in rows; rows may be of different lengths. */
export interface Sheet {
  /** '' where the file has no more than one. */
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** A workbook may hold this many cells that say something. */
export const mostCells = 4_000_000;
