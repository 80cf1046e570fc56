export type SheetCell = string | number;

/** A table with a header; numbers stay numbers where the file knows them. */
export interface Sheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
}
