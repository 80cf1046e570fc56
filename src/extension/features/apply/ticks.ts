/** A comma, Chinese or not, after part of a name takes the best match and goes on to the next. */
const comma = /[,，、;；]/;

/** What is looked for: the text after the last comma. */
export function queryIn(value: string): string {
  return value.split(comma).at(-1)?.trim() ?? '';
}

/** Which codes are ticked in the picker: by hand, and by what is typed before commas. */
export class Ticks {
  /** Ids ticked by hand, in their order, and those unticked though the text takes them. */
  private byHand: readonly string[] = [];
  private refused: readonly string[] = [];

  /** @param best id of the code that answers a text best */
  constructor(private readonly best: (text: string) => string | undefined) {}

  /** Ids of the codes ticked by hand, and of the best match of each text before a comma. */
  in(value: string): readonly string[] {
    const taken = value
      .split(comma)
      .slice(0, -1)
      .flatMap((text) => this.best(text) ?? [])
      .filter((id) => !this.refused.includes(id));
    return [...new Set([...this.byHand, ...taken])];
  }

  /** Of the rows shown, these are ticked now; ticks of rows not shown stay. */
  set(value: string, shown: readonly string[], now: readonly string[]): void {
    const before = this.in(value);
    const unticked = shown.filter((id) => before.includes(id) && !now.includes(id));
    this.refused = [...this.refused.filter((id) => !now.includes(id)), ...unticked];
    const kept = this.byHand.filter((id) => !unticked.includes(id));
    this.byHand = [...kept, ...now.filter((id) => !before.includes(id))];
  }

  clear(): void {
    this.byHand = [];
    this.refused = [];
  }
}
