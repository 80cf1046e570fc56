import type { Codebook } from '../codebook/codebook';
import { textsOf } from '../codebook/label';
import type { CodingRows } from '../coding/rows';
import { recordsIn } from '../coding/scan';
import type { CodingFile, CodingIndex } from '../project/codingIndex';
import type { Project } from '../project/project';

/** Looks for the examples of codes in their excerpts. A file is read again only when it must be. */
export class CodedExamples {
  /** What was looked for in the codings as they were read: code and example, and whether it is there. */
  private readonly looked = new WeakMap<CodingRows, Map<string, boolean>>();
  private readonly codes = new WeakMap<CodingRows, ReadonlySet<string>>();
  /** By code, the codings in which it is. */
  private rowsOf: ReadonlyMap<string, readonly CodingRows[]> = new Map();
  /** All codings as they were taken in last, and what was answered of them. */
  private taken: readonly CodingRows[] = [];
  private readonly answers = new Map<string, boolean>();

  /** Takes the codings as they are now. */
  update(index: CodingIndex): void {
    const all = Array.from(index.all(), ({ rows }) => rows);
    if (all.length === this.taken.length && all.every((rows, i) => rows === this.taken[i])) return;
    this.taken = all;
    this.answers.clear();
    const rowsOf = new Map<string, CodingRows[]>();
    for (const file of index.all())
      for (const code of this.codesIn(index, file)) {
        const rows = rowsOf.get(code);
        if (rows) rows.push(file.rows);
        else rowsOf.set(code, [file.rows]);
      }
    this.rowsOf = rowsOf;
  }

  /** Whether an example is in an excerpt of its code; undefined as long as nobody has looked. */
  isCoded(code: string, example: string): boolean | undefined {
    const key = keyOf(code, example);
    const answer = this.answers.get(key) ?? this.lookUp(code, key);
    if (answer !== undefined) this.answers.set(key, answer);
    return answer;
  }

  private lookUp(code: string, key: string): boolean | undefined {
    let isSure = true;
    for (const rows of this.rowsOf.get(code) ?? []) {
      const found = this.looked.get(rows)?.get(key);
      if (found) return true;
      isSure &&= found !== undefined;
    }
    return isSure ? false : undefined;
  }

  /**
   * Reads the codings in which an example may be and nobody has looked for it yet; gives whether
   * there were any.
   */
  async look(
    { index, store }: Pick<Project, 'index' | 'store'>,
    book: Codebook,
    isCancelled: () => boolean = () => false,
  ): Promise<boolean> {
    const wanted = new Map<string, { readonly file: CodingFile; readonly keys: Wanted[] }>();
    for (const file of index.all()) {
      const known = this.looked.get(file.rows);
      const codes = this.codesIn(index, file);
      const keys = examplesIn(book, codes).filter(({ key }) => !known?.has(key));
      if (keys.length) wanted.set(file.path, { file, keys });
    }
    if (!wanted.size || isCancelled()) return false;
    await store.readAll([...wanted.keys()], (path, bytes) => {
      const asked = wanted.get(path);
      if (!asked || isCancelled() || !(bytes instanceof Uint8Array)) return;
      const known = this.looked.get(asked.file.rows) ?? new Map<string, boolean>();
      this.looked.set(asked.file.rows, known);
      for (const { key } of asked.keys) known.set(key, false);
      const codes = new Set(asked.keys.map(({ code }) => code));
      for (const { code, quote } of recordsIn(bytes)) {
        if (!codes.has(code)) continue;
        const words = folded(quote);
        for (const { code: of, key, parts } of asked.keys)
          if (of === code && parts.every((part) => words.includes(part))) known.set(key, true);
      }
    });
    return true;
  }

  private codesIn(index: CodingIndex, file: CodingFile): ReadonlySet<string> {
    let codes = this.codes.get(file.rows);
    if (!codes) this.codes.set(file.rows, (codes = index.codesIn(file)));
    return codes;
  }
}

interface Wanted {
  readonly code: string;
  readonly key: string;
  /** An example may leave words out: “…”. */
  readonly parts: readonly string[];
}

function examplesIn({ codes }: Codebook, applied: ReadonlySet<string>): Wanted[] {
  return codes.flatMap(({ id, examples }) =>
    applied.has(id)
      ? examples.flatMap(textsOf).map((text) => ({
          code: id,
          key: keyOf(id, text),
          parts: text
            .split(/…+|\.{3,}/)
            .map(folded)
            .filter((part) => part !== ''),
        }))
      : [],
  );
}

function keyOf(code: string, example: string): string {
  return `${code}\n${example}`;
}

/** Letters and digits alone: how words are set apart and quoted is no matter. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
