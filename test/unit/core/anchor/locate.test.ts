import assert from 'node:assert/strict';
import fc from 'fast-check';
import { candidates } from '../../../../src/core/anchor/candidates';
import { locate } from '../../../../src/core/anchor/locate';
import type { Location } from '../../../../src/core/anchor/location';
import { describe as describeSpan } from '../../../../src/core/anchor/selector';
import { indexLines } from '../../../../src/core/text/lines';
import { mark, markedOnce } from '../../../support/marked';

/** Where the excerpt of one text is in another. */
function locatedIn(before: string, text: string): Location {
  const { text: then, span } = markedOnce(before);
  return locate(text, indexLines(text), describeSpan(then, indexLines(then), span));
}

function shown(text: string, location: Location): string {
  return location.state === 'lost' ? 'lost' : mark(text, [location.span]);
}

function expectIn(state: Location['state'], what: string, before: string, after: string): void {
  it(what, () => {
    const { text } = state === 'lost' ? { text: after } : markedOnce(after);
    const location = locatedIn(before, text);
    assert.equal(shown(text, location), state === 'lost' ? 'lost' : after);
    assert.equal(location.state, state);
  });
}

/** Nobody needs to look. */
function follows(what: string, before: string, after: string): void {
  expectIn('found', what, before, after);
}

/** Somebody has to confirm. */
function suggests(what: string, before: string, after: string): void {
  expectIn('moved', what, before, after);
}

function loses(what: string, before: string, after: string): void {
  expectIn('lost', what, before, after);
}

describe('locate', () => {
  describe('in English', () => {
    follows('nothing changed', 'We «could not pay».', 'We «could not pay».');
    follows('words added before', 'We «could not pay».', 'Then we «could not pay».');
    follows('words added after', 'We «could not pay».', 'We «could not pay» them.');
    follows('a line added above', 'We «could not pay».', 'Intro.\nWe «could not pay».');
    follows(
      'moved to the end of a text of a few lines',
      'We «could not pay them at all». So it is.',
      'So it is. We «could not pay them at all».',
    );
    follows(
      'one word, known by what is around it',
      'I know. «Yes», she did.',
      'Well, I know. «Yes», she did.',
    );
    follows(
      'one word of three, known by what is around it',
      'Yes. No. «Yes», she did. Yes.',
      'Oh. Yes. No. «Yes», she did. Yes.',
    );
    suggests('a slip mended inside', 'We «culd not pay».', 'We «could not pay».');
    suggests('a word added inside', 'We «could not pay them».', 'We «could not yet pay them».');
    suggests('a word left out', 'We «could really not pay them».', 'We «could not pay them».');
    suggests(
      'other quotation marks',
      'She said «"that is how it goes"» to me.',
      'She said «“that is how it goes”» to me.',
    );
    loses('the same short word elsewhere, once', 'I know. «Yes» indeed.', 'Certainly Yes or no?');
    loses(
      'two equal sentences, neither where it was',
      'A «We could pay.» B',
      'C C We could pay. D We could pay.',
    );
    loses('the sentence was cut', 'We «could not pay».', 'We stayed at home.');
    loses('a short word was cut', 'He said «no» twice.', 'He said twice.');
    loses('everything was cut', 'We «could not pay».', '');
  });

  describe('in Chinese', () => {
    follows('nothing changed', '她«每周四来听我的课»。', '她«每周四来听我的课»。');
    follows('words added before', '她«每周四来听我的课»。', '后来她«每周四来听我的课»。');
    const around = (words: string) =>
      `访谈者：您现在手上，除了自己的课，还有哪些事？\n王老师：我先讲我自己的课。${words}\n访谈者：为什么不行？\n王老师：我不上课，我拿什么去跟人家讲课？你坐在讲台下面讲课堂，讲两年就空了。\n访谈者：其他的“帽子”是指？\n王老师：特级是一顶，工作室主持人是一顶。\n`;
    suggests(
      'words put in before the mark that closes them',
      around('«我还教一个班，初三。校长讲你可以不上了，我说不行。»'),
      around('«我还在教一个班，初三的。校长讲你可以不上课了，我说不行的。»'),
    );
    suggests(
      'words put in after the mark that opens them',
      around('他说«“我还教一个班，初三。校长讲你可以不上了，我说不行。”»'),
      around('他说«“反正我还教一个班，初三的。校长讲你可以不上课了，我说不行的。”»'),
    );
    follows(
      'a line added above',
      '问：怎么样？\n答：«我很感谢她»。',
      '访谈一\n问：怎么样？\n答：«我很感谢她»。',
    );
    follows(
      'behind rare characters and emoji',
      '𠮷田👩‍🏫说：«我们没有钱请代课老师»。',
      '好。𠮷田👩‍🏫说：«我们没有钱请代课老师»。',
    );
    suggests('a character mended', '她«每周四来听我得课»。', '她«每周四来听我的课»。');
    suggests('a character mended in a short excerpt', '我«很感射她»。', '我«很感谢她»。');
    suggests(
      'punctuation of the other width',
      '她说«好的,我们一起备课.»',
      '她说«好的，我们一起备课。»',
    );
    loses('the sentence was cut', '她«每周四来听我的课»。', '后来我们一起备课。');
    loses('a word of two characters was cut', '我很«感谢»她。', '我很喜欢她。');
  });

  describe('long excerpts', () => {
    const long = Array.from({ length: 90 }, (_, i) => `Sentence number ${i} of it.`).join(' ');
    follows('a line added above', `A «${long}» B`, `New.\nA «${long}» B`);
    suggests(
      'one word changed inside',
      `A «${long}» B`,
      `A «${long.replace('number 40', 'no. 40')}» B`,
    );
    loses('all of it was cut', `A «${long}» B`, 'A B');
  });

  it('widens what it suggests to whole characters', () => {
    const location = locatedIn('A «we could not pay 𠮷» B', 'A we could not pay 𠮶 B');
    assert.equal(shown('A we could not pay 𠮶 B', location), 'A «we could not pay 𠮶» B');
  });
  it('says how alike what it suggests is', () => {
    const location = locatedIn('We «culd not pay».', 'We could not pay.');
    assert.equal(location.state === 'moved' && location.similarity, 1 - 1 / 10);
  });
  it('follows an excerpt through any text put before and after it', () => {
    const word = fc.constantFrom('We ', 'could ', 'pay. ', '我们', '𠮷', '\n');
    const words = fc.array(word, { maxLength: 12 }).map((all) => all.join(''));
    fc.assert(
      fc.property(words, words, words, words, (before, after, more, evenMore) => {
        const quote = 'a sentence of its own';
        const located = locatedIn(
          `${before}«${quote}»${after}`,
          more + before + quote + after + evenMore,
        );
        assert.deepEqual(located, {
          state: 'found',
          span: {
            start: more.length + before.length,
            end: more.length + before.length + quote.length,
          },
        });
      }),
    );
  });
});

