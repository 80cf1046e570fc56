import assert from 'node:assert/strict';
import { type EndMove, moveEnd } from '../../../../src/core/text/ends';
import { type Direction, grown, step } from '../../../../src/core/text/steps';
import { readTurns } from '../../../../src/core/text/turns';
import type { Unit } from '../../../../src/core/text/unitWalk';
import { mark, markedOnce } from '../../../support/marked';

/** Known by name, so that one turn each is enough to see that they speak. */
const interviewers = ['王', '李', 'Kim', 'Lin'];
const turnsOf = (text: string) => readTurns(text, undefined, { interviewers });
const forward: Direction = 1;
const back: Direction = -1;

/** From the first marked text to the second by one step. */
function steps(unit: Unit, direction: Direction, from: string, to: string | undefined): void {
  it(`${from}  →  ${to ?? 'nowhere'}`, () => {
    const { text, span } = markedOnce(from);
    const found = step(text, turnsOf(text), unit, span, direction);
    assert.equal(found && mark(text, [found]), to);
  });
}

describe('A step', () => {
  describe('to the next sentence', () => {
    steps('sentence', forward, '王：«他来了。»我走了。', '王：他来了。«我走了。»');
    steps('sentence', forward, '王：他«来了»。我走了。', '王：他来了。«我走了。»');
    steps('sentence', forward, 'Kim: «One.» Two. Three.', 'Kim: One. «Two.» Three.');
    steps('sentence', forward, '王：«一。»\n李：二。', '王：一。\n李：«二。»');
    steps('sentence', forward, '王：一。\n李：«二。»', undefined);
  });
  describe('to the sentence at a bare cursor', () => {
    steps('sentence', forward, '王：他«»来了。我走了。', '王：«他来了。»我走了。');
    steps('sentence', forward, '«»王：他来了。\n李：好。', '王：«他来了。»\n李：好。');
    steps('sentence', back, 'Kim: One. T«»wo.', 'Kim: One. «Two.»');
    steps('sentence', forward, '王：他来了。«»我走了。', '王：他来了。«我走了。»');
    steps('sentence', forward, 'Kim: One.\n\n«»\n', 'Kim: «One.»\n\n\n');
    steps('sentence', forward, '«»', undefined);
  });
  describe('to the sentence before', () => {
    steps('sentence', back, '王：他来了。«我走了。»', '王：«他来了。»我走了。');
    steps('sentence', back, '王：一。二。\n李：«三。»', '王：一。«二。»\n李：三。');
    steps('sentence', back, 'Kim: One. Tw«o.»', 'Kim: «One.» Two.');
    steps('sentence', back, '王：«一。»\n李：二。', undefined);
  });
  describe('to the next turn or the one before', () => {
    steps('turn', forward, '王：一«。»二。\n李：三。', '王：一。二。\n李：«三。»');
    steps('turn', back, '王：一。二。\n李：«三。»', '王：«一。二。»\n李：三。');
    steps('turn', forward, 'One.«»\n\nTwo.\n\nThree.', '«One.»\n\nTwo.\n\nThree.');
    steps('turn', forward, '«One.»\n\nTwo.\n\nThree.', 'One.\n\n«Two.»\n\nThree.');
    steps(
      'turn',
      forward,
      'Kim: «Yes.»\nLin:\nKim: No.\nLin: So?',
      'Kim: Yes.\nLin:\nKim: «No.»\nLin: So?',
    );
  });
});

