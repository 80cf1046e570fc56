import assert from 'node:assert/strict';
import fc from 'fast-check';
import { carry } from '../../../../src/core/anchor/carry';
import { follow } from '../../../../src/core/anchor/follow';
import { locateAll } from '../../../../src/core/anchor/locate';
import { sameLines } from '../../../../src/core/anchor/sameLines';
import { describe as describeSpan } from '../../../../src/core/anchor/selector';
import { indexLines } from '../../../../src/core/text/lines';
import type { Span } from '../../../../src/core/text/span';
import { mark, marked } from '../../../support/marked';

function textOf(text: string) {
  return { text, lines: indexLines(text) };
}

/** Lines written as letters: which of the second text each of the first is. */
function same(before: string, now: string): string {
  const lines = (letters: string) => textOf(letters.split('').map(long).join('\n'));
  return [...sameLines(lines(before), lines(now))].join(' ');
}

function long(letter: string): string {
  return letter === '.' ? '' : `Somebody said ${letter.repeat(20)}.`;
}

function carried(before: string, now: string) {
  const { text, spans } = marked(before);
  return carry(textOf(text), textOf(now), spans, spans);
}

/** The second text with those excerpts of the first in marks that are carried over. */
function carries(what: string, before: string, after: string): void {
  it(what, () => {
    const now = marked(after).text;
    const spans = carried(before, now).spans.filter((span) => span !== undefined);
    assert.equal(mark(now, spans), after);
  });
}

describe('sameLines', () => {
  it('follows lines through others put in, taken out and changed', () => {
    assert.equal(same('abcdef', 'xabcdef'), '1 2 3 4 5 6');
    assert.equal(same('abcdefg', 'abdefg'), '0 1 -1 2 3 4 5');
    assert.equal(same('abcdefgh', 'abxdexfgh'), '0 1 -1 3 4 6 7 8');
  });
  it('goes by lines that stand once where much came between', () => {
    const much = '.'.repeat(100);
    assert.equal(same('abc', `a${much}bc`), '0 101 102');
    assert.equal(same(`ab${much}c`, 'axc').slice(0, 4), '0 -1');
  });
  it('goes by lines that stand once in what lies between, too', () => {
    assert.equal(same('abxcdefgh', 'ayxzdefgh'), '0 -1 2 -1 4 5 6 7 8');
  });
  it('takes no line that moved for the same', () => {
    assert.equal(same('abcdefgh', 'bcdefgha'), '-1 0 1 2 3 4 5 6');
  });
  it('gives every line of a text to one line at most, in order, and only to an equal one', () => {
    const letters = fc.array(fc.constantFrom(...'ab.cdefghij'), { maxLength: 160 });
    const lines = letters.map((all) => all.map(long).join('\n'));
    fc.assert(
      fc.property(lines, lines, (before, now) => {
        const [old, fresh] = [before.split('\n'), now.split('\n')];
        let last = -1;
        sameLines(textOf(before), textOf(now)).forEach((j, i) => {
          if (j < 0) return;
          assert.ok(j > last);
          assert.equal(fresh[j], old[i]);
          last = j;
        });
      }),
    );
  });
});

describe('carry', () => {
  const filler = ['b', 'c', 'd', 'e', 'f'].map(long).join('\n');
  carries(
    'what stands in lines that stayed, between lines that stayed',
    `A: Yes.\nB: «No.»\nA: «Why?»\n${filler}`,
    `New.\nA: Yes.\nB: «No.»\nA: «Why?»\n${filler}`,
  );
  carries(
    'nothing beside a line that changed',
    `${filler}\nA: Yes.\nB: «No.»\nA: Why?\nB: Because.\n${filler}`,
    `${filler}\nA: Yes, yes.\nB: No.\nA: Why?\nB: Because.\n${filler}`,
  );
  carries(
    'neither of two equal lines of which one is gone',
    `A: So?\nB: «Yes.»\nB: «Yes.»\n${filler}`,
    `A: So?\nB: Yes.\n${filler}`,
  );
  it('looks for the others where lines are new, and where they would be', () => {
    const rest = Array.from({ length: 60 }, (_, i) => `${i}: ${long('r')}`).join('\n');
    const before = `A: «Yes.»\n${rest}\n${filler}\nB: Good.\n${rest}`;
    const now = marked(before)
      .text.replace('A: Yes.', 'A: Yes, no.')
      .replace('B: Good.', 'B: Well.');
    const { parts } = carried(before, now);
    const places = [now.indexOf('Yes'), now.indexOf('Well')];
    assert.deepEqual(
      places.map((at) => parts.findIndex(({ start, end }) => start <= at && at < end)),
      [0, 1],
    );
    assert.ok(parts.reduce((sum, { start, end }) => sum + end - start, 0) < now.length / 3);
  });
});

