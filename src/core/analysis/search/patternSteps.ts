import type { PatternTree } from './patternTree';

/** A step of a pattern, with what comes after it. */
export type Step = { readonly id: number } & (
  | { readonly kind: 'character'; readonly accepts: (codePoint: number) => boolean; next: Step }
  | { readonly kind: 'place'; readonly holds: (text: string, at: number) => boolean; next: Step }
  /** Goes on in both ways; the first is liked better. */
  | { readonly kind: 'fork'; first: Step; second: Step }
  | { readonly kind: 'found' }
);

export interface Steps {
  readonly first: Step;
  /** Ids are smaller. */
  readonly count: number;
}

/** With more of them, each character of a text would cost too much. */
const most = 2_000;

/**
 * The steps of a pattern that can be followed; undefined where there would be too many.
 * @param flags of the host's engine for what is said of one character or place: `u`, perhaps `i`
 */
export function stepsOf(tree: PatternTree, flags: string): Steps | undefined {
  const builder = new Builder(flags);
  const first = builder.before(tree, builder.found());
  return builder.count > most ? undefined : { first, count: builder.count };
}

/** Goes from the end of a pattern to its beginning. */
class Builder {
  count = 0;
  private readonly tests = new Map<string, (codePoint: number) => boolean>();

  constructor(private readonly flags: string) {}

  found(): Step {
    return { id: this.count++, kind: 'found' };
  }

  /** What is to be done before `next`. */
  before(tree: PatternTree, next: Step): Step {
    if (this.count > most) return next;
    switch (tree.kind) {
      case 'character':
        return { id: this.count++, kind: 'character', accepts: this.testOf(tree.source), next };
      case 'place':
        return { id: this.count++, kind: 'place', holds: placeTest(tree.source, this.flags), next };
      case 'sequence':
        return tree.parts.reduceRight((step, part) => this.before(part, step), next);
      case 'choice':
        return tree.parts
          .map((part) => this.before(part, next))
          .reduceRight((second, first) => this.fork(first, second));
      case 'repeat':
        return this.repeat(tree, next);
      case 'own':
        throw new Error('What only the engine of the host can follow has no steps.');
    }
  }

  private repeat({ part, least, most: times, isLazy }: Repeat, next: Step): Step {
    let step = next;
    if (times === Infinity) {
      const again = this.fork(next, next);
      const body = this.filled(this.before(part, again), again);
      if (isLazy) again.second = body;
      else again.first = body;
      step = again;
    } else
      for (let i = least; i < times && this.count <= most; i++) {
        const body = this.filled(this.before(part, step), step);
        step = isLazy ? this.fork(next, body) : this.fork(body, next);
      }
    for (let i = 0; i < least && this.count <= most; i++) step = this.before(part, step);
    return step;
  }

  /**
   * A time that nobody asked for must not be empty, as the standard has it: from `body` to `end`
   * a copy is made that comes to no end until a character was taken.
   */
  private filled(body: Step, end: Step): Step {
    const copies = new Map<Step, Step>();
    const copy = (step: Step): Step => {
      if (step === end) return { id: this.count++, kind: 'place', holds: () => false, next: end };
      if (step.kind === 'character' || step.kind === 'found') return step;
      const known = copies.get(step);
      if (known) return known;
      const made = { ...step, id: this.count++ };
      copies.set(step, made);
      if (made.kind === 'place') made.next = copy(made.next);
      else {
        made.first = copy(made.first);
        made.second = copy(made.second);
      }
      return made;
    };
    return copy(body);
  }

  private fork(first: Step, second: Step): Extract<Step, { readonly kind: 'fork' }> {
    return { id: this.count++, kind: 'fork', first, second };
  }

  private testOf(source: string): (codePoint: number) => boolean {
    let test = this.tests.get(source);
    if (!test) this.tests.set(source, (test = characterTest(source, this.flags)));
    return test;
  }
}

type Repeat = Extract<PatternTree, { readonly kind: 'repeat' }>;

/** Asks the host's engine, of each character once. */
function characterTest(source: string, flags: string): (codePoint: number) => boolean {
  const pattern = new RegExp(`^${source}$`, flags);
  const known = new Map<number, boolean>();
  return (codePoint) => {
    let is = known.get(codePoint);
    if (is === undefined)
      known.set(codePoint, (is = pattern.test(String.fromCodePoint(codePoint))));
    return is;
  };
}

function placeTest(source: string, flags: string): (text: string, at: number) => boolean {
  const pattern = new RegExp(source, `${flags}my`);
  return (text, at) => {
    pattern.lastIndex = at;
    return pattern.test(text);
  };
}
