import type { Span } from '../../text/span';
import type { Step, Steps } from './patternSteps';

/**
 * All places of a pattern in a text, as `matchAll` gives them, in time that grows with the text and
 * never explodes: all ways in which the pattern may go on are followed together, character by
 * character, the one liked better first (Thompson 1968; Pike's order of threads).
 */
export function* followPattern(steps: Steps, text: string): Generator<Span> {
  let ways = new Ways(steps.count);
  let next = new Ways(steps.count);
  for (let from = 0; from <= text.length;) {
    let found: Span | undefined;
    ways.clear();
    for (let at = from; ;) {
      if (!found) ways.add(steps.first, at, text, at);
      if (found && !ways.count) break;
      const codePoint = text.codePointAt(at);
      const after = at + (codePoint !== undefined && codePoint > 0xffff ? 2 : 1);
      next.clear();
      for (let i = 0; i < ways.count; i++) {
        const step = ways.steps[i];
        const start = ways.starts[i] ?? 0;
        if (!step) break;
        if (step.kind === 'found') {
          // What comes behind is liked less.
          found = { start, end: at };
          break;
        }
        if (step.kind === 'character' && codePoint !== undefined && step.accepts(codePoint))
          next.add(step.next, start, text, after);
      }
      [ways, next] = [next, ways];
      at = after;
      if (codePoint === undefined) break;
    }
    if (!found) return;
    yield found;
    const isPair = (text.codePointAt(found.end) ?? 0) > 0xffff;
    from = found.end > found.start ? found.end : found.end + (isPair ? 2 : 1);
  }
}

/** Where a pattern may go on at one place, each step once, in the order of liking. */
class Ways {
  /** Steps that take a character, or are the end. */
  readonly steps: Step[] = [];
  /** Where each of them began. */
  readonly starts: number[] = [];
  count = 0;
  private readonly seen: Int32Array;
  private turn = 0;
  private readonly waiting: Step[] = [];

  constructor(steps: number) {
    this.seen = new Int32Array(steps);
  }

  clear(): void {
    this.count = 0;
    this.turn++;
  }

  /** Goes over forks and places up to what takes a character. */
  add(first: Step, start: number, text: string, at: number): void {
    const { waiting, seen } = this;
    waiting.push(first);
    for (let step = waiting.pop(); step; step = waiting.pop()) {
      if (seen[step.id] === this.turn) continue;
      seen[step.id] = this.turn;
      switch (step.kind) {
        case 'fork':
          waiting.push(step.second, step.first);
          break;
        case 'place':
          if (step.holds(text, at)) waiting.push(step.next);
          break;
        case 'character':
        case 'found':
          this.steps[this.count] = step;
          this.starts[this.count++] = start;
      }
    }
  }
}
