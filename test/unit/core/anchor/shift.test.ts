import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Change, shiftSpans, touch } from '../../../../src/core/anchor/shift';
import { mark, marked } from '../../../support/marked';

const names = ['none', 'edited', 'emptied'];

/**
 * The text after a change, its excerpts in marks, with what became of each.
 * @param withMarks excerpts in «…», and in ‹…› what is replaced
 */
function after(withMarks: string, inserted: string): string {
  const start = withMarks.replace(/[«»]/gu, '').indexOf('‹');
  const end = withMarks.replace(/[«»‹]/gu, '').indexOf('›');
  const { text, spans } = marked(withMarks.replace(/[‹›]/gu, ''));
  const starts = Int32Array.from(spans, (span) => span.start);
  const ends = Int32Array.from(spans, (span) => span.end);
  const touched = new Uint8Array(spans.length);
  shiftSpans(starts, ends, touched, { start, end, inserted: inserted.length });
  const changed = text.slice(0, start) + inserted + text.slice(end);
  const moved = spans.map((_, i) => ({ start: starts[i] ?? 0, end: ends[i] ?? 0 }));
  return `${mark(changed, moved)} ${[...touched].map((of) => names[of]).join(' ')}`;
}

function shifts(what: string, before: string, inserted: string, expected: string): void {
  it(what, () => assert.equal(after(before, inserted), expected));
}

describe('shiftSpans', () => {
  shifts('typing before', '‹›We «could» pay', 'So ', 'So We «could» pay none');
  shifts('typing after', 'We «could» pay‹›', '!', 'We «could» pay! none');
  shifts('typing at the start stays outside', 'We ‹›«could» pay', 'x', 'We x«could» pay none');
  shifts('typing at the end stays outside', 'We «could‹›» pay', 'x', 'We «could»x pay none');
  shifts('typing inside', 'We «co‹›uld» pay', 'x', 'We «coxuld» pay edited');
  shifts('between two that touch', '«We ‹›»«could»', 'x', '«We »x«could» none none');
  shifts('deleting before', '‹We ›«could» pay', '', '«could» pay none');
  shifts('deleting inside', 'We «c‹oul›d» pay', '', 'We «cd» pay edited');
  shifts('deleting its beginning', 'We «‹co›uld» pay', '', 'We «uld» pay edited');
  shifts('deleting its end', 'We «cou‹ld›» pay', '', 'We «cou» pay edited');
  shifts('deleting over its start', 'W‹e «co›uld» pay', '', 'W«uld» pay edited');
  shifts('deleting over its end', 'We «cou‹ld» p›ay', '', 'We «cou»ay edited');
  shifts('deleting all of it', 'We «‹could›» pay', '', 'We «» pay emptied');
  shifts('deleting more than it', 'W‹e «could» p›ay', '', 'W«»ay emptied');
  shifts('replacing its beginning from inside', 'We «‹co›uld» pay', 'wo', 'We «would» pay edited');
  shifts('replacing its end from inside', 'We «cou‹ld›» pay', 'gh', 'We «cough» pay edited');
  shifts('replacing over its start stays outside', 'We‹ «co›uld» pay', 'x', 'Wex«uld» pay edited');
  shifts('replacing over its end stays outside', 'We «cou‹ld» ›pay', 'x', 'We «cou»xpay edited');
  shifts('replacing all of it', 'We «‹could›» pay', 'x', 'We x«» pay emptied');
  shifts(
    'one change, several excerpts',
    '«A» «b‹c» d «e›f» «g»',
    'xy',
    '«A» «b»xy«f» «g» none edited edited none',
  );

  it('leaves lost ones lost', () => {
    const [starts, ends, touched] = [Int32Array.of(-1), Int32Array.of(-1), new Uint8Array(1)];
    shiftSpans(starts, ends, touched, { start: 0, end: 0, inserted: 5 });
    assert.deepEqual([starts[0], ends[0], touched[0]], [-1, -1, touch.none]);
  });

  it('does what following each character does, whatever is edited', () => {
    const change = fc.record({ start: fc.nat(12), length: fc.nat(5), inserted: fc.nat(4) });
    const excerpt = fc.record({ start: fc.nat(11), length: fc.integer({ min: 1, max: 6 }) });
    fc.assert(
      fc.property(excerpt, fc.array(change, { maxLength: 6 }), (of, changes) => {
        const model = new Followed(12, of.start, Math.min(12, of.start + of.length));
        const starts = Int32Array.of(model.span.start);
        const ends = Int32Array.of(model.span.end);
        const touched = new Uint8Array(1);
        for (const { start, length, inserted } of changes) {
          const from = Math.min(start, model.length);
          const edit = { start: from, end: Math.min(from + length, model.length), inserted };
          model.edit(edit);
          shiftSpans(starts, ends, touched, edit);
          if (model.isEmpty) {
            assert.equal(touched[0], touch.emptied);
            return;
          }
          assert.deepEqual({ start: starts[0], end: ends[0] }, model.span);
          assert.equal(touched[0], model.isEdited ? touch.edited : touch.none);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** A text as a list of characters, each in the excerpt or not. */
class Followed {
  private characters: boolean[];
  isEdited = false;

  constructor(length: number, start: number, end: number) {
    this.characters = Array.from({ length }, (_, i) => i >= start && i < end);
  }

  get length(): number {
    return this.characters.length;
  }

  get isEmpty(): boolean {
    return !this.characters.includes(true);
  }

  get span(): { start: number; end: number } {
    return { start: this.characters.indexOf(true), end: this.characters.lastIndexOf(true) + 1 };
  }

  /** What is put in is of the excerpt where it stands between what is left of it, or came in its place. */
  edit({ start, end, inserted }: Change): void {
    const { start: first, end: last } = this.span;
    const isInside = start >= first && end <= last && (start > first || end < last);
    const isBetween = start > first && start < last && start === end;
    const isOf = isBetween || (isInside && end > start);
    this.isEdited ||= isBetween || (end > first && start < last && end > start);
    const added = Array.from({ length: inserted }, () => isOf);
    this.characters = [...this.characters.slice(0, start), ...added, ...this.characters.slice(end)];
  }
}
