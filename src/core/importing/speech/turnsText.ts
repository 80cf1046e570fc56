import { isHan } from '../../text/chars';
import type { Remark } from '../imported';
import { type OpenRemark, Page, remarksIn } from '../page';
import { clock, type Segment } from './segment';

/** A paragraph ends with the first sentence that ends behind this, or at the latest at `longest`. */
const long = 500;
const longest = 1000;

/**
 * The text of segments in a row, and what was put on them. Those of one speaker are joined, with
 * the time of the first, and cut into paragraphs of a length that can be read: each of these has its
 * time too. Segments that are paragraphs themselves, or that carry codes, stay as they are.
 */
export function turnsText(segments: readonly Segment[]): {
  readonly text: string;
  readonly remarks: readonly Remark[];
} {
  const page = new Page();
  const open: OpenRemark[] = [];
  const mayJoin = areShort(segments) && !segments.some(({ tags }) => tags.length > 0);
  let speaker = '';
  let length = 0;
  let tail = '';
  for (const segment of segments) {
    const words = segment.words.replace(/\s+/g, ' ').trim();
    if (words === '') continue;
    const isSame = tail !== '' && segment.speaker === speaker;
    const isFull = length > longest || (length > long && /[.!?。！？…”"』」]$/.test(tail));
    if (isSame && mayJoin && !isFull) {
      const between = gap(tail, words);
      page.write(between + words);
      length += words.length + between.length;
    } else {
      page.close();
      page.write(labelOf(segment, isSame && mayJoin));
      const start = page.mark();
      page.write(words);
      if (segment.tags.length)
        open.push({ start, end: page.mark(), author: '', date: '', text: segment.tags.join('\n') });
      length = words.length;
    }
    ({ speaker } = segment);
    tail = words.slice(-1);
  }
  const text = page.text();
  return { text, remarks: remarksIn(text, open) };
}

/** Between words a blank, between Chinese characters none. */
function gap(tail: string, words: string): string {
  return isWide(tail.charCodeAt(0)) && isWide(words.charCodeAt(0)) ? '' : ' ';
}

export function isWide(unit: number): boolean {
  return isHan(unit) || (unit >= 0x3000 && unit <= 0x30ff) || (unit >= 0xff00 && unit <= 0xff60);
}

function areShort(segments: readonly Segment[]): boolean {
  const all = segments.reduce((sum, { words }) => sum + words.length, 0);
  return all < 160 * segments.length;
}

/** A paragraph that goes on with a turn has its time alone. */
function labelOf({ speaker, start }: Segment, goesOn: boolean): string {
  const time = start === undefined ? '' : clock(start);
  if (speaker === '' || goesOn) return time && `[${time}] `;
  return time === '' ? `${speaker}: ` : `${speaker} (${time}): `;
}
