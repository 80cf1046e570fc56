/** A report, whatever file it becomes. */
export interface Report {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3 | 4 | 5 | 6;
      readonly text: string;
      readonly color?: string;
    }
  | { readonly kind: 'text'; readonly text: string; readonly label?: string }
  | { readonly kind: 'list'; readonly label: string; readonly items: readonly string[] }
  /** Words of a source, where they stand, and a note on them. */
  | {
      readonly kind: 'quote';
      readonly text: string;
      readonly place: string;
      readonly note: string;
    };

/** Headings go no deeper, however deep codes are. */
export function levelAt(depth: number): 1 | 2 | 3 | 4 | 5 | 6 {
  const levels = [2, 3, 4, 5, 6] as const;
  return levels[Math.min(depth, levels.length - 1)] ?? 6;
}
