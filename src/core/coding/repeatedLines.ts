import type { CodingRecord } from './coding';
import type { CodingRows } from './rows';
import { recordAt } from './scan';

const LF = 0x0a;

/** A line whose id an earlier line has. Bytes, end exclusive. */
export interface Repeated {
  readonly start: number;
  readonly end: number;
  readonly record: CodingRecord;
}

/** The lines of a file that do not count because their id stands further up. */
export function repeatedIn(file: Uint8Array, { faults }: CodingRows): readonly Repeated[] {
  const found: Repeated[] = [];
  let line = 1;
  // A byte order mark belongs to no line.
  let at = file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf ? 3 : 0;
  for (const { line: wanted, fault } of faults) {
    if (fault !== 'repeated-id') continue;
    for (; line < wanted; line++) at = endOfLine(file, at);
    found.push({ start: at, end: endOfLine(file, at), record: recordAt(file, at) });
  }
  return found;
}

function endOfLine(file: Uint8Array, from: number): number {
  const end = file.indexOf(LF, from);
  return end < 0 ? file.length : end + 1;
}
