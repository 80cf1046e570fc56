import { sentence } from '../base/sentences';
import type { Losses } from '../exchange/lossReport';
import type { StudyCoding, StudyNote, StudySource } from '../exchange/study';
import { toLf } from '../text/decode';
import type { Span } from '../text/span';
import type { DraftSource, Pick } from './draft';
import { decideConvention, sayVerdict } from './evidence';
import { type Convention, offsetsIn } from './offsets';
import type { NoteBook } from './readNotes';

export interface Placed {
  readonly sources: readonly StudySource[];
  /** Notes on passages that carry no code. */
  readonly notes: readonly StudyNote[];
  /** The source of each selection, by key. */
  readonly sourceOf: ReadonlyMap<string, string>;
}

/**
 * Puts what is selected in its place in the texts, once it is decided what positions count.
 * @param origin the program that wrote them
 */
export function placeSources(
  drafts: readonly DraftSource[],
  origin: string,
  notes: NoteBook,
  losses: Losses,
): Placed {
  const verdict = decideConvention(
    drafts.map(({ text, picks }) => ({
      text,
      picks: picks.flatMap(({ range, name }) => (range ? [{ ...range, name }] : [])),
    })),
    origin,
  );
  const words = sayVerdict(verdict);
  if (words) losses.note(words);
  const placer = new Placer(verdict.convention, notes, losses);
  const sources = drafts.map((draft) => placer.place(draft));
  return { sources, notes: placer.passageNotes, sourceOf: placer.sourceOf };
}

class Placer {
  readonly passageNotes: StudyNote[] = [];
  readonly sourceOf = new Map<string, string>();
  private readonly ids = new Set<string>();

  constructor(
    private readonly convention: Convention,
    private readonly notes: NoteBook,
    private readonly losses: Losses,
  ) {}

  place({ key, name, text, description, values, notes, picks }: DraftSource): StudySource {
    const lf = toLf(text.raw);
    for (const note of notes) this.notes.tell(note, { kind: 'source', key });
    const more = this.convention.endsInside ? 1 : 0;
    const positions = picks.flatMap(({ range }) => (range ? [range.start, range.end + more] : []));
    const offsets = offsetsIn(text, this.convention, positions);
    let next = 0;
    const codings = picks.flatMap((pick) => {
      this.sourceOf.set(pick.key, key);
      const [start = -1, end = -1] = pick.range
        ? [offsets[next++], offsets[next++]]
        : [0, lf.length];
      const span = this.spanOf(pick, start, end, name, lf);
      return span ? this.codingsOf(pick, span, key) : [];
    });
    return { key, name, text: lf, description, values, codings };
  }

  /** Reversed ends are put in order; what is left outside of the text or empty is lost. */
  private spanOf(
    pick: Pick,
    start: number,
    end: number,
    source: string,
    text: string,
  ): Span | undefined {
    const count = Math.max(1, pick.codings.length);
    const place = `${source} ${pick.range ? `${pick.range.start}–${pick.range.end}` : ''}`.trim();
    if (start < 0 || (end < 0 && start >= text.length)) {
      this.losses.lose(
        'outside-text',
        sentence('Codings that point beyond the end of their text are left out.'),
        place,
        count,
      );
      return undefined;
    }
    if (end < 0)
      this.losses.note(
        sentence('“{place}” reaches beyond the end of its text; it was cut there.', { place }),
      );
    const [a, b] = [start, end < 0 ? text.length : end];
    const span = { start: Math.min(a, b), end: Math.max(a, b) };
    if (span.start < span.end) return span;
    this.losses.lose(
      'empty-selection',
      sentence('Codings of no words at all are left out.'),
      place,
      count,
    );
    return undefined;
  }

  private codingsOf(pick: Pick, span: Span, source: string): StudyCoding[] {
    const { key: selection, description, coder, created } = pick;
    const codings = pick.codings.map((coding): StudyCoding => {
      const { code, coder: by, created: at, notes } = coding;
      const memo = notes.flatMap((note) => this.notes.memoOf(note)).join('\n\n');
      const key = this.freshId(coding.key, selection);
      return { key, selection, code, coder: by, span, created: at, memo };
    });
    const [first] = codings;
    if (first) {
      const more = pick.notes.flatMap((note) => this.notes.memoOf(note));
      const memo = [description, ...more, first.memo].filter((each) => each !== '').join('\n\n');
      return [{ ...first, memo }, ...codings.slice(1)];
    }
    const topic = { kind: 'passage', key: source, span } as const;
    for (const note of pick.notes) this.notes.tell(note, topic);
    if (description !== '') {
      const name = shortened(description);
      const note = { key: selection, name, text: description, coder, created, about: [topic] };
      this.passageNotes.push(note);
    } else if (!pick.notes.length && !this.notes.tellAbout(selection, topic))
      this.losses.lose(
        'uncoded-selection',
        sentence('Places that are marked and carry neither a code nor a note are left out.'),
      );
    return [];
  }

  /** Two codings with one identifier are two codings all the same. */
  private freshId(key: string, selection: string): string {
    let id = key;
    for (let n = 2; this.ids.has(id); n++)
      id = this.notes.guid('coding', key, selection, String(n));
    this.ids.add(id);
    return id;
  }
}

/** The first words of a text, on one line. */
export function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('');
}
