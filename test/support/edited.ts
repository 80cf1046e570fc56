import type { Span } from '../../src/core/text/span';

interface Letter {
  readonly unit: string;
  /** Where it stood in the first text; -1 if it was put in. */
  readonly from: number;
}

/** A text that knows, through every edit, where each of its UTF-16 units came from. */
export class Edited {
  private letters: Letter[];

  constructor(readonly first: string) {
    this.letters = first.split('').map((unit, from) => ({ unit, from }));
  }

  get text(): string {
    return this.letters.map(({ unit }) => unit).join('');
  }

  get length(): number {
    return this.letters.length;
  }

  /** What is put in again of what stood there, in its order, counts as what stood there. */
  replace(start: number, end: number, text: string): void {
    const gone = this.letters.slice(start, Math.max(start, end));
    this.letters.splice(start, gone.length, ...again(gone, text.split('')));
  }

  /** Takes a stretch out and puts it in elsewhere. */
  move(start: number, end: number, to: number): void {
    const moved = this.letters.splice(start, Math.max(0, end - start));
    this.letters.splice(Math.min(to, this.letters.length), 0, ...moved);
  }

  /** The same letters in another form, one for one. */
  convert(form: (unit: string) => string): void {
    this.letters = this.letters.map(({ unit, from }) => ({ unit: form(unit).charAt(0), from }));
  }

  /** What share of a stretch comes from a stretch of the first text. */
  share({ start, end }: Span, of: Span): number {
    const letters = this.letters.slice(start, end);
    return letters.filter(({ from }) => from >= of.start && from < of.end).length / letters.length;
  }
}

/** A longest common subsequence keeps where its letters came from. */
function again(gone: readonly Letter[], units: readonly string[]): Letter[] {
  const common = Array.from({ length: gone.length + 1 }, () => new Uint16Array(units.length + 1));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = gone.length - 1; i >= 0; i--)
    for (let j = units.length - 1; j >= 0; j--)
      common[i]?.fill(
        gone[i]?.unit === units[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1)),
        j,
        j + 1,
      );
  let i = 0;
  return units.map((unit, j) => {
    while (i < gone.length && at(i + 1, j) === at(i, j)) i++;
    const same = gone[i];
    if (same?.unit !== unit || at(i, j) === at(i, j + 1)) return { unit, from: -1 };
    i++;
    return same;
  });
}
