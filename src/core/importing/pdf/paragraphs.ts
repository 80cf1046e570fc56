import { isWide } from '../speech/turnsText';
import type { PdfLine } from './lines';

/** A label, or a list mark: what follows it is no rest of the line before. */
const begins =
  /^(?:[\p{L}\p{N}][\p{L}\p{N} .·()（）-]{0,30}[:：]|[-•▪◦*–] |\(?\d{1,3}[.)、] |[（(][一二三四五六七八九十]+[)）])/u;

/**
 * Joins the lines of pages to paragraphs: a line that is full goes on in the next one, unless that
 * one is set off, is of another size or begins with a label. Words that a line end parts are joined.
 */
export function paragraphsOf(pages: readonly (readonly PdfLine[])[]): string[] {
  const paragraphs: string[] = [];
  const right = edge(pages.flat());
  const gap = usualGap(pages);
  let last: PdfLine | undefined;
  let isNewPage = false;
  for (const page of pages) {
    for (const line of page) {
      if (last && goesOn(last, line, { right, gap, isNewPage }))
        paragraphs[paragraphs.length - 1] = joined(paragraphs.at(-1) ?? '', line.text);
      else paragraphs.push(line.text);
      last = line;
      isNewPage = false;
    }
    isNewPage = true;
  }
  return paragraphs;
}

interface Setting {
  /** Where full lines end. */
  readonly right: number;
  /** From one line to the next. */
  readonly gap: number;
  readonly isNewPage: boolean;
}

function goesOn(last: PdfLine, line: PdfLine, { right, gap, isNewPage }: Setting): boolean {
  if (last.right < right - 4 * last.size) return false;
  if (Math.abs(last.size - line.size) > 0.2 * last.size) return false;
  if (begins.test(line.text)) return false;
  if (isNewPage) return !/[.!?。！？…”"」』]$/.test(last.text);
  if (last.y - line.y > 1.4 * gap) return false;
  // Paragraphs may begin further in.
  return line.left < last.left + 1.5 * line.size || last.left > line.left;
}

function joined(before: string, words: string): string {
  const [tail = '', head = ''] = [before.at(-1), words.at(0)];
  if (/\p{Ll}-$/u.test(before) && /\p{Ll}/u.test(head)) return before.slice(0, -1) + words;
  const isTight = isWide(tail.charCodeAt(0)) && isWide(head.charCodeAt(0));
  return before + (isTight ? '' : ' ') + words;
}

/** Nine tenths of the lines end left of it. */
function edge(lines: readonly PdfLine[]): number {
  const ends = lines.map(({ right }) => right).sort((a, b) => a - b);
  return ends[Math.floor(ends.length * 0.9)] ?? 0;
}

function usualGap(pages: readonly (readonly PdfLine[])[]): number {
  const gaps = pages
    .flatMap((page) => page.slice(1).map((line, i) => (page[i]?.y ?? 0) - line.y))
    .filter((gap) => gap > 1)
    .sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? Infinity;
}
