import assert from 'node:assert/strict';
import fc from 'fast-check';
import { carry } from '../../../../src/core/anchor/carry';
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
  it('never takes other words along, and leaves what is findable where it is looked for', () => {
    // Where nearly all lines are alike, one in some ten thousand is lost rather than guessed.
    let [asked, lost] = [0, 0];
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
        const [before, after] = [textOf(old.join('\n')), textOf(now.join('\n'))];
        const spans = spansOfLines(before.text);
        const { spans: carriedSpans, parts } = carry(before, after, spans, spans);
        carriedSpans.forEach((span, i) => {
          const [from = { start: 0, end: 0 }] = [spans[i]];
          if (span) assert.equal(words(after.text, span), words(before.text, from));
        });
        const selectors = spans.map((span) => describeSpan(before.text, before.lines, span));
        const found = locateAll(after.text, after.lines, selectors, carriedSpans, parts);
        const standOnce = (line: string) =>
          [old, now].every((all) => all.filter((each) => each.includes(line)).length === 1);
        const everywhere = locateAll(after.text, after.lines, selectors);
        found.forEach((location, i) => {
          const [from = { start: 0, end: 0 }] = [spans[i]];
          if (location.state === 'found')
            assert.equal(words(after.text, location.span), words(before.text, from));
          else if (everywhere[i]?.state === 'found' && standOnce(words(before.text, from)))
            lost += Number(location.state === 'lost');
          asked += Number(everywhere[i]?.state === 'found');
        });
      }),
      { numRuns: 1000 },
    );
    assert.ok(asked > 2000 && lost <= asked / 1000, `${lost} of ${asked} are lost`);
  });
});

function words(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function spansOfLines(text: string): Span[] {
  return [...text.matchAll(/[^\n]+/gu)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
  }));
}
