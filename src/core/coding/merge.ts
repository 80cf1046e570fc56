import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { type CodingRecord, compareCodings, compareText, readRecord, writeRecord } from './coding';
import { mergeRecords } from './mergeRecords';
import { isInConflict } from './parts';
import { hasRepeatedKey } from './repeatedKey';
import { isUtf16 } from './scan';

export { mergeRecords };

export interface MergedCodings {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Those of which several versions were kept by this merge, in file order. */
  readonly conflicts: readonly CodingRecord[];
}

/**
 * Merges two versions of a coding file that come from a third, record by record (see
 * `mergeRecords`). Lines that can't be read, and second lines of one id, stay byte for byte, at the
 * end, unless one side took them away. The result is sorted, with LF line ends, and does not
 * depend on which side is which. Throws a Refusal for a file in which git left two versions, or
 * which is UTF-16.
 */
export function mergeCodings(
  base: Uint8Array,
  ours: Uint8Array,
  theirs: Uint8Array,
): MergedCodings {
  const read = new Map<string, CodingRecord | undefined>();
  const [from, one, other] = [readFile(base, read), readFile(ours, read), readFile(theirs, read)];
  const lines: Line[] = [];
  for (const id of new Set([...one.records.keys(), ...other.records.keys()])) {
    const merged = mergeLines(from.records.get(id), one.records.get(id), other.records.get(id));
    if (merged) lines.push(merged);
  }
  lines.sort((a, b) => compareCodings(a.record, b.record));
  const known = new Set([...one.records.values(), ...other.records.values()]);
  const strange = mergeStrange(from.strange, one.strange, other.strange);
  return {
    bytes: joined([...lines.map(({ text }) => encoder.encode(text)), ...strange]),
    conflicts: lines
      .filter((line) => !known.has(line) && isInConflict(line.record))
      .map(({ record }) => record),
  };
}

/** A record and its line as it stands in the file. */
interface Line {
  readonly record: CodingRecord;
  readonly text: string;
}

interface CodingLines {
  /** By id. */
  readonly records: ReadonlyMap<string, Line>;
  /** Lines that are no codings, and second ones of an id, by their text. */
  readonly strange: ReadonlyMap<string, Uint8Array>;
}

const LF = 0x0a;
const CR = 0x0d;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Gives each byte a character of its own. */
const byteDecoder = new TextDecoder('windows-1252');

/** @param read what each line holds: most of them stand in all three files */
function readFile(bytes: Uint8Array, read: Map<string, CodingRecord | undefined>): CodingLines {
  if (isUtf16(bytes)) throw new Refusal(utf16);
  const records = new Map<string, Line>();
  const strange = new Map<string, Uint8Array>();
  for (const line of linesOf(bytes)) {
    const text = decoded(line);
    if (text === undefined) {
      // No text has half a character in it.
      strange.set(`\ud800${byteDecoder.decode(line)}`, line);
      continue;
    }
    if (text.trim() === '') continue;
    if (!read.has(text)) read.set(text, readLine(text));
    const record = read.get(text);
    const first = record && records.get(record.id);
    if (record && !first) records.set(record.id, { record, text });
    else if (first?.text !== text) strange.set(text, line);
  }
  return { records, strange };
}

function readLine(text: string): CodingRecord | undefined {
  const record = readRecord(text);
  if (record === 'merge-conflict') throw new Refusal(marked);
  return typeof record === 'string' || hasRepeatedKey(text) ? undefined : record;
}

/** Without line ends and byte order mark. */
function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length) {
    const stop = bytes.indexOf(LF, at);
    const end = stop < 0 ? bytes.length : stop;
    yield bytes.subarray(at, bytes[end - 1] === CR ? end - 1 : end);
    at = end + 1;
  }
}

/** Undefined for what is not UTF-8: writing it again would lose what stands in it. */
function decoded(line: Uint8Array): string | undefined {
  try {
    return decoder.decode(line);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // a TypeError says: no UTF-8
    return undefined;
  }
}

/** A line that only one side changed stays as it was written there. */
function mergeLines(
  base: Line | undefined,
  ours: Line | undefined,
  theirs: Line | undefined,
): Line | undefined {
  if (ours?.text === theirs?.text || (base && theirs?.text === base.text)) return ours;
  if (base && ours?.text === base.text) return theirs;
  const record = mergeRecords(base?.record, ours?.record, theirs?.record);
  if (!record) return undefined;
  const left = ours && theirs ? undefined : (ours ?? theirs);
  return left?.record === record ? left : { record, text: writeRecord(record) };
}

function mergeStrange(
  base: CodingLines['strange'],
  ours: CodingLines['strange'],
  theirs: CodingLines['strange'],
): Uint8Array[] {
  return [...new Map([...ours, ...theirs])]
    .filter(([text]) => !base.has(text) || (ours.has(text) && theirs.has(text)))
    .sort(([a], [b]) => compareText(a, b))
    .map(([, line]) => line);
}

function joined(lines: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(lines.reduce((size, line) => size + line.length + 1, 0));
  let at = 0;
  for (const line of lines) {
    bytes.set(line, at);
    at += line.length + 1;
    bytes[at - 1] = LF;
  }
  return bytes;
}

const utf16 = sentence(
  'One version of this coding file is UTF-16, so it can’t be merged. Save it as UTF-8 and merge again.',
);
const marked = sentence(
  'One version of this coding file holds two versions that git left in it. Keep what is right, remove the marks, and merge again.',
);
