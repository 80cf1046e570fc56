import assert from 'node:assert/strict';
import fc from 'fast-check';
import { say } from '../../../../src/core/base/sentences';
import { linksOf, withTargets } from '../../../../src/core/memos/links';
import { firstLine, isMemo, isMemoFile, type MemoFile } from '../../../../src/core/memos/memoFile';
import { readMemo, writeMemo } from '../../../../src/core/memos/memoText';
import { memoPath } from '../../../../src/core/memos/newMemo';
import { passageName, passageOf } from '../../../../src/core/memos/passage';

/** What a memo says, without places. */
function read(content: string, path = 'memos/x.md'): MemoFile {
  const { title, about, coder, created, text } = readMemo(path, content).value;
  return { title, about, coder, created, text };
}

/** Titles, topics and links of a memo, cut out of it at their places. */
function placed(content: string): (string | undefined)[] {
  const { source, titleSpan, topics, links } = readMemo('memos/x.md', content).value;
  return [titleSpan, ...topics.map(({ span }) => span), ...links.map(({ span }) => span)].map(
    (span) => span && source.slice(span.start, span.end),
  );
}

describe('A memo file', () => {
  it('reads as it was written', () => {
    const memo = {
      title: 'On: “time”',
      about: ['code:a', 'source:x.txt#1:2-3:4'],
      coder: 'Ana B',
      created: '2026-01-02T03:04:05Z',
      text: 'One.\n\n---\nTwo.',
    };
    assert.deepEqual(read(writeMemo(memo)), memo);
  });
  it('reads as it was written, whatever its title', () => {
    const title = fc
      .string({ minLength: 1 })
      .map((text) => text.replace(/\s+/g, ' ').trim() || 'x');
    fc.assert(
      fc.property(title, fc.array(title, { maxLength: 3 }), (name, codes) => {
        const about = codes.map((code) => `code:${code}`);
        const memo = { title: name, about, coder: '', created: '', text: 'Text.' };
        const { problems } = readMemo('memos/x.md', writeMemo(memo));
        assert.deepEqual([problems, read(writeMemo(memo))], [[], memo]);
      }),
    );
  });
  it('may be any Markdown, then called as its file', () => {
    assert.deepEqual(read('Words.\r\n', 'memos/On time.md'), {
      title: 'On time',
      about: [],
      coder: '',
      created: '',
      text: 'Words.',
    });
  });
  it('is called by its first heading where the front matter names it not', () => {
    const text =
      '---\nabout: case:L04\nby: lin-yue\ndate: 2026-09-30\n---\n\n# L04：一个 #\n\n他。';
    assert.deepEqual(read(text), {
      title: 'L04：一个',
      about: ['case:L04'],
      coder: 'lin-yue',
      created: '2026-09-30',
      text: '# L04：一个 #\n\n他。',
    });
    assert.equal(read('Words.\n\n# Later\n').title, 'x');
  });
  it('is about one thing or several, also as other programs write it', () => {
    assert.deepEqual(read('---\nabout: mentoring\n---\n').about, ['mentoring']);
    assert.deepEqual(read('---\nabout: [a, "b c"]\n---\n').about, ['a', 'b c']);
    assert.deepEqual(read('---\nabout:\n  - "[[a|A]]"\n  - [[b]]\n---\n').about, ['a', 'b']);
    assert.deepEqual(read('---\nabout:\n---\n').about, []);
  });
  it('knows where its title, what it is about and its links stand', () => {
    const text =
      '\ufeff---\r\ntitle: \'T t\'\r\nabout: ["code:a", "[[b]]"]\r\n---\r\nSee [[ c |see]].\r\n';
    assert.deepEqual(placed(text), ['T t', 'code:a', 'b', 'c']);
    assert.deepEqual(placed('# A 题 #\n𠮷 [[d]]'), ['A 题', 'd']);
    assert.deepEqual(placed('No title'), [undefined]);
  });
  it('tells front matter that is not closed, and what is wrong in it', () => {
    const told = (content: string) =>
      readMemo('memos/x.md', content).problems.map(
        ({ kind, file, range }) => `${file}:${range[0]} ${kind}`,
      );
    assert.deepEqual(told('---\nabout: code:a\n\nText.'), ['memos/x.md:1 open-front-matter']);
    assert.deepEqual(told('---\n\nA rule above prose, as in: this.\n'), []);
    assert.deepEqual(told('---\nabout: "a\n---\nText.').length > 0, true);
    const [problem] = readMemo('memos/x.md', '---\nabout: a\n').problems;
    assert.match(problem ? say(problem.sentence) : '', /not closed/);
  });
  it('has a first line beside its title', () => {
    const first = (text: string) => firstLine({ ...read(text) });
    assert.equal(first('# T\n\n\n- **Bounds.** See [[a|A]] and [[b]].'), 'Bounds. See A and b.');
    assert.equal(first('---\ntitle: T\n---\n# T\n\n| | a |\n| --- | --- |\n| b | c |'), 'a');
    assert.equal(first('# T'), '');
  });
  it('stands below memos, and propositions are read too', () => {
    const paths = ['memos/a.md', 'memos/b/c.MD', 'propositions/a.md', 'a.md', 'memos/a.txt'];
    assert.deepEqual(paths.map(isMemoFile), [true, true, true, false, false]);
    assert.deepEqual(paths.map(isMemo), [true, true, false, false, false]);
  });
  it('names a passage', () => {
    assert.deepEqual(passageOf(passageName('a b#c.txt', [1, 2, 3, 4])), {
      path: 'a b#c.txt',
      range: [1, 2, 3, 4],
    });
    assert.equal(passageOf('source:a.txt'), undefined);
  });
  it('gets a name of its own, of which every system makes a file', () => {
    assert.equal(memoPath('On: time?', []), 'memos/On_ time_.md');
    assert.equal(memoPath('信任', ['memos/信任.md', 'memos/信任-2.md']), 'memos/信任-3.md');
    assert.equal(memoPath('Trust', ['memos/trust.md']), 'memos/Trust-2.md');
    assert.equal(memoPath('', []), 'memos/memo.md');
    assert.equal(memoPath('b', ['memos/x/a.md'], 'memos/x/a.md'), 'memos/x/b.md');
    assert.equal(memoPath('A', ['memos/a.md'], 'memos/a.md'), 'memos/A.md');
  });
});

describe('Links', () => {
  const targets = (text: string) => linksOf(text).map(({ target }) => target);

  it('stand in double brackets, with words or a heading behind them', () => {
    assert.deepEqual(targets('[[a]] [[ b b | words ]] [[c#Part]] [d] [[]] [[e'), ['a', 'b b', 'c']);
  });
  it('are no links where code is shown', () => {
    assert.deepEqual(targets('`[[a]]` [[b]]\n```\n[[c]]\n```\n[[d]]\n~~~\n[[e]]'), ['b', 'd']);
  });
  it('get other targets, the words behind them stay', () => {
    const to = (text: string) =>
      withTargets(text, ({ target }) => (target === 'a' ? 'z' : undefined));
    assert.equal(
      to('[[a]], [[a|her]], [[b]], [[ a ]], `[[a]]`'),
      '[[z]], [[z|her]], [[b]], [[ z ]], `[[a]]`',
    );
    assert.equal(to('[[b]]'), undefined);
  });
});
