/** Whether a path fits. */
export interface Pattern {
  test(path: string): boolean;
}

/**
 * `**` any folders, `*` and `?` within a name, `{a,b}` either; `a/` is all there is below `a`.
 * Every text is a pattern. Time is path × pattern at worst: all places that a path may have come
 * to are followed side by side (Thompson, "Regular expression search algorithm", CACM 11(6), 1968),
 * where a RegExp would try them one after another and, with ten stars, not end.
 */
export function globPattern(glob: string): Pattern {
  const reader = new PatternReader();
  const whole = glob.replace(/^(\.\/)+/, '').replace(/\/$/, '/**');
  for (const [part] of whole.matchAll(/\*\*\/|\*\*|[^]/gu)) reader.add(part);
  return reader.close();
}

/** A place in a pattern: what stands there, and the places after it. */
interface Place {
  /** A code point, or one of these below. */
  readonly takes: number;
  readonly next: number[];
}

const slash = 0x2f;
const anything = -1;
const anyInName = -2;
const nothing = -3;

class PatternReader {
  private readonly places: Place[] = [{ takes: nothing, next: [] }];
  /** The place that takes nothing, where what comes next goes on. */
  private last = 0;
  private readonly groups: { readonly start: number; readonly end: number }[] = [];

  add(part: string): void {
    const group = this.groups.at(-1);
    if (part === '**/') this.addFolders();
    else if (part === '**') this.addMany(anything);
    else if (part === '*') this.addMany(anyInName);
    else if (part === '{') {
      this.groups.push({ start: this.last, end: this.place(nothing) });
      this.goOnFrom(this.last);
    } else if (part === ',' && group) {
      this.link(this.last, group.end);
      this.goOnFrom(group.start);
    } else if (part === '}' && group) this.endGroup(group.end);
    else this.goOnFrom(this.step(part === '?' ? anyInName : (part.codePointAt(0) ?? nothing)));
  }

  /** What was left open ends here. */
  close(): Pattern {
    for (const { end } of [...this.groups].reverse()) this.endGroup(end);
    return new PlacePattern(this.places, this.last);
  }

  private addFolders(): void {
    const name = this.step(anyInName);
    const end = this.place(slash);
    this.link(name, name);
    this.link(name, end);
    this.link(end, this.last);
    this.goOnFrom(this.last);
  }

  private addMany(takes: number): void {
    this.link(this.step(takes), this.last);
    this.goOnFrom(this.last);
  }

  private endGroup(end: number): void {
    this.groups.pop();
    this.link(this.last, end);
    this.last = end;
  }

  /** A place of its own each time, so that what loops there is nobody else's. */
  private goOnFrom(place: number): void {
    this.last = this.place(nothing);
    this.link(place, this.last);
  }

  private step(takes: number): number {
    const place = this.place(takes);
    this.link(this.last, place);
    return place;
  }

  private place(takes: number): number {
    return this.places.push({ takes, next: [] }) - 1;
  }

  private link(from: number, to: number): void {
    this.places[from]?.next.push(to);
  }
}

class PlacePattern implements Pattern {
  /** By place: in which round it was last come to. */
  private readonly seen: Int32Array;
  private readonly open: number[] = [];
  private round = 0;

  constructor(
    private readonly places: readonly Place[],
    private readonly end: number,
  ) {
    this.seen = new Int32Array(places.length);
  }

  test(path: string): boolean {
    let here: Place[] = [];
    let before: Place[] = [];
    this.round++;
    this.reach(0, here);
    for (const character of path) {
      const unit = character.codePointAt(0) ?? 0;
      [here, before] = [before, here];
      here.length = 0;
      this.round++;
      for (const { takes, next } of before)
        if (fits(takes, unit)) for (const place of next) this.reach(place, here);
      if (!here.length && this.seen[this.end] !== this.round) return false;
    }
    return this.seen[this.end] === this.round;
  }

  /** Adds the places that take something which this one leads to. */
  private reach(from: number, found: Place[]): void {
    const { open, seen, round } = this;
    for (let at: number | undefined = from; at !== undefined; at = open.pop()) {
      const place = this.places[at];
      if (!place || seen[at] === round) continue;
      seen[at] = round;
      if (place.takes === nothing) open.push(...place.next);
      else found.push(place);
    }
  }
}

function fits(takes: number, unit: number): boolean {
  return takes === unit || takes === anything || (takes === anyInName && unit !== slash);
}
