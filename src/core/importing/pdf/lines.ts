import { isWide } from '../speech/turnsText';

/** A line of a page. Units are those of the page, from its lower left corner. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of its base line. */
  readonly y: number;
  readonly size: number;
}

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

/** Puts together the pieces that a page is drawn of, in the order in which it draws them. */
export function linesOf(items: readonly object[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let line: PdfLine | undefined;
  const close = () => {
    if (line && line.text.trim() !== '') lines.push({ ...line, text: tidy(line.text) });
    line = undefined;
  };
  for (const item of items) {
    if (!isItem(item)) continue;
    const [, , , scale = 0, x = 0, y = 0] = item.transform;
    const size = item.height || Math.abs(scale) || line?.size || 10;
    if (line && item.str !== '' && Math.abs(y - line.y) > size * 0.5) close();
    if (item.str !== '')
      line = line
        ? { ...line, text: line.text + item.str, right: Math.max(line.right, x + item.width) }
        : { text: item.str, left: x, right: x + item.width, y, size };
    if (item.hasEOL) close();
  }
  close();
  return lines;
}

function isItem(item: object): item is Item {
  return 'str' in item && 'transform' in item;
}

/** Programs put blanks between Chinese characters where they only move the pen. */
function tidy(text: string): string {
  return text
    .replace(/\0/g, '')
    .replace(/[\ue000-\uf8ff]/g, '\ufffd')
    .replace(/\s+/g, ' ')
    .replace(/(\S) (?=(\S))/g, (whole, before: string, after: string) =>
      isWide(before.charCodeAt(0)) && isWide(after.charCodeAt(0)) ? before : whole,
    )
    .trim();
}
