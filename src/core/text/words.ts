import { splitsPair, touched } from './chars';
import { once } from './once';
import type { Span } from './span';

/** How far around a place the text is read for a word: the segmenter is slow on long texts. */
const reach = 200;

/** Its dictionary takes longer to load than all of our source. */
const words = once(() => new Intl.Segmenter('zh', { granularity: 'word' }));

/** What no word reaches across. */
const parts = /[\s,.;:!?()[\]{}"“”，。；：！？（）【】「」『』《》、…—]/;

/** The word at an offset of a line: Chinese by dictionary; right behind a word it is that word. */
export function wordAt(text: string, offset: number, line: Span): Span {
  const at = touched(text, offset, line);
  const window = windowAround(text, at, line);
  const found = words()
    .segment(text.slice(window.start, window.end))
    .containing(at - window.start);
  if (!found) return { start: at, end: at };
  const start = window.start + found.index;
  const behind = start + found.segment.length;
  // Between a word and a mark, as in “word|,”, the word is meant.
  if (found.isWordLike !== true && offset === start && at > window.start) {
    const before = words()
      .segment(text.slice(window.start, start))
      .containing(at - 1 - window.start);
    if (before?.isWordLike === true) return { start: window.start + before.index, end: start };
  }
  return { start, end: behind };
}

/** A stretch of at most 400 units that cuts no word, as far as marks and spaces show. */
function windowAround(text: string, at: number, line: Span): Span {
  let start = Math.max(line.start, at - reach);
  let end = Math.min(line.end, at + reach);
  if (start > line.start) {
    const mark = text.slice(start, at).search(parts);
    if (mark >= 0) start += mark;
    else if (splitsPair(text, start)) start++;
  }
  if (end < line.end) {
    for (let last = end; last > at + 1; last--) {
      if (!parts.test(text.charAt(last - 1))) continue;
      end = last;
      break;
    }
    if (splitsPair(text, end)) end--;
  }
  return { start, end };
}
