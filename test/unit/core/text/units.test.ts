import assert from 'node:assert/strict';
import fc from 'fast-check';
import { indexLines } from '../../../../src/core/text/lines';
import { readTurns, type TranscriptFormat } from '../../../../src/core/text/turns';
import { expand, sentenceAt, sentencesIn, wordAt } from '../../../../src/core/text/units';
import { mark, marked } from './marks';

function whole(text: string): { readonly start: number; readonly end: number } {
  return { start: 0, end: text.length };
}

/** The text holds its sentences in marks. */
function parts(...texts: readonly string[]): void {
  for (const expected of texts) {
    it(expected, () => {
      const { text } = marked(expected);
      assert.equal(mark(text, sentencesIn(text, whole(text))), expected);
    });
  }
}

describe('sentencesIn', () => {
  describe('in Chinese', () => {
    parts(
      '«她每周四来听我的课。»«我很感谢她！»«真的吗？»',
      '«他说：“好。”»«然后走了。»',
      '«「真的？」»«她問。»',
      '«真的吗？！»«不会吧……»«会的！！！»',
      '«我觉得……，不好说。»',
      '«第一点（很重要。）»«第二点』。»',
      '«我教3.5年。»«Python很难.»«真的»',
      '«没有句号»',
      '«一。» 　«二。»　',
      '«只是…一点停顿。»',
    );
  });
  describe('in English', () => {
    parts(
      '«We met Dr. Li at 3 p.m. on Monday.» «Then we left at 5 p.m.» «The end.»',
      '«Mr. and Mrs. J. R. Dewey, e.g. here, vs. Prof. Wu.» «So did I.» «Yes.»',
      '«No. 5 was 3.14 percent.» «No.» «We left.»',
      '«In the U.S. schools differ.» «I live in the U.S.» «We all do.»',
      '«“Are you sure?”» «“Yes!” he said.»',
      '«Really? he asked.» «(She left.)» «Then?»',
      '«I was... not sure.» «I left...» «Then I came.»',
      '«See example.com/a.html?b=c!d for more.» «OK»',
    );
  });
  describe('in both', () => {
    parts('«我们用 Zoom.» «她说 OK.» «好的。»«Fine.»', '«她说 “I know.”» «然后走了。»');
  });
  it('ends a sentence at the end of its line', () => {
    const expected = '«Kim: no stop»\n\n  «第二行»\n«Third. fourth»';
    const { text } = marked(expected);
    assert.equal(mark(text, sentencesIn(text, whole(text))), expected);
  });
  it('keeps within the span', () => {
    const text = 'One. Two. Three.';
    assert.equal(mark(text, sentencesIn(text, { start: 2, end: 12 })), 'On«e.» «Two.» «Th»ree.');
  });
  it('finds none in white space or nothing', () => {
    assert.deepEqual(
      [...sentencesIn(' \n　', { start: 0, end: 3 }), ...sentencesIn('', whole(''))],
      [],
    );
  });
  it('is linear in long lines', () => {
    for (const part of ['说', '.', '。', '. "', '"', '.A', 'a b ', '…', 'Dr. ', '?!”']) {
      const text = part.repeat(400_000 / part.length);
      assert.ok(sentencesIn(text, whole(text)).length > 0, part);
    }
  }).timeout(10_000);
});

describe('sentenceAt', () => {
  it('finds, at every offset, one of the sentences of the line', () => {
    const piece = fc.constantFrom(
      ...[
        '。',
        '.',
        '!',
        '？',
        '…',
        '”',
        '"',
        ')',
        ' ',
        '　',
        'A',
        'b',
        'Dr',
        'e.g.',
        'p.m.',
        '王',
        '3',
        '😀',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(40), (pieces, at) => {
        const text = pieces.join('');
        const found = sentenceAt(text, at, whole(text));
        const sentences = sentencesIn(text, whole(text));
        if (sentences.length === 0) assert.equal(found.start, found.end);
        else assert.ok(sentences.some((one) => one.start === found.start && one.end === found.end));
      }),
      { numRuns: 1000 },
    );
  });
  for (const [what, place, sentence] of [
    ['within', 'One. T|wo. Three.', 'Two.'],
    ['at its start', 'One. |Two. Three.', 'Two.'],
    ['right behind it', 'One. Two.| Three.', 'Two.'],
    ['at the end of the line', 'One. Two.|', 'Two.'],
    ['between two Chinese ones: the second', '一。|二。', '二。'],
    ['on its closing quote', '他说：“好。|”对。', '他说：“好。”'],
  ] as const) {
    it(what, () => {
      const offset = place.indexOf('|');
      const text = place.replace('|', '');
      const { start, end } = sentenceAt(text, offset, whole(text));
      assert.equal(text.slice(start, end), sentence);
    });
  }
});

