/** Whether a path fits. */
export interface Pattern {
  test(path: string): boolean;
}

/** A place in a pattern: what it takes of a path, and the places after it. */
interface Place {
  /** A code point, or one of these; a `free` place takes nothing. */
  readonly takes: number;
  readonly next: number[];
}

const any = -1;
const inName = -2;
const free = -3;
const slash = 0x2f;

/**
 * `**` any folders, `*` and `?` within a name, `{a,b}` either; `a/` is all there is below `a`.
 * Every text is a pattern. Time is path × pattern at worst: all places that a path may have come
 * to are followed side by side (Thompson, "Regular expression search algorithm", CACM 11(6), 1968),
 * where a RegExp would try them one after another and not end with ten stars.
 */
export function globPattern(glob: string): Pattern {
  const places = new Places();
  const whole = glob.replace(/^(\.\/)+/, '').replace(/\/$/, '/**');
  for (const [part] of whole.matchAll(/\*\*\/|\*\*|[^]/gu)) places.add(part);
  return places.close();
}

/** A pattern while it is read: its places, the last of them free. */
class Places {
  private readonly all: Place[] = [{ takes: free, next: [] }];
  private last = 0;
  /** Where each open `{` begins and ends. */
  private readonly groups: { readonly start: number; readonly end: number }[] = [];

  add(part: string): void {
    const group = this.groups.at(-1);
    if (part === '**/') this.loop(this.then(inName, [0], slash));
    else if (part === '**') this.loop(this.then(any));
    else if (part === '*') this.loop(this.then(inName));
    else if (part === '{') {
      this.groups.push({ start: this.last, end: this.place(free) });
      this.last = this.after(this.last);
    } else if (part === ',' && group) {
      this.link(this.last, group.end);
      this.last = this.after(group.start);
    } else if (part === '}' && group) this.endGroup();
    else {
      const taken = this.then(part === '?' ? inName : (part.codePointAt(0) ?? 0));
      this.last = this.after(taken);
    }
  }

  close(): Pattern {
    while (this.groups.length) this.endGroup();
    return new GlobPattern(this.all, this.last);
  }

  private endGroup(): void {
    const group = this.groups.pop();
    if (!group) return;
    this.link(this.last, group.end);
    this.last = group.end;
  }

  /** From a place back to the last one, as often as it likes, and on from there. */
  private loop(from: number): void {
    this.link(from, this.last);
    this.last = this.after(this.last);
  }
}
