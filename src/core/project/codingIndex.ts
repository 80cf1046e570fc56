import { Names } from '../base/names';
import type { CodingRows } from '../coding/rows';
import { scanCodings } from '../coding/scan';
import { type Tally, TallyRoom } from '../coding/tally';
import { placeOf } from './layout';

/** One coder's codings of one source. */
export interface CodingFile {
  readonly path: string;
  readonly coder: string;
  readonly source: string;
  readonly rows: CodingRows;
  /** Of its rows. */
  readonly tally: Tally;
}

/** All codings of a project as columns, and how often each code was applied. */
export class CodingIndex {
  /** Numbers of the codes that codings name, whether the codebook has them or not. */
  readonly codes = new Names();
  private readonly files = new Map<string, CodingFile>();
  private readonly filesOf = new Map<string, CodingFile[]>();
  /** How many files each coder has. */
  private readonly filesBy = new Map<string, number>();
  /** By number of the code. */
  private counts = new Int32Array(64);
  private readonly tallies = new TallyRoom();

  /** Takes a file as it is now (undefined: gone). Costs what the file holds. */
  set(path: string, bytes: Uint8Array | undefined): void {
    if (bytes) this.put(path, scanCodings(bytes, this.codes));
    else this.drop(path);
  }

  /** Takes a file by its rows, whose codes are numbers of ours. */
  put(path: string, rows: CodingRows): void {
    this.drop(path);
    const place = placeOf(path);
    if (!place) return;
    const { coder, source } = place;
    const tally = this.tallies.of(rows, this.codes.size);
    const file = { path, coder, source, rows, tally };
    this.files.set(path, file);
    const beside = this.filesOf.get(source);
    if (beside) beside.push(file);
    else this.filesOf.set(source, [file]);
    this.filesBy.set(coder, (this.filesBy.get(coder) ?? 0) + 1);
    this.count(file, 1);
  }

  get(path: string): CodingFile | undefined {
    return this.files.get(path);
  }

  all(): Iterable<CodingFile> {
    return this.files.values();
  }

  ofSource(source: string): readonly CodingFile[] {
    return this.filesOf.get(source) ?? [];
  }

  /** Sources that have a coding file, whether they themselves are there or not. */
  sources(): Iterable<string> {
    return this.filesOf.keys();
  }

  /** Sorted. */
  coders(): string[] {
    return [...this.filesBy.keys()].sort();
  }

  /** How many codings name a code. */
  countOf(code: string): number {
    const number = this.codes.find(code);
    return number === undefined ? 0 : (this.counts[number] ?? 0);
  }

  get total(): number {
    let total = 0;
    for (const { rows } of this.files.values()) total += rows.count;
    return total;
  }

  /** Ids of the codes that a file's codings name. */
  codesIn({ tally }: CodingFile): Set<string> {
    const codes = new Set<string>();
    for (let at = 0; at < tally.length; at += 2) codes.add(this.codes.text(tally[at] ?? 0));
    return codes;
  }

  private drop(path: string): void {
    const file = this.files.get(path);
    if (!file) return;
    this.files.delete(path);
    const beside = (this.filesOf.get(file.source) ?? []).filter((other) => other !== file);
    if (beside.length) this.filesOf.set(file.source, beside);
    else this.filesOf.delete(file.source);
    const others = (this.filesBy.get(file.coder) ?? 1) - 1;
    if (others) this.filesBy.set(file.coder, others);
    else this.filesBy.delete(file.coder);
    this.count(file, -1);
  }

  private count({ tally }: CodingFile, by: 1 | -1): void {
    if (this.codes.size > this.counts.length) {
      const wider = new Int32Array(this.codes.size * 2);
      wider.set(this.counts);
      this.counts = wider;
    }
    const { counts } = this;
    for (let at = 0; at < tally.length; at += 2) {
      const code = tally[at] ?? 0;
      counts[code] = (counts[code] ?? 0) + by * (tally[at + 1] ?? 0);
    }
  }
}
