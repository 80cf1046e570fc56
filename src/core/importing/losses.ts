import { type Sentence, sentence } from '../base/sentences';

/** Something of a file that its text does not carry, by kind. */
export interface Loss {
  readonly kind: LossKind;
  readonly count: number;
}

export type LossKind =
  | 'picture'
  | 'header'
  | 'hidden'
  | 'deletion'
  | 'symbol'
  | 'embedded'
  | 'comment'
  | 'unreadable'
  | 'page'
  | 'glyph'
  | 'repeated'
  | 'style'
  | 'row'
  | 'sheet'
  | 'cell'
  | 'column'
  | 'script';

/** The number stands last, so that one sentence does for one and for many. */
const sentences: Readonly<Record<LossKind, (count: number) => Sentence>> = {
  picture: (count) => sentence('Pictures and drawings, left out: {count}', { count }),
  header: (count) => sentence('Headers and footers, left out: {count}', { count }),
  hidden: (count) => sentence('Hidden passages, left out: {count}', { count }),
  deletion: (count) => sentence('Tracked deletions, left out: {count}', { count }),
  symbol: (count) =>
    sentence('Symbols of a font that could not be read, shown as �: {count}', { count }),
  embedded: (count) => sentence('Embedded files and objects, left out: {count}', { count }),
  comment: (count) => sentence('Comments on words that are left out: {count}', { count }),
  unreadable: (count) =>
    sentence('Characters that could not be read, shown as �: {count}', { count }),
  page: (count) => sentence('Pages without any text (scanned?): {count}', { count }),
  glyph: (count) =>
    sentence('Pages with characters that say nothing of their letters: {count}', { count }),
  repeated: (count) =>
    sentence('Captions that repeat the one before, left out: {count}', { count }),
  style: (count) =>
    sentence('Styles, notes and settings of captions, left out: {count}', { count }),
  row: (count) => sentence('Rows without words, left out: {count}', { count }),
  sheet: (count) => sentence('Further sheets, left out: {count}', { count }),
  cell: (count) => sentence('Cells with an error in place of a value: {count}', { count }),
  column: (count) => sentence('Columns that are left out: {count}', { count }),
  script: (count) =>
    sentence('Scripts, forms and other parts of a page that are no text, left out: {count}', {
      count,
    }),
};

/** What it says to a person. */
export function lossSentence({ kind, count }: Loss): Sentence {
  return sentences[kind](count);
}

/** Counts losses while a file is read. */
export class Losses {
  private readonly counts = new Map<LossKind, number>();

  add(kind: LossKind, count = 1): void {
    if (count > 0) this.counts.set(kind, (this.counts.get(kind) ?? 0) + count);
  }

  all(): Loss[] {
    return [...this.counts].map(([kind, count]) => ({ kind, count }));
  }
}