const anyLine = fc
  .array(fc.oneof(fc.nat(0x10ffff), fc.integer({ min: 0x4e00, max: 0x9fff })), { maxLength: 500 })
  .map((codes) => String.fromCodePoint(...codes).replaceAll('\n', ' '));

describe('wordAt', () => {
  for (const [place, word] of [
    ['I tea|ch here', 'teach'],
    ['I |teach here', 'teach'],
    ['I teach| here', 'teach'],
    ['I teach|, here', 'teach'],
    ['I teach here|', 'here'],
    ['don’|t go', 'don’t'],
    ['我很感|谢她', '感谢'],
    ['我很|感谢她', '感谢'],
    ['她说|：好', '说'],
    ['a 😀| b', '😀'],
    ['𠮷|野', '野'],
    ['3.1|4 percent', '3.14'],
    ['|', ''],
  ] as const) {
    it(place, () => {
      const offset = place.indexOf('|');
      const text = place.replace('|', '');
      const { start, end } = wordAt(text, offset, whole(text));
      assert.equal(text.slice(start, end), word);
    });
  }
  it('reads only around the place in a line of 2 MB', () => {
    const text = '我们每天都在学校里说话'.repeat(180_000);
    const { start, end } = wordAt(text, 1_000_001, whole(text));
    assert.ok(start <= 1_000_001 && 1_000_001 < end && end - start < 10);
  });
  it('holds the place and cuts no pair, in any line', () => {
    fc.assert(
      fc.property(anyLine, fc.nat(1000), (text, at) => {
        const offset = Math.min(at, text.length);
        const { start, end } = wordAt(text, offset, whole(text));
        assert.ok(start <= offset && offset <= end);
        assert.ok(text.slice(start, end).isWellFormed() || !text.isWellFormed());
      }),
    );
  });
});

describe('expand', () => {
  /** The text of each rung, from a selection in marks. */
  function ladder(withMarks: string, format?: TranscriptFormat): readonly string[] {
    const { text, spans } = marked(withMarks);
    const lines = indexLines(text);
    const [span] = spans;
    assert.ok(span);
    const rungs = expand(text, lines, readTurns(text, lines, { format }), span);
    let held = span;
    for (const rung of rungs) {
      assert.ok(rung.start <= held.start && held.end <= rung.end, 'each holds the one before');
      assert.ok(rung.end - rung.start > held.end - held.start, 'each is larger');
      held = rung;
    }
    return rungs.map(({ start, end }) => text.slice(start, end));
  }

  it('climbs from a place to the whole text', () => {
    const text =
      '# Day 1\n\n## Talk\nP1: I know. I tea«»ch here.\n\nAnd there.\nI: Oh.\n\n## End\nBye.\n';
    assert.deepEqual(ladder(text), [
      'teach',
      'I teach here.',
      'I know. I teach here.',
      'I know. I teach here.\n\nAnd there.',
      'P1: I know. I teach here.\n\nAnd there.',
      '## Talk\nP1: I know. I teach here.\n\nAnd there.\nI: Oh.',
      '# Day 1\n\n## Talk\nP1: I know. I teach here.\n\nAnd there.\nI: Oh.\n\n## End\nBye.',
      marked(text).text,
    ]);
  });
  it('climbs in Chinese', () => {
    assert.deepEqual(ladder('问：为什么？\n答：我很感«»谢她。她来听课。'), [
      '感谢',
      '我很感谢她。',
      '我很感谢她。她来听课。',
      '答：我很感谢她。她来听课。',
      '问：为什么？\n答：我很感谢她。她来听课。',
    ]);
  });
  it('begins where the selection is too large for a word', () => {
    assert.deepEqual(ladder('One «two three. F»our five.\n\nSix.'), [
      'One two three. Four five.',
      'One two three. Four five.\n\nSix.',
    ]);
  });
  it('joins the turns that a selection spans', () => {
    assert.deepEqual(ladder('I: Why «so?\nP1: Be»cause. Yes.\nI: Oh.'), [
      'Why so?\nP1: Because.',
      'Why so?\nP1: Because. Yes.',
      'I: Why so?\nP1: Because. Yes.',
      'I: Why so?\nP1: Because. Yes.\nI: Oh.',
    ]);
  });
  it('climbs out of a label', () => {
    assert.deepEqual(ladder('Interviewer 1«»: Why?\nP1: So.').slice(-2), [
      'Interviewer 1: Why?',
      'Interviewer 1: Why?\nP1: So.',
    ]);
  });
  it('leaves the times of cues out until the turn', () => {
    const text = 'WEBVTT\n\n00:00.000 --> 00:01.000\n<v Kim>We g«»o.</v>\n';
    assert.deepEqual(ladder(text), ['go', 'We go.', '<v Kim>We go.', marked(text).text]);
  });
  it('ends at the whole text, and is empty there', () => {
    assert.deepEqual([ladder('«One.»'), ladder('«»')], [[], []]);
  });
});
