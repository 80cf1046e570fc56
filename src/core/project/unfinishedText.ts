import type { RecordEdit } from '../coding/recordEdits';
import type { Steps } from './stepsOfAct';

/** What is kept of an act while it is done. */
export interface Unfinished extends Steps {
  /** ISO 8601, UTC. */
  readonly started: string;
}

type Values = Readonly<Record<string, unknown>>;

/** As JSON, in which nothing is `undefined`: a key without a value is one that is taken away. */
type Entries = readonly (readonly [key: string, value?: unknown])[];

export function writeSteps({ edits, ...others }: Unfinished): string {
  const written = [...edits].map(([file, ofFile]) => [file, ofFile.map(writeEdit)]);
  return `${JSON.stringify({ version: 1, ...others, edits: Object.fromEntries(written) as unknown })}\n`;
}

/** Undefined for a text that is no act. */
export function readSteps(text: string): Unfinished | undefined {
  let value: Partial<Unfinished> & { readonly version?: unknown };
  try {
    value = JSON.parse(text) as typeof value;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (!isObject(value) || value.version !== 1 || !isObject(value.edits)) return undefined;
  const { name, started, book, memos, moves } = value;
  if (!isObject(name) || typeof name.text !== 'string' || !isObject(name.values)) return undefined;
  if (typeof started !== 'string') return undefined;
  const edits = new Map<string, readonly RecordEdit[]>();
  for (const [file, ofFile] of Object.entries(value.edits)) {
    const read = Array.isArray(ofFile) ? ofFile.map(readEdit) : [undefined];
    if (read.includes(undefined)) return undefined;
    edits.set(file, read as RecordEdit[]);
  }
  const isWhole =
    (book === undefined || areTexts(book, ['cut', 'put', 'head', 'tail'])) &&
    (memos === undefined || areAll(memos, ({ file }) => typeof file === 'string')) &&
    (moves === undefined || (isObject(moves) && areMoves(moves.files) && areMoves(moves.rows)));
  return isWhole ? { name, started, edits, book, memos, moves } : undefined;
}

function writeEdit(edit: RecordEdit): unknown {
  if (edit.kind !== 'change') return edit;
  const { set, was, ...others } = edit;
  return { ...others, set: entriesOf(set), ...(was ? { was: entriesOf(was) } : {}) };
}

function entriesOf(values: Values): Entries {
  return Object.entries(values).map(([key, value]) => (value === undefined ? [key] : [key, value]));
}

function readEdit(value: unknown): RecordEdit | undefined {
  if (!isObject(value)) return undefined;
  const { kind, id, record, set, was } = value;
  if (kind === 'add') return isRecord(record) ? ({ kind, record } as RecordEdit) : undefined;
  if (typeof id !== 'string') return undefined;
  if (kind === 'remove')
    return was === undefined || isRecord(was) ? ({ kind, id, was } as RecordEdit) : undefined;
  if (kind !== 'change' || !areEntries(set) || (was !== undefined && !areEntries(was)))
    return undefined;
  return { kind, id, set: valuesOf(set), ...(was ? { was: valuesOf(was) } : {}) };
}

function valuesOf(entries: Entries): Values {
  // Unlike an assignment, fromEntries keeps a key that is called __proto__.
  return Object.fromEntries(entries.map(([key, value]) => [key, value]));
}

function areEntries(value: unknown): value is Entries {
  return areAll(value, (each) => Array.isArray(each) && typeof each[0] === 'string');
}

function isRecord(value: unknown): boolean {
  return (
    areTexts(value, ['id', 'code', 'quote', 'before', 'after', 'created']) &&
    Array.isArray(value['range'])
  );
}

function areMoves(value: unknown): boolean {
  return areAll(value, (each) => areTexts(each, ['from', 'to']));
}

function areTexts(value: unknown, keys: readonly string[]): value is Record<string, unknown> {
  return isObject(value) && keys.every((key) => typeof value[key] === 'string');
}

function areAll(value: unknown, is: (each: Record<string, unknown>) => boolean): boolean {
  return Array.isArray(value) && value.every((each) => isObject(each) && is(each));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
