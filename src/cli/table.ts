import { oneLine } from './io';

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** East Asian Width W and F (Unicode Standard Annex 11), in blocks; and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;

/** Accents that stand on another letter, joiners and other marks without a width. */
const widthless = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of characters.segment(text))
    width += wide.test(segment) ? 2 : widthless.test(segment) ? 0 : 1;
  return width;
}

/** Rows under a header, in columns that line up; those named in `numbers` to the right. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: (column: number) => boolean = () => false,
): string {
  const cells = [header, ...rows].map((row) => row.map(oneLine));
  const widths = header.map((_, column) =>
    cells.reduce((most, row) => Math.max(most, widthOf(row[column] ?? '')), 0),
  );
  const lines = cells.map((row) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
        return numbers(column) ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd(),
  );
  return lines.map((line) => `${line}\n`).join('');
}

/** The beginning of a text in at most so many columns. */
export function shortened(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let [kept, width] = ['', 1];
  for (const { segment } of characters.segment(text)) {
    width += widthOf(segment);
    if (width > columns) break;
    kept += segment;
  }
  return `${kept}…`;
}
