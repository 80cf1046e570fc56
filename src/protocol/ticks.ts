/** Rows are to be ticked, or not any more. Keys; undefined for all rows that are shown. */
export interface TickRows {
  readonly kind: 'tick';
  readonly rows: readonly string[] | undefined;
  readonly isOn: boolean;
}

/** Something is to be done with what is ticked. */
export interface RunAct {
  readonly kind: 'act';
  readonly key: string;
}

/** What can be done with ticked rows, and how it is told how many there are. */
export interface TickTools {
  readonly label: string;
  readonly acts: readonly TableAct[];
  readonly all: string;
  readonly none: string;
  readonly hasSome: boolean;
}

export interface TableAct {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
}
