import type { Span } from './span';

/** Whether the UTF-16 unit opens a surrogate pair. */
export function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** Whether the UTF-16 unit closes a surrogate pair. */
export function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Whether `offset` stands between the two halves of one character. */
export function splitsPair(text: string, offset: number): boolean {
  return isLow(text.charCodeAt(offset)) && isHigh(text.charCodeAt(offset - 1)); // NaN is neither
}

/**
 * Whether the unit shows nothing: white space of every script (also U+3000 and the no-break space)
 * and what has no width (zero-width space, word joiner, byte order mark, direction marks).
 */
export function isBlank(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  if (unit < 0x1680) return unit === 0x85 || unit === 0xa0;
  if (unit < 0x3000) {
    return (
      unit === 0x1680 ||
      (unit >= 0x2000 && unit <= 0x200b) ||
      unit === 0x200e ||
      unit === 0x200f ||
      unit === 0x2028 ||
      unit === 0x2029 ||
      unit === 0x202f ||
      unit === 0x205f ||
      unit === 0x2060
    );
  }
  return unit === 0x3000 || unit === 0xfeff;
}

/** Whether the unit is a Chinese character of the basic plane (the common ones and extension A). */
export function isHan(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    (unit >= 0xf900 && unit <= 0xfaff)
  );
}

/** Whether the words begin with a small letter. */
export function isSmall(words: string): boolean {
  const first = words.charAt(0);
  return first !== first.toUpperCase();
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** A copy that does not keep the text from which it was cut in memory. */
export function copied(words: string): string {
  return [...words].join('');
}

/** The first offset from `start` on, below `end`, that shows something; `end` if none does. */
export function skipBlank(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The offset after the last unit between `start` and `end` that shows something. */
export function skipBlankBack(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** The offset within the line, or the one before it if that touches something and it does not. */
export function touched(text: string, offset: number, line: Span): number {
  const at = Math.max(line.start, Math.min(offset, line.end));
  const isGap = at === line.end || isBlank(text.charCodeAt(at));
  const before = splitsPair(text, at - 1) ? at - 2 : at - 1;
  return isGap && before >= line.start && !isBlank(text.charCodeAt(before)) ? before : at;
}
