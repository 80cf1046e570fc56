import assert from 'node:assert/strict';
import { applyCodes } from '../../../src/core/project/operations';
import { rangeOf } from '../../../src/core/text/lines';
import { encodeAs } from './charsetBytes';
import { codingFile, inProject, line, lineOf, refusal } from './hostileProject';

const talk =
  '访谈者：你们怎么合作？\n林老师：她每周四来听我的课，课后我们一起讨论。\n林老师：我们学校的老师都说这样很好，这是一个过程。\n';
const quote = '课后我们一起讨论';
const coding = lineOf('one', talk, quote);
const emoji = talk.replace('很好', '很好😀👍');
const behindEmoji = coding + lineOf('two', emoji, '，这是一个');
const traditional =
  '訪談者：你們怎麼合作？\n林老師：她每週四來聽我的課，課後我們一起討論。\n林老師：我們學校的老師都說這樣很好。\n';

const marked =
  (...bytes: number[]) =>
  (rest: Buffer) =>
    Buffer.concat([Buffer.of(...bytes), rest]);
const utf8Mark = marked(0xef, 0xbb, 0xbf);
const leMark = marked(0xff, 0xfe);
const beMark = marked(0xfe, 0xff);

/** With both line ends: the text is read, each coding is where its range says, and one is added. */
function finds(
  what: string,
  encode: (text: string) => Buffer,
  text = talk,
  codings = coding,
  problems: readonly string[] = [],
): void {
  for (const ends of ['LF', 'CRLF'])
    it(`${what}, ${ends}`, () => {
      const bytes = encode(ends === 'LF' ? text : text.replaceAll('\n', '\r\n'));
      return inProject({ 't.txt': bytes, [codingFile('t.txt')]: codings }, async (here) => {
        assert.deepEqual(here.problems(), problems);
        const source = await here.located('t.txt');
        assert.equal(source.text, text);
        for (const { record, location } of source.codings) {
          assert.ok(location.state === 'found');
          const { start, end } = location.span;
          assert.equal(source.text.slice(start, end), record.quote);
          assert.deepEqual(rangeOf(source.lines, source.text, location.span), record.range);
        }
        const words = text.slice(text.indexOf('老'), text.indexOf('老') + 2);
        const [id = ''] = await here.code('t.txt', words);
        assert.equal((await here.excerpts('t.txt'))[id], words);
      });
    });
}

describe('transcripts in every encoding keep their codings', () => {
  finds('UTF-8', (text) => Buffer.from(text));
  finds('UTF-8 with a mark', (text) => utf8Mark(Buffer.from(text)));
  finds('UTF-16 LE with a mark', (text) => leMark(encodeAs('utf-16le', text)));
  finds('UTF-16 BE with a mark', (text) => beMark(encodeAs('utf-16be', text)));
  const isGuess = ['uncertain-encoding t.txt:1:1'];
  finds('UTF-16 LE', (text) => encodeAs('utf-16le', text), talk, coding, isGuess);
  finds('UTF-16 BE', (text) => encodeAs('utf-16be', text), talk, coding, isGuess);
  finds('GB18030', (text) => encodeAs('gb18030', text));
  finds(
    'Big5',
    (text) => encodeAs('big5', text),
    traditional,
    lineOf('one', traditional, '課後我們一起討論'),
  );
  for (const [what, encode] of [
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-16 LE with a mark', (text: string) => leMark(encodeAs('utf-16le', text))],
    ['GB18030', (text: string) => encodeAs('gb18030', text)],
  ] as const)
    finds(`${what}, behind emoji`, encode, emoji, behindEmoji);
});

describe('line ends', () => {
  const lf = 'Lin: One.\nLin: Two.\n\nLin: Three.\n';
  for (const [what, text] of [
    ['mixed', 'Lin: One.\r\nLin: Two.\r\nLin: Three.\n'.replace('Two.\r\n', 'Two.\n\r\n')],
    ['of old Macs', lf.replaceAll('\n', '\r')],
    ['mixed with lone CR', 'Lin: One.\rLin: Two.\n\rLin: Three.\r\n'],
  ] as const)
    it(`${what} count as one each`, () =>
      inProject(
        { 't.txt': text, [codingFile('t.txt')]: line('x', [2, 6, 4, 12], 'Two.\n\nLin: Three') },
        async (here) => {
          assert.deepEqual(here.problems(), []);
          assert.deepEqual(await here.excerpts('t.txt'), { x: 'Two.\n\nLin: Three' });
          await here.code('t.txt', 'Three');
        },
      ));
});