describe('Following excerpts from one text to the next', () => {
  it('finds what stands once, though lines like it were taken out above', () => {
    const yes = 'A: Yes.';
    const old = [...Array.from({ length: 6 }, () => yes), 'A: Yes. 6', 'A: Yes. 7', yes, yes];
    const { found, after } = followed(old, old.toSpliced(5, 2));
    const seventh = found[7];
    assert.ok(seventh && seventh.state !== 'lost');
    assert.equal(words(after.text, seventh.span), 'A: Yes. 7');
  });
  it('asks to confirm what nothing but its own line speaks for', () => {
    const rest = ['c', 'd', 'e'].map(long);
    const [old, now] = [['B: Hm.', 'A: 好的。', 'B: Go on, please.'], ['A: 好的。']];
    const { found } = followed([...old, ...rest], ['B: What?', ...now, 'B: 谢谢。', ...rest]);
    assert.deepEqual(found[1], {
      state: 'moved',
      span: { start: 9, end: 15 },
      similarity: 1,
      because: 'place',
    });
    assert.equal(found[0]?.state, 'lost');
  });
  it('never takes other words along, and loses nothing that is findable', () => {
    let asked = 0;
    const line = fc.constantFrom('A: Yes.', 'B: Yes.', '', 'A: 好的。', long('x'), long('y'));
    const numbered = fc.array(fc.tuple(line, fc.boolean()), { minLength: 1, maxLength: 40 });
    const act = fc.record({
      at: fc.nat(60),
      gone: fc.nat(3),
      text: fc.array(line, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(numbered, fc.array(act, { maxLength: 5 }), (all, acts) => {
        const old = all.map(([words, isOwn], i) => (isOwn ? `${words} ${i}` : words));
        const now = [...old];
        for (const { at, gone, text } of acts) now.splice(at % (now.length + 1), gone, ...text);
        const { before, after, spans, selectors, found } = followed(old, now);
        carry(before, after, spans, spans).spans.forEach((span, i) => {
          const [from = { start: 0, end: 0 }] = [spans[i]];
          if (span) assert.equal(words(after.text, span), words(before.text, from));
        });
        const standsOnce = (line: string) =>
          [old, now].every((all) => all.filter((each) => each.includes(line)).length === 1);
        const everywhere = locateAll(after.text, after.lines, selectors);
        found.forEach((location, i) => {
          const [from = { start: 0, end: 0 }] = [spans[i]];
          const isFindable = everywhere[i]?.state === 'found';
          if (location.state === 'found')
            assert.equal(words(after.text, location.span), words(before.text, from));
          else if (isFindable && standsOnce(words(before.text, from)))
            assert.notEqual(location.state, 'lost');
          asked += Number(isFindable);
        });
      }),
      { numRuns: 1000 },
    );
    assert.ok(asked > 2000);
  });
});

/** Where every line of one text is in the next. */
function followed(old: readonly string[], now: readonly string[]) {
  const [before, after] = [textOf(old.join('\n')), textOf(now.join('\n'))];
  const spans = spansOfLines(before.text);
  const selectors = spans.map((span) => describeSpan(before.text, before.lines, span));
  const found = follow(before, after, selectors, spans, spans);
  return { before, after, spans, selectors, found };
}

function words(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function spansOfLines(text: string): Span[] {
  return [...text.matchAll(/[^\n]+/gu)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
  }));
}
