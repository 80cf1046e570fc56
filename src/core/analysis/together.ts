import { cell, codeOfRow, type CodingRows } from '../coding/rows';
import type { CodingFile, CodingIndex } from '../project/codingIndex';

/** Apart enough for every number of a code. */
const wide = 2 ** 26;

/**
 * How often codes stand on the same words, by the same coder. Kept up with the codings: only files
 * that changed are counted again.
 */
export class Together {
  /** By two numbers of codes: excerpts of the first that have the second on their words. */
  private readonly totals = new Map<number, number>();
  private counted = new Map<string, { rows: CodingRows; pairs: ReadonlyMap<number, number> }>();

  update(files: Iterable<CodingFile>): void {
    const before = this.counted;
    this.counted = new Map();
    for (const { path, rows } of files) {
      const known = before.get(path);
      before.delete(path);
      if (known?.rows === rows) {
        this.counted.set(path, known);
        continue;
      }
      if (known) this.add(known.pairs, -1);
      const pairs = pairsIn(rows);
      this.add(pairs, 1);
      this.counted.set(path, { rows, pairs });
    }
    for (const { pairs } of before.values()) this.add(pairs, -1);
  }

  /** How many excerpts of a code have another one on the same words. */
  count({ codes }: CodingIndex, code: string, other: string): number {
    const [a, b] = [codes.find(code), codes.find(other)];
    return a === undefined || b === undefined ? 0 : (this.totals.get(a * wide + b) ?? 0);
  }

  private add(pairs: ReadonlyMap<number, number>, by: 1 | -1): void {
    for (const [pair, n] of pairs) {
      const total = (this.totals.get(pair) ?? 0) + by * n;
      if (total) this.totals.set(pair, total);
      else this.totals.delete(pair);
    }
  }
}

function pairsIn(rows: CodingRows): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  // Of an excerpt that has a code twice on its words, the pair counts once.
  const seen = new Set<number>();
  const note = (row: number, code: number, other: number): void => {
    const key = row * wide + other;
    if (code === other || seen.has(key)) return;
    seen.add(key);
    pairs.set(code * wide + other, (pairs.get(code * wide + other) ?? 0) + 1);
  };
  for (const beside of byFirstLine(rows))
    beside.forEach((row, i) => {
      for (let j = i + 1; j < beside.length; j++) {
        const other = beside[j] ?? 0;
        if (!onSameWords(rows, row, other)) continue;
        const [a, b] = [codeOfRow(rows, row), codeOfRow(rows, other)];
        note(row, a, b);
        note(other, b, a);
      }
    });
  return pairs;
}

/** Rows that begin on one line, together. */
function byFirstLine(rows: CodingRows): Iterable<readonly number[]> {
  const lines = new Map<number, number[]>();
  for (let row = 0; row < rows.count; row++) {
    const line = cell(rows, row, 'startLine');
    const beside = lines.get(line);
    if (beside) beside.push(row);
    else lines.set(line, [row]);
  }
  return lines.values();
}

/**
 * Whether two excerpts that begin on one line are of the same words: they end on one line too, and
 * where that is the same line, half of the longer one is in both.
 */
function onSameWords(rows: CodingRows, a: number, b: number): boolean {
  const end = cell(rows, a, 'endLine');
  if (end !== cell(rows, b, 'endLine')) return false;
  if (end !== cell(rows, a, 'startLine')) return true;
  const [startA, startB] = [cell(rows, a, 'startColumn'), cell(rows, b, 'startColumn')];
  const [endA, endB] = [cell(rows, a, 'endColumn'), cell(rows, b, 'endColumn')];
  const both = Math.min(endA, endB) - Math.max(startA, startB);
  return 5 * both >= 4 * Math.max(endA - startA, endB - startB);
}
