import { copied, skipBlankBack } from './chars';
import type { Span } from './span';

/** A heading and all that stands under it. */
export interface Section {
  readonly title: string;
  /** 1 is the highest. */
  readonly level: number;
  readonly heading: Span;
  /** Up to the next heading of its level or a higher one, without the white space before it. */
  readonly span: Span;
}

/** A line that opens a section. */
export type Heading = Omit<Section, 'span'>;

const longestCapitals = 80;
const numberSigns = /^(#{1,6})[ \t]+(\S.*?)[ \t]*#*$/;

/**
 * The heading that the line is: Markdown's number signs, or a line of capitals after a blank line,
 * as in typed field notes. Capitals stand one level below the number signs above them.
 */
export function readHeading(
  text: string,
  line: Span,
  afterBlank: boolean,
  levelAbove: number,
): Heading | undefined {
  if (text.charAt(line.start) === '#') {
    const match = numberSigns.exec(text.slice(line.start, Math.min(line.end, line.start + 500)));
    if (!match?.[1] || !match[2]) return undefined;
    return { title: copied(match[2]), level: match[1].length, heading: line };
  }
  if (!afterBlank || line.end - line.start > longestCapitals) return undefined;
  const words = text.slice(line.start, line.end);
  if (!areCapitals(words)) return undefined;
  return { title: copied(words), level: levelAbove + 1, heading: line };
}

/** No letters but capitals, four at least; no end of a sentence; no colon, which makes a label. */
function areCapitals(words: string): boolean {
  if (!/^[\p{Lu}\p{N}]/u.test(words) || /[.?!,;…]$|[:：]/.test(words)) return false;
  return !/[\p{Ll}\p{Lo}]/u.test(words) && (words.match(/\p{Lu}/gu)?.length ?? 0) >= 4;
}

export function sectionsOf(text: string, headings: readonly Heading[]): readonly Section[] {
  const next: number[] = []; // by level: where the nearest heading below of that level stands
  const sections = [...headings].reverse().map((heading) => {
    const { start } = heading.heading;
    const limit = Math.min(text.length, ...next.slice(0, heading.level + 1).filter(isNumber));
    next.length = heading.level; // deeper ones lie under this heading
    next[heading.level] = start;
    return { ...heading, span: { start, end: skipBlankBack(text, heading.heading.end, limit) } };
  });
  return sections.reverse();
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined;
}