describe('A selection', () => {
  /** All the selections that follow each other; `|` marks the end that grows. */
  function grows(unit: Unit, directions: readonly Direction[], ...drawn: readonly string[]): void {
    it(drawn.join('  →  '), () => {
      const text = (drawn[0] ?? '').replace(/[|^]/g, '');
      let held: { anchor: number; active: number } | undefined = read(drawn[0] ?? '');
      const seen = directions.map((direction) => {
        held = held && grown(text, turnsOf(text), unit, held, direction);
        return held ? draw(text, held) : 'nowhere';
      });
      assert.deepEqual(seen, drawn.slice(1));
    });
  }
  function read(drawn: string): { anchor: number; active: number } {
    const active = drawn.replace('^', '').indexOf('|');
    const anchor = drawn.replace('|', '').indexOf('^');
    return { active, anchor: anchor < 0 ? active : anchor };
  }
  function draw(text: string, { anchor, active }: { anchor: number; active: number }): string {
    const marks = anchor < active ? [anchor, '^', active, '|'] : [active, '|', anchor, '^'];
    const [first, one, second, other] = marks as [number, string, number, string];
    return text.slice(0, first) + one + text.slice(first, second) + other + text.slice(second);
  }

  grows(
    'sentence',
    [1, 1, 1, 1],
    '王：一|天。两天。\n李：三天。',
    '王：^一天。|两天。\n李：三天。',
    '王：^一天。两天。|\n李：三天。',
    '王：^一天。两天。\n李：三天。|',
    'nowhere',
  );
  grows(
    'sentence',
    [1, -1, -1, 1, 1],
    'Kim: One. ^Two.| Three. Four.',
    'Kim: One. ^Two. Three.| Four.',
    'Kim: One. ^Two.| Three. Four.',
    'Kim: |One. Two.^ Three. Four.',
    'Kim: One. ^Two.| Three. Four.',
    'Kim: One. ^Two. Three.| Four.',
  );
  grows('sentence', [1], 'Kim: We ^could| pay. No.', 'Kim: We ^could pay.| No.');
  grows('sentence', [-1], 'Kim: We |could^ pay. No.', 'Kim: |We could^ pay. No.');
  grows(
    'turn',
    [1, 1],
    '王：一|天。\n李：好。',
    '王：^一天。|\n李：好。',
    '王：^一天。\n李：好。|',
  );
});

describe('The end of an excerpt', () => {
  function moves(move: EndMove, from: string, ...to: readonly (string | undefined)[]): void {
    it(`${move.end} ${move.way}s by ${move.by}: ${[from, ...to].join('  →  ')}`, () => {
      const { text, span: first } = markedOnce(from);
      let span: typeof first | undefined = first;
      const seen = to.map(() => {
        span = span && moveEnd(text, turnsOf(text), span, move);
        return span && mark(text, [span]);
      });
      assert.deepEqual(seen, to);
    });
  }
  const word = (end: 'start' | 'end', way: 'grow' | 'shrink') =>
    ({ end, way, by: 'word' }) as const;
  const sentence = (end: 'start' | 'end', way: 'grow' | 'shrink') =>
    ({ end, way, by: 'sentence' }) as const;

  moves(
    word('end', 'grow'),
    'Kim: We «could» not pay.\nLin: Why?',
    'Kim: We «could not» pay.\nLin: Why?',
    'Kim: We «could not pay».\nLin: Why?',
    'Kim: We «could not pay.»\nLin: Why?',
    'Kim: We «could not pay.\nLin: Why»?',
    'Kim: We «could not pay.\nLin: Why?»',
    undefined,
  );
  moves(
    word('end', 'shrink'),
    'Kim: We «could not pay.\nLin: Why?»',
    'Kim: We «could not pay.\nLin: Why»?',
    'Kim: We «could not pay.»\nLin: Why?',
    'Kim: We «could not pay».\nLin: Why?',
    'Kim: We «could not» pay.\nLin: Why?',
    'Kim: We «could» not pay.\nLin: Why?',
    undefined,
  );
  moves(
    word('start', 'grow'),
    'Kim: We could «not» pay.',
    'Kim: We «could not» pay.',
    'Kim: «We could not» pay.',
    undefined,
  );
  moves(
    word('start', 'shrink'),
    'Kim: «We could.\nLin: No.»',
    'Kim: We «could.\nLin: No.»',
    'Kim: We could«.\nLin: No.»',
    'Kim: We could.\nLin: «No.»',
  );
  moves(
    word('end', 'grow'),
    '王：«老师»来听我的课。',
    '王：«老师来听»我的课。',
    '王：«老师来听我的»课。',
  );
  moves(word('start', 'grow'), '王：老师来听我的«课»。', '王：老师来听«我的课»。');
  moves(word('end', 'shrink'), '王：«老师来听»我的课。', '王：«老师»来听我的课。', undefined);
  moves(
    sentence('end', 'grow'),
    '王：«他来»了。我走了。\n李：好。',
    '王：«他来了。»我走了。\n李：好。',
    '王：«他来了。我走了。»\n李：好。',
    '王：«他来了。我走了。\n李：好。»',
    undefined,
  );
  moves(
    sentence('end', 'shrink'),
    '王：«他来了。我走了。\n李：好。»',
    '王：«他来了。我走了。»\n李：好。',
    '王：«他来了。»我走了。\n李：好。',
    undefined,
  );
  moves(
    sentence('start', 'grow'),
    '王：他来了。我«走了。»',
    '王：他来了。«我走了。»',
    '王：«他来了。我走了。»',
    undefined,
  );
  moves(sentence('start', 'shrink'), '王：«他来了。我走了。»', '王：他来了。«我走了。»', undefined);
});
