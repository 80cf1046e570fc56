import { say, type Sentence } from '../base/sentences';

/** One kind of thing that an import or export does not carry, or carries otherwise. */
export interface Loss {
  /** A stable name, lower case with hyphens, as in `picture-source`. */
  readonly kind: string;
  readonly count: number;
  /** Says it for all of them; the count is added where it is told. */
  readonly sentence: Sentence;
  /** Which ones, as a person knows them, each once. */
  readonly items: readonly string[];
}

/** What an import or export carried, what it did not, and what it had to decide. */
export interface LossReport {
  /** How many of each kind were carried, by a stable name as in `codings`. */
  readonly carried: ReadonlyMap<string, number>;
  /** By kind; empty when nothing is lost. */
  readonly losses: readonly Loss[];
  /** Decisions that a person should know of. */
  readonly notes: readonly Sentence[];
}

/** How many of each kind are kept by name, and how many of these a line tells. */
const [mostItems, mostTold] = [10_000, 20];

/** Collects a loss report while something is carried over. */
export class Losses {
  private readonly carried = new Map<string, number>();
  private readonly byKind = new Map<
    string,
    Omit<Loss, 'items'> & { count: number; readonly items: Set<string> }
  >();
  private readonly notes = new Map<string, Sentence>();

  carry(name: string, count = 1): void {
    this.carried.set(name, (this.carried.get(name) ?? 0) + count);
  }

  /** @param sentence the same for all of a kind: that of the first counts */
  lose(kind: string, sentence: Sentence, item?: string, count = 1): void {
    if (count === 0) return;
    let loss = this.byKind.get(kind);
    if (!loss) this.byKind.set(kind, (loss = { kind, count: 0, sentence, items: new Set() }));
    loss.count += count;
    if (item !== undefined && loss.items.size < mostItems) loss.items.add(item);
  }

  /** The same decision is told once. */
  note(sentence: Sentence): void {
    this.notes.set(say(sentence), sentence);
  }

  report(): LossReport {
    return {
      carried: new Map(this.carried),
      losses: Array.from(this.byKind.values(), (loss) => ({ ...loss, items: [...loss.items] })),
      notes: [...this.notes.values()],
    };
  }
}

/** Several reports as one. */
export function joinReports(reports: Iterable<LossReport>): LossReport {
  const all = new Losses();
  for (const { carried, losses, notes } of reports) {
    for (const [name, count] of carried) all.carry(name, count);
    for (const { kind, sentence, count, items } of losses) {
      items.slice(0, count).forEach((item) => all.lose(kind, sentence, item));
      all.lose(kind, sentence, undefined, count - Math.min(count, items.length));
    }
    for (const note of notes) all.note(note);
  }
  return all.report();
}

/**
 * One line for each loss and each decision, for a person.
 * @param translate gives a sentence's template in the reader's language
 */
export function reportLines(
  { losses, notes }: LossReport,
  translate?: (text: string) => string,
): string[] {
  const lines = losses.map(({ count, sentence, items }) => {
    const told = items.slice(0, mostTold);
    const which = told.length ? ` (${told.join('; ')}${told.length < count ? '; …' : ''})` : '';
    return `${count} × ${say(sentence, translate)}${which}`;
  });
  return [...lines, ...notes.map((note) => say(note, translate))];
}

/** As JSON, with the sentences in English. */
export function reportJson({ carried, losses, notes }: LossReport): string {
  const value = {
    carried: Object.fromEntries(carried),
    losses: losses.map(({ kind, count, sentence, items }) => ({
      kind,
      count,
      message: say(sentence),
      items,
    })),
    notes: notes.map((note) => say(note)),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