describe('what is no text', () => {
  const png = Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex'),
    Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)),
  ]);
  const codings =
    line('x', [1, 1, 1, 5], 'some words that never stood there') + line('y', [1, 2, 1, 4], 'PN');

  it('is told, still a source, and no garbage can be coded', () =>
    inProject({ 'scan.txt': png, [codingFile('scan.txt')]: codings }, async (here) => {
      assert.ok(here.problems().includes('binary-source scan.txt:1:1'));
      assert.match(here.says('binary-source'), /is no text.*Save it as a text file/);
      assert.ok(here.project.sources.has('scan.txt'));
      assert.deepEqual(await here.excerpts('scan.txt'), { x: 'lost', y: 'lost' });
      const source = await here.located('scan.txt');
      const spans = [{ start: 0, end: 20 }];
      const act = applyCodes(here.project, { source, spans, codes: ['a'], coder: 'ana' });
      assert.match(await refusal(act), /no words to code/);
    }));
  it('is told also where nothing is coded', () =>
    inProject(
      { 'scan.txt': png, 'zip.md': Buffer.from('504b0304140000000800000021ff00ff00ff', 'hex') },
      (here) => {
        assert.deepEqual(here.problems(), [
          'binary-source scan.txt:1:1',
          'binary-source zip.md:1:1',
        ]);
      },
    ));
  it('is told no more once it is a text again', () =>
    inProject({ 'scan.txt': png }, async (here) => {
      here.put('scan.txt', 'Lin: Words.\n');
      await here.project.refresh(['scan.txt']);
      assert.deepEqual(here.problems(), []);
      await here.code('scan.txt', 'Words');
    }));
  for (const name of ['cases.csv', 'sources.csv', 'codebook.yaml', 'project.yaml'])
    it(`as ${name} is told`, () =>
      inProject({ [name]: png, 't.txt': 'Lin: Words.\n' }, (here) => {
        assert.match(here.says('binary-file'), /is no text/);
        assert.ok(here.problems().length < 10, here.problems().join('\n'));
      }));
});

describe('a few bad characters', () => {
  it('NUL in a transcript is told with its place, and codings are found', () =>
    inProject(
      {
        't.txt': 'Lin: We\0 plan.\nLin: We pay.\n',
        [codingFile('t.txt')]: line('x', [2, 6, 2, 12], 'We pay'),
      },
      async (here) => {
        assert.deepEqual(here.problems(), ['null-character t.txt:1:8']);
        assert.match(here.says('null-character'), /Delete it/);
        assert.deepEqual(await here.excerpts('t.txt'), { x: 'We pay' });
        const [id = ''] = await here.code('t.txt', 'We\0 plan');
        assert.equal((await here.excerpts('t.txt'))[id], 'We\0 plan');
      },
    ));
  it('NUL in a Chinese transcript', () =>
    inProject({ 't.txt': `${talk}\0\0\0`, [codingFile('t.txt')]: coding }, async (here) => {
      assert.deepEqual(here.problems(), ['null-character t.txt:4:1']);
      assert.deepEqual(await here.excerpts('t.txt'), { one: quote });
    }));
  it('lone surrogates in UTF-16 cost one character, and the rest is found', () => {
    const bytes = leMark(
      Buffer.concat([
        Buffer.of(0x00, 0xd8),
        encodeAs('utf-16le', `\n${talk.split('\n').slice(1).join('\n')}`),
      ]),
    );
    return inProject({ 't.txt': bytes, [codingFile('t.txt')]: coding }, async (here) => {
      assert.deepEqual(here.problems(), ['uncertain-encoding t.txt:1:1']);
      assert.deepEqual(await here.excerpts('t.txt'), { one: quote });
    });
  });
  it('a UTF-8 text cut within a character', () =>
    inProject(
      { 't.txt': Buffer.from(talk).subarray(0, -3), [codingFile('t.txt')]: coding },
      async (here) => {
        assert.deepEqual(here.problems(), ['uncertain-encoding t.txt:3:25']);
        assert.deepEqual(await here.excerpts('t.txt'), { one: quote });
      },
    ));
  it('an encoding that can only be guessed is told', () =>
    inProject({ 't.txt': encodeAs('gb18030', '磬竹') }, (here) => {
      assert.deepEqual(here.problems().length, 1);
      assert.match(here.says('uncertain-encoding'), /Save it as UTF-8/);
    }));
});
