import { Unreadable } from '../base/unreadable';
import { Refusal } from '../base/refusal';
import type { CodingRecord } from '../coding/coding';
import { joinedMemo } from '../coding/memos';
import { isInConflict } from '../coding/parts';
import type { RecordEdit } from '../coding/recordEdits';
import { recordsIn } from '../coding/scan';
import { placeOf } from '../project/layout';
import type { Project } from '../project/project';

/** What is to become of codings, file by file, and how many there are. */
export interface Recoding {
  readonly edits: ReadonlyMap<string, readonly RecordEdit[]>;
  /** Codings that get another code, or go. */
  readonly codings: number;
  /** Of those, how many go because the same coder has the same excerpt under the code already. */
  readonly doubles: number;
  readonly coders: readonly string[];
  readonly sources: readonly string[];
}

export const noRecoding: Recoding = {
  edits: new Map(),
  codings: 0,
  doubles: 0,
  coders: [],
  sources: [],
};

/**
 * The edits that give codings another code, whoever made them. Where a coder has the same excerpt
 * twice under one code then, one coding stays, with the memos of both. Throws a Refusal where a
 * file can't be read: then it can't be known what is in it.
 * @param codes what each code becomes; undefined to remove its codings
 */
export async function recoding(
  project: Project,
  codes: ReadonlyMap<string, string | undefined>,
): Promise<Recoding> {
  const edits = new Map<string, readonly RecordEdit[]>();
  let codings = 0;
  let doubles = 0;
  await readFiles(project, [...codes.keys()], (path, records) => {
    const ofFile = new FileRecoding(codes, records);
    if (!ofFile.edits.length) return;
    edits.set(path, ofFile.edits);
    codings += ofFile.codings;
    doubles += ofFile.doubles;
  });
  return { edits, codings, doubles, ...whoseAndWhere(edits.keys()) };
}

/**
 * The edits that give chosen codings codes of their own: of one coding several may come.
 * @param deals by id of the coding: its codes from then on; the first stays in the record
 * @param idFor a new id for each coding that comes beside another
 */
export async function dealing(
  project: Project,
  code: string,
  deals: ReadonlyMap<string, readonly string[]>,
  idFor: () => string,
): Promise<Recoding> {
  const edits = new Map<string, readonly RecordEdit[]>();
  let codings = 0;
  await readFiles(project, [code], (path, records) => {
    const ofFile = records.flatMap((record): RecordEdit[] => {
      const [first, ...others] = record.code === code ? (deals.get(record.id) ?? []) : [];
      if (first === undefined) return [];
      codings++;
      return [
        { kind: 'change', id: record.id, set: { code: first }, of: record },
        ...others.map((other): RecordEdit => ({
          kind: 'add',
          record: { ...record, id: idFor(), code: other },
        })),
      ];
    });
    if (ofFile.length) edits.set(path, ofFile);
  });
  return { edits, codings, doubles: 0, ...whoseAndWhere(edits.keys()) };
}

function whoseAndWhere(files: Iterable<string>) {
  const places = [...files].flatMap((path) => placeOf(path) ?? []);
  const distinct = (names: readonly string[]) => [...new Set(names)].sort();
  return {
    coders: distinct(places.map(({ coder }) => coder)),
    sources: distinct(places.map(({ source }) => source)),
  };
}

/** Every file that names one of the codes, be it in one of several versions. */
async function readFiles(
  { index, store }: Project,
  codes: readonly string[],
  each: (path: string, records: readonly CodingRecord[]) => void,
): Promise<void> {
  const files = [...index.all()].filter(
    (file) =>
      file.rows.conflicts.length > 0 ||
      ((named) => codes.some((code) => named.has(code)))(index.codesIn(file)),
  );
  await store.readAll(
    files.map(({ path }) => path),
    (path, bytes) => {
      if (bytes instanceof Unreadable) throw new Refusal(bytes.problem.sentence);
      if (bytes) each(path, recordsIn(bytes));
    },
  );
}

/** What becomes of the records of one file. */
class FileRecoding {
  readonly edits: RecordEdit[] = [];
  codings = 0;
  doubles = 0;

  constructor(
    private readonly codes: ReadonlyMap<string, string | undefined>,
    records: readonly CodingRecord[],
  ) {
    const standing = new Map<string, CodingRecord>();
    for (const record of records)
      if (!codes.has(record.code)) standing.set(excerptOf(record, record.code), record);
    const joined = new Map<CodingRecord, CodingRecord[]>();
    for (const record of records) {
      if (!codes.has(record.code)) this.recodeVersions(record);
      else this.recode(record, standing, joined);
    }
    for (const [stays, others] of joined) this.joinMemos(stays, others);
  }

  private recode(
    record: CodingRecord,
    standing: Map<string, CodingRecord>,
    joined: Map<CodingRecord, CodingRecord[]>,
  ): void {
    this.codings++;
    const code = this.codes.get(record.code);
    if (code === undefined) {
      this.edits.push({ kind: 'remove', id: record.id, of: record });
      return;
    }
    const excerpt = excerptOf(record, code);
    const stays = standing.get(excerpt);
    // Two of one code were two before; and what is in conflict is for a person to settle first.
    const isDouble = stays && stays.code !== record.code;
    if (isDouble && !isInConflict(record) && !isInConflict(stays)) {
      this.doubles++;
      this.edits.push({ kind: 'remove', id: record.id, of: record });
      joined.set(stays, [...(joined.get(stays) ?? []), record]);
      return;
    }
    standing.set(excerpt, record);
    const set = { code, ...this.versionsOf(record) };
    this.edits.push({ kind: 'change', id: record.id, set, of: record });
  }

  private recodeVersions(record: CodingRecord): void {
    const set = this.versionsOf(record);
    if (set) this.edits.push({ kind: 'change', id: record.id, set, of: record });
  }

  /** Versions that a merge kept name codes too. */
  private versionsOf(record: CodingRecord): { readonly conflict: unknown } | undefined {
    const { conflict } = record;
    if (!Array.isArray(conflict)) return undefined;
    const versions = conflict.map((version: unknown) => {
      const code = codeIn(version);
      const to = code === undefined ? undefined : this.codes.get(code);
      return to === undefined ? version : { ...(version as object), code: to };
    });
    return versions.some((version, i) => version !== conflict[i])
      ? { conflict: versions }
      : undefined;
  }

  private joinMemos(stays: CodingRecord, others: readonly CodingRecord[]): void {
    const memo = joinedMemo([stays, ...others]);
    if (memo === (stays.memo ?? '')) return;
    const at = this.edits.findIndex((edit) => edit.kind === 'change' && edit.id === stays.id);
    const known = this.edits[at];
    if (known?.kind === 'change') this.edits[at] = { ...known, set: { ...known.set, memo } };
    else this.edits.push({ kind: 'change', id: stays.id, set: { memo }, of: stays });
  }
}

function excerptOf({ range, quote }: CodingRecord, code: string): string {
  return [code, range.join(' '), quote].join('\0');
}

function codeIn(version: unknown): string | undefined {
  const code =
    typeof version === 'object' && version !== null && 'code' in version ? version.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
