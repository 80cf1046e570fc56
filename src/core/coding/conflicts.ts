import type { CodingRows } from './rows';

const LF = 0x0a;
const opening = 0x3c; // <
const closing = 0x3e; // >

/** Bytes of a file, end exclusive. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where git left two versions, from the first mark to the line after the last. */
export function conflictsIn(file: Uint8Array, { faults }: CodingRows): readonly Stretch[] {
  const marks = faults.filter(({ fault }) => fault === 'merge-conflict');
  const found: Stretch[] = [];
  let line = 1;
  let at = 0;
  let start: number | undefined;
  for (const mark of marks) {
    for (; line < mark.line; line++) at = nextLine(file, at);
    if (file[at] === opening) start ??= at;
    if (file[at] !== closing || start === undefined) continue;
    found.push({ start, end: nextLine(file, at) });
    start = undefined;
  }
  return start === undefined ? found : [...found, { start, end: Infinity }];
}

function nextLine(file: Uint8Array, from: number): number {
  const end = file.indexOf(LF, from);
  return end < 0 ? file.length : end + 1;
}
