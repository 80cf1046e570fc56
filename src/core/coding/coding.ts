import { compareRanges, type Range } from '../base/problem';

export { compareRanges };

/** One code on one excerpt by one coder, as it stands in a coding file. */
export interface Coding {
  /** UUID v7. */
  readonly id: string;
  /** Id of the code. */
  readonly code: string;
  readonly range: Range;
  /** The excerpt's exact text, LF line ends. */
  readonly quote: string;
  /** Up to 32 code points of text directly before and after the excerpt. */
  readonly before: string;
  readonly after: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly memo?: string;
}

/** A coding with whatever other keys its line holds: those are kept as they are. */
export type CodingRecord = Coding & Readonly<Record<string, unknown>>;

const knownKeys = ['id', 'code', 'range', 'quote', 'before', 'after', 'created', 'memo'] as const;

/** Why a line is no coding. */
export type Fault = 'not-json' | 'merge-conflict' | 'not-a-coding' | 'not-a-range';

/** A line that git puts between two versions. */
const conflictMark = /^(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)/;

/** Reads one line of a coding file. */
export function readRecord(line: string): CodingRecord | Fault {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return conflictMark.test(line) ? 'merge-conflict' : 'not-json';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not-a-coding';
  const record = value as Record<string, unknown>;
  if (!isName(record['id']) || !isName(record['code'])) return 'not-a-coding';
  if (typeof record['quote'] !== 'string' || record['quote'] === '') return 'not-a-coding';
  if (!isRange(record['range'])) return 'not-a-range';
  for (const key of ['before', 'after', 'created', 'memo'] as const) {
    const given = record[key] ?? (key === 'memo' ? undefined : '');
    // Whatever stands in a text's place is kept as text.
    if (given !== undefined)
      record[key] = typeof given === 'string' ? given : JSON.stringify(given);
  }
  return record as CodingRecord;
}

/** One line, without its line end; known keys first and in their order, others after. */
export function writeRecord(record: CodingRecord): string {
  const line: Record<string, unknown> = {};
  for (const key of knownKeys) if (record[key] !== undefined) line[key] = record[key];
  // Object.entries and a fresh object would lose a key named __proto__: define it instead.
  for (const [key, value] of Object.entries(record))
    if (!Object.hasOwn(line, key) && value !== undefined)
      Object.defineProperty(line, key, { value, enumerable: true });
  return JSON.stringify(line);
}

/** Order of lines in a coding file: range, then code, then id (by UTF-16 code units). */
export function compareCodings(a: Coding, b: Coding): number {
  return compareRanges(a.range, b.range) || compareText(a.code, b.code) || compareText(a.id, b.id);
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

export function isRange(value: unknown): value is Range {
  if (!Array.isArray(value) || value.length !== 4) return false;
  if (!value.every((n) => Number.isSafeInteger(n) && n >= 1 && n <= 0x7fffffff)) return false;
  const [l1, c1, l2, c2] = value as [number, number, number, number];
  return l1 < l2 || (l1 === l2 && c1 < c2);
}