describe('candidates', () => {
  /** What else may be meant, best first, each with why. */
  function offered(before: string, text: string, most?: number): string[] {
    const { text: then, span } = markedOnce(before);
    const selector = describeSpan(then, indexLines(then), span);
    return candidates(text, indexLines(text), selector, most).map(
      (each) => `${mark(text, [each.span])} ${each.because}`,
    );
  }

  it('are the places of the very words, the best context first, then those much like it', () => {
    assert.deepEqual(
      offered('We «could not pay» them.', 'I could not pay. We could not pay. He culd not pay.'),
      [
        'I could not pay. We «could not pay». He culd not pay. place',
        'I «could not pay». We could not pay. He culd not pay. place',
        'I could not pay. We could not pay. He «culd not pay». words',
      ],
    );
  });
  it('are as many as asked for', () => {
    assert.deepEqual(offered('A «yes» B', 'yes yes A yes B', 1), ['yes yes A «yes» B place']);
  });
  it('are none where nothing is like it', () => {
    assert.deepEqual(offered('A «yes» B', 'no'), []);
  });
});

describe('a selector', () => {
  it('has a range in code points, and up to 32 of them on each side', () => {
    const around = '𠮷'.repeat(40);
    const { text, span } = markedOnce(`${around}\n${around}«好»${around}`);
    assert.deepEqual(describeSpan(text, indexLines(text), span), {
      range: [2, 41, 2, 42],
      quote: '好',
      before: '𠮷'.repeat(32),
      after: '𠮷'.repeat(32),
    });
  });
});
