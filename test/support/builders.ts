import { describe as describeSpan } from '../../src/core/anchor/selector';
import { say } from '../../src/core/base/sentences';
import { type CodingRecord, writeRecord } from '../../src/core/coding/coding';
import type { Chance } from '../../src/core/project/ports';
import { Project } from '../../src/core/project/project';
import { indexLines } from '../../src/core/text/lines';
import { MemoryStore } from './memoryStore';

/** Time and chance that are the same in every run: each id is new, the clock stands still. */
export function fixedChance(): Chance {
  let made = 0;
  return {
    now: () => Date.UTC(2026, 10, 23, 9, 12, 4),
    random: (count) => {
      made++;
      return Uint8Array.from({ length: count }, (_, i) =>
        i < count - 2 ? 0 : made >> (8 * (count - 1 - i)),
      );
    },
  };
}

/** A record of a coding file, as we write them. */
export function record(
  of: Partial<CodingRecord> & Readonly<Record<string, unknown>> = {},
): CodingRecord {
  return {
    id: 'id-1',
    code: 'a',
    range: [1, 1, 1, 3],
    quote: 'We',
    before: '',
    after: '',
    created: '2026-11-23T09:12:04Z',
    ...of,
  };
}

/** The record of a code on the first place of a text where these words stand. */
export function recordOn(
  text: string,
  words: string,
  of: Partial<CodingRecord> = {},
): CodingRecord {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`“${words}” is not in the text.`);
  const span = { start, end: start + words.length };
  return record({ ...describeSpan(text, indexLines(text), span), ...of });
}

/** The text of a coding file. */
export function codingLines(...records: readonly CodingRecord[]): string {
  return records.map((each) => `${writeRecord(each)}\n`).join('');
}

export interface Opened {
  readonly project: Project;
  readonly store: MemoryStore;
}

/** A project in memory; a codebook with the codes a, b and the category c (with d in it) unless given. */
export async function openMemory(
  files: ConstructorParameters<typeof MemoryStore>[0] = {},
): Promise<Opened> {
  const store = new MemoryStore({ 'codebook.yaml': usualBook, ...files });
  return { store, project: await Project.open(store, fixedChance()) };
}

export const usualBook = `codes:
  a: First
  b: Second
  c:
    codable: false
    codes:
      d: Fourth
`;

/** Each problem as `file:line:column kind`. */
export function placesOf(project: Project): string[] {
  return project
    .problems()
    .map(({ file, range, kind }) => `${file}:${range[0]}:${range[1]} ${kind}`);
}

/** What the problems of a kind say. */
export function said(project: Project, kind: string): string[] {
  return project
    .problems()
    .filter((problem) => problem.kind === kind)
    .map(({ sentence }) => say(sentence));
}
