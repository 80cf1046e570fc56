import { mixName, nameBasis, type Names } from '../base/names';
import { firstBasis, mixFirst, mixSecond, secondBasis } from './idHash';
import { longestMark, mark, special, stringEnd } from './jsonBytes';
import { column, type RowRoom, stride } from './rows';

const BACKSLASH = 0x5c;
const BRACE = 0x7d;
const BRACKET = 0x5d;
const COMMA = 0x2c;
const CR = 0x0d;
const LF = 0x0a;
const QUOTE = 0x22;
const ZERO = 0x30;
const NINE = 0x39;

/** What stands between the values of a coding in the order in which we write keys. */
const toId = mark('{"id":"');
const toCode = mark(',"code":"');
const toRange = mark(',"range":[');
/** What stands before each of the texts behind the range: its words, and where the last begins. */
const textMarks = [',"quote":"', ',"before":"', ',"after":"', ',"created":"', ',"memo":"'];
const textStride = 4;
const memoAt = 4 * textStride;
const texts = Int32Array.from(
  textMarks.flatMap((text) => {
    const { first, second, last } = mark(text);
    return [first, second, text.length - 4, last];
  }),
);

/**
 * Reads lines as we write them, for as long as there are such, into rows; gives where the first
 * other line begins, or the end. Opening a project is mostly this: so it looks at each byte once,
 * decodes nothing, and is one function, since calls would take a third of its time.
 */
export function readOurLines(bytes: Uint8Array, from: number, codes: Names, rows: RowRoom): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const lastWord = bytes.length - 4;
  const lastMark = bytes.length - longestMark;
  let { cells, codes: codeOf, count } = rows;
  let start = from;
  while (start <= lastMark) {
    const row = count * stride;
    if (row === cells.length) {
      rows.widen();
      ({ cells, codes: codeOf } = rows);
    }

    if (view.getInt32(start, true) !== toId.first || view.getInt32(start + 3, true) !== toId.last)
      break;
    const id = start + 7;
    let p = id;
    let first = firstBasis;
    let second = secondBasis;
    for (; p <= lastWord; p += 4) {
      const word = view.getInt32(p, true);
      // What is not ASCII may not be the UTF-8 of what it is read as.
      if (((special(word) | word) & 0x80808080) !== 0) break;
      first = mixFirst(first, word);
      second = mixSecond(second, word);
    }
    let byte = bytes[p] ?? 0;
    for (; byte >= 0x20 && byte < 0x80 && byte !== QUOTE && byte !== BACKSLASH;) {
      first = mixFirst(first, byte);
      second = mixSecond(second, byte);
      byte = bytes[++p] ?? 0;
    }
    if (byte !== QUOTE || p++ === id) break;

    if (p > lastMark || view.getInt32(p, true) !== toCode.first) break;
    if (view.getInt32(p + 4, true) !== toCode.second || bytes[p + 8] !== QUOTE) break;
    const code = p + 9;
    p = code;
    let codeHash = nameBasis;
    for (byte = bytes[p] ?? 0; byte >= 0x20 && byte !== QUOTE && byte !== BACKSLASH;) {
      codeHash = mixName(codeHash, byte);
      byte = bytes[++p] ?? 0;
    }
    if (byte !== QUOTE || p === code) break;
    const codeEnd = p++;

    if (p > lastMark || view.getInt32(p, true) !== toRange.first) break;
    if (view.getInt32(p + 4, true) !== toRange.second) break;
    if (view.getInt32(p + 6, true) !== toRange.last) break;
    p += 10;
    let isRange = true;
    for (let i = 0; i < 4; i++) {
      const digits = p;
      let n = 0;
      for (byte = bytes[p] ?? 0; byte >= ZERO && byte <= NINE;) {
        n = n * 10 + byte - ZERO;
        byte = bytes[++p] ?? 0;
      }
      cells[row + i] = n;
      // No leading zero, no more than nine digits: anything else is for the slow way to judge.
      isRange &&= p > digits && p - digits <= 9 && bytes[digits] !== ZERO;
      isRange &&= byte === (i < 3 ? COMMA : BRACKET);
      p++;
    }
    const lines = (cells[row + column.endLine] ?? 0) - (cells[row + column.startLine] ?? 0);
    const columns = (cells[row + column.endColumn] ?? 0) - (cells[row + column.startColumn] ?? 0);
    if (!isRange || lines < 0 || (lines === 0 && columns <= 0)) break;

    if (bytes[p + 10] === QUOTE) break;
    for (let at = 0; at < texts.length && p >= 0; at += textStride) {
      // The memo may be missing.
      if (at === memoAt && bytes[p] !== COMMA) break;
      const isNext =
        p <= lastMark &&
        view.getInt32(p, true) === texts[at] &&
        view.getInt32(p + 4, true) === texts[at + 1] &&
        view.getInt32(p + (texts[at + 2] ?? 0), true) === texts[at + 3];
      p = isNext ? stringEnd(view, p + (texts[at + 2] ?? 0) + 4) : -1;
    }
    if (p < 0 || bytes[p] !== BRACE) break;
    p += bytes[p + 1] === CR ? 2 : 1;
    if (p < bytes.length && bytes[p] !== LF) break;

    codeOf[count] = codes.ofBytes(bytes, code, codeEnd, codeHash);
    cells[row + column.byte] = start;
    cells[row + column.id] = first;
    cells[row + column.id2] = second;
    count++;
    start = p + 1;
  }
  rows.count = count;
  return start;
}
