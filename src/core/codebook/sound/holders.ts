/** Numbers for words or pieces of words, so that lists of them are compared fast. */
export class Numbers {
  private readonly known = new Map<string, number>();

  get size(): number {
    return this.known.size;
  }

  /** Each number once. */
  of(texts: Iterable<string>): Int32Array {
    const numbers = new Set<number>();
    for (const text of texts) {
      const number = this.known.get(text) ?? this.known.size;
      this.known.set(text, number);
      numbers.add(number);
    }
    return Int32Array.from(numbers);
  }
}

/** By number, which of some lists hold it: their places in the order of the lists. */
export class Holders {
  private readonly starts: Int32Array;
  private readonly held: Int32Array;

  /** @param size numbers are smaller */
  constructor(lists: readonly Int32Array[], size: number) {
    const starts = new Int32Array(size + 1);
    let total = 0;
    for (const list of lists) {
      total += list.length;
      for (const number of list) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
    }
    for (let number = 0; number < size; number++)
      starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0);
    const next = starts.slice();
    this.held = new Int32Array(total);
    lists.forEach((list, place) => {
      for (const number of list) {
        const at = next[number] ?? 0;
        this.held[at] = place;
        next[number] = at + 1;
      }
    });
    this.starts = starts;
  }

  /** Ascending. */
  of(number: number): Int32Array {
    return this.held.subarray(this.starts[number] ?? 0, this.starts[number + 1] ?? 0);
  }
}
