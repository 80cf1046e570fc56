/** What a row or column of a table is about. */
export interface Heading {
  /** A code's or case's id, a source's path, or the value itself; empty for what has none. */
  readonly key: string;
  readonly label: string;
  /** How many headings are above it. */
  readonly depth: number;
  /** Number of the heading above it among those of its table; -1 for none. */
  readonly parent: number;
  /** Whether the codebook or a register has it: what only codings name is there, too. */
  readonly isKnown: boolean;
}

/** The headings of a table: those known beforehand, and after them those that are met. */
export class Headings {
  readonly all: Heading[] = [];
  private readonly numbers = new Map<string, number>();

  /** Number of a heading, which is added where there is none of this key. */
  of(key: string, label = key, isKnown = true): number {
    return this.numbers.get(key) ?? this.add({ key, label, depth: 0, parent: -1, isKnown });
  }

  find(key: string): number | undefined {
    return this.numbers.get(key);
  }

  /** Numbers of a heading and, where it counts for them too, of those above it. */
  chainOf(number: number, isRolledUp: boolean): number[] {
    const chain = [number];
    let above = this.all[number]?.parent ?? -1;
    for (; isRolledUp && above >= 0; above = this.all[above]?.parent ?? -1) chain.push(above);
    return chain;
  }

  add(heading: Heading): number {
    const number = this.all.push(heading) - 1;
    this.numbers.set(heading.key, number);
    return number;
  }
}
