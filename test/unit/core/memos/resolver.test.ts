import assert from 'node:assert/strict';
import { readCodebook } from '../../../../src/core/codebook/read';
import { say } from '../../../../src/core/base/sentences';
import { memoIndex } from '../../../../src/core/memos/memoIndex';
import { linkProblems, nearestTo } from '../../../../src/core/memos/memoProblems';
import { readMemo } from '../../../../src/core/memos/memoText';
import { Resolver } from '../../../../src/core/memos/resolver';
import { keyOf, type Thing } from '../../../../src/core/memos/things';

const book = readCodebook(
  'codebook.yaml',
  `codes:
  mentoring:
    name: {en: Mentoring peers, zh: 带教}
    aliases: [coaching, 师徒]
  trust: Trust
  craft: Twin
  talk: Twin
`,
).value;

function around(memos: Readonly<Record<string, string>> = {}) {
  const read = Object.entries(memos).map(([path, text]) => readMemo(path, text).value);
  const all = new Map(read.map((memo) => [memo.path, memo]));
  const resolver = new Resolver({
    book,
    cases: new Map([
      ['L04', '赵老师'],
      ['trust', 'Ms Trust'],
    ]),
    sources: ['transcripts/L04-r1.txt', 'notes/day 1.md'],
    memos: all,
    hasCoding: (id) => id === '0193-abc',
  });
  return { resolver, all };
}

function to(target: string): string {
  const found = around({ 'memos/Silence.md': '# On silence' }).resolver.find(target);
  if (found.state === 'several') return found.things.map(keyOf).join(' or ');
  return found.state === 'none' ? 'none' : `${keyOf(found.thing)} by ${found.by}`;
}

describe('A link', () => {
  const leads = (target: string, where: string) =>
    it(`${target} leads to ${where}`, () => assert.equal(to(target), where));

  leads('mentoring', 'code:mentoring by id');
  leads('code:mentoring', 'code:mentoring by id');
  leads('mentoring peers', 'code:mentoring by name');
  leads('Ｍentoring  Peers', 'code:mentoring by name');
  leads('带教', 'code:mentoring by name');
  leads('师徒', 'code:mentoring by name');
  leads('MENTORING', 'code:mentoring by name');
  leads('L04', 'case:L04 by id');
  leads('赵老师', 'case:L04 by name');
  leads('trust', 'code:trust by id');
  leads('case:trust', 'case:trust by id');
  leads('transcripts/L04-r1.txt', 'source:transcripts/L04-r1.txt by id');
  leads('L04-r1.txt', 'source:transcripts/L04-r1.txt by name');
  leads('day 1', 'source:notes/day 1.md by name');
  leads('source:transcripts/L04-r1.txt#1:2-3:4', 'source:transcripts/L04-r1.txt by id');
  leads('On silence', 'memo:memos/Silence.md by name');
  leads('silence', 'memo:memos/Silence.md by name');
  leads('memos/Silence.md', 'memo:memos/Silence.md by id');
  leads('memos/Silence', 'memo:memos/Silence.md by name');
  leads('0193-abc', 'coding:0193-abc by id');
  leads('coding:0193-abc', 'coding:0193-abc by id');
  leads('coding:mentoring', 'none');
  leads('twin', 'code:craft or code:talk');
  leads('nothing', 'none');
});

describe('Memos by what they say', () => {
  const { resolver, all } = around({
    'memos/b.md': '---\nabout: [code:mentoring, 带教, L04]\n---\nSee [[trust]] and [[a]].',
    'memos/a.md': '---\nabout: mentoring\n---\n[[mentoring|her]] [[trust]] [[Trust]]',
  });
  const index = memoIndex(all.values(), resolver);
  const about = (thing: Thing) => index.about(thing).map(({ path }) => path);
  const linking = (thing: Thing) =>
    index.linksTo(thing).map(({ memo, link }) => `${memo.path} ${link.target}`);

  it('are found by what they are about, each once', () => {
    assert.deepEqual(about({ kind: 'code', id: 'mentoring' }), ['memos/a.md', 'memos/b.md']);
    assert.deepEqual(about({ kind: 'case', id: 'L04' }), ['memos/b.md']);
    assert.deepEqual(about({ kind: 'code', id: 'trust' }), []);
  });
  it('are found by what they link to', () => {
    assert.deepEqual(linking({ kind: 'code', id: 'trust' }), [
      'memos/a.md trust',
      'memos/a.md Trust',
      'memos/b.md trust',
    ]);
    assert.deepEqual(linking({ kind: 'memo', id: 'memos/a.md' }), ['memos/b.md a']);
    assert.deepEqual(linking({ kind: 'code', id: 'mentoring' }), ['memos/a.md mentoring']);
  });
});

describe('A link that is broken', () => {
  function told(text: string): string[] {
    const { resolver, all } = around({ 'memos/x.md': text });
    return [...all.values()].flatMap((memo) =>
      linkProblems(memo, resolver).map(
        ({ kind, file, range, sentence }) =>
          `${file}:${range[0]}:${range[1]}-${range[3]} ${kind} ${say(sentence)}`,
      ),
    );
  }
  it('is told at its place, with what is probably meant', () => {
    assert.deepEqual(told('---\nabout: mentorng\n---\n𠮷 [[trsut]] [[mentoring]] [[project]]'), [
      'memos/x.md:2:8-16 unknown-link There is nothing here called “mentorng”. Is “mentoring” meant?',
      'memos/x.md:4:5-10 unknown-link There is nothing here called “trsut”. Is “trust” meant?',
      'memos/x.md:4:29-36 unknown-link This link leads nowhere: no code, case, source, coding or memo is called “project”. Correct it, or take the brackets away.',
    ]);
  });
  it('is one too where several things are called so', () => {
    assert.deepEqual(told('[[Twin]]'), [
      'memos/x.md:1:3-7 ambiguous-link Several things are called “Twin”. Write the id or the path of the one that is meant.',
    ]);
  });
  it('is none where all is well, nor is what the whole project is about', () => {
    assert.deepEqual(told('---\nabout: [project, code:trust]\n---\n[[L04]] [[x]]'), []);
  });
  it('keeps its kind in what is meant', () => {
    const { resolver } = around();
    const near = (target: string) => nearestTo(target, resolver);
    assert.equal(near('case:L05'), 'case:L04');
    assert.equal(near('Mentoring pears'), 'Mentoring peers');
    assert.equal(near('whatever this is'), undefined);
  });
});
