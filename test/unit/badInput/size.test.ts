import assert from 'node:assert/strict';
import { countCodings } from '../../../src/core/analysis/matrix';
import { readRecord } from '../../../src/core/coding/coding';
import { codingFile, inProject, line, lineOf } from './hostileProject';

const file = codingFile('t.txt');
/** A guard against hanging, not a measure of speed. */
const patience = 60_000;

describe('empty files', () => {
  for (const [what, files, problems] of [
    ['a codebook', { 'codebook.yaml': '' }, ['no-codes codebook.yaml:1:1']],
    ['cases', { 'cases.csv': '' }, ['no-case-column cases.csv:1:1']],
    ['sources', { 'sources.csv': '' }, ['no-source-column sources.csv:1:1']],
    ['settings', { 'project.yaml': '' }, []],
    ['a coding file', { [file]: '' }, []],
    [
      'a transcript',
      { 't.txt': '', [file]: line('x', [1, 1, 1, 3], 'No') },
      [`lost-coding ${file}:1:1`],
    ],
    ['a Markdown source', { 'n.md': '' }, []],
    ['subtitles', { 'n.vtt': '', 'n.srt': '' }, []],
    [
      'a byte order mark alone',
      { 'codebook.yaml': '\ufeff', 'cases.csv': '\ufeff', 't.txt': '\ufeff', [file]: '\ufeff' },
      ['no-case-column cases.csv:1:1', 'no-codes codebook.yaml:1:1'],
    ],
    [
      'line ends alone',
      { 'cases.csv': '\n\n', 'sources.csv': '\r\n', 't.txt': '\n\n', [file]: '\n\r\n' },
      ['no-case-column cases.csv:1:1', 'no-source-column sources.csv:1:1'],
    ],
  ] as const)
    it(what, () =>
      inProject({ 't.txt': 'Lin: No.\n', ...files }, async (here) => {
        assert.deepEqual(here.problems(), problems);
        const source = await here.located('t.txt');
        assert.ok(source.transcript);
        if (source.text.includes('No') && here.project.book.codes.length)
          assert.equal((await here.code('t.txt', 'No')).length, 1);
      }),
    );

  it('an empty coding file that nothing was added to stays', () =>
    inProject({ 't.txt': 'Lin: No.\n', [file]: '' }, async (here) => {
      await here.project.editCodings(new Map([[file, [{ kind: 'remove', id: 'gone' }]]]));
    }));
});

describe('huge files', function () {
  this.timeout(patience);

  it('a transcript of 50 MB', () => {
    const turn =
      'Lin Yue: 我们一起备课，然后去听课。We plan lessons together and then we observe one another.\n';
    const text = turn.repeat(Math.ceil(50e6 / Buffer.byteLength(turn)));
    const middle = 'Lin Yue: 这里是唯一的一句话。\n';
    const at = turn.length * 200_000;
    const whole = text.slice(0, at) + middle + text.slice(at);
    const codings =
      line('there', [200_001, 10, 200_001, 19], '这里是唯一的一句话') +
      line('elsewhere', [5, 10, 5, 19], '这里是唯一的一句话') +
      line(
        'gone',
        [300_000, 10, 300_000, 60],
        'something that nobody ever said in any of these interviews',
      );
    return inProject({ 't.txt': whole, [file]: codings }, async (here) => {
      assert.deepEqual(here.problems(), [`lost-coding ${file}:3:1`]);
      assert.equal((await here.excerpts('t.txt'))['elsewhere'], '这里是唯一的一句话');
      await here.code('t.txt', '这里是唯一的一句话', ['b']);
    });
  });

  it('a coding file of 60 MB', () => {
    const text = 'Lin: We plan lessons.\n'.repeat(1000);
    const quote = `We plan lessons.\n${'Lin: We plan lessons.\n'.repeat(10)}`.trimEnd();
    const lines = Array.from({ length: 150_000 }, (_, i) =>
      line(`id-${i}`, [(i % 900) + 1, 6, (i % 900) + 11, 22], quote, { code: i % 2 ? 'a' : 'b' }),
    );
    const whole = lines.join('');
    assert.ok(whole.length > 50e6);
    return inProject({ 't.txt': text, [file]: whole }, async (here) => {
      assert.deepEqual(here.problems(), []);
      assert.equal(here.project.index.countOf('a'), 75_000);
      await here.code('t.txt', 'plan');
      assert.equal(here.project.index.total, 150_001);
    });
  });

  it('a coding file doubled by a bad merge: each second line is told', () => {
    const text = 'Lin: We plan lessons.\n'.repeat(1000);
    const lines = Array.from({ length: 20_000 }, (_, i) =>
      line(`id-${i}`, [(i % 900) + 1, 6, (i % 900) + 1, 13], 'We plan'),
    );
    return inProject({ 't.txt': text, [file]: lines.join('').repeat(2) }, (here) => {
      const problems = here.problems();
      assert.equal(problems.length, 20_000);
      assert.equal(problems[0], `repeated-id ${file}:20001:1`);
      assert.equal(here.project.index.total, 20_000);
    });
  });

  it('a coding file with a blank line after each, all of a code that is gone', () => {
    const lines = Array.from({ length: 50_000 }, (_, i) =>
      line(`id-${i}`, [1, 6, 1, 13], 'We plan', { code: 'gone' }),
    );
    return inProject({ 't.txt': 'Lin: We plan.\n', [file]: lines.join('\n') }, (here) => {
      const problems = here.problems();
      const unknown = problems.filter((problem) => problem.startsWith('unknown-code'));
      assert.equal(unknown.length, 50_000);
      assert.equal(unknown.at(-1), `unknown-code ${file}:99999:1`);
      // They are of the same words, too, which is told at the first two of them.
      assert.deepEqual(
        problems.filter((problem) => !problem.startsWith('unknown-code')).sort(),
        [1, 3].map((at) => `coding-twice ${file}:${at}:1`),
      );
    });
  });

  it('10,000 codes, each used', () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => `code-${i}`);
    const codes = `codes:\n${ids.map((id) => `  ${id}: Name of ${id}\n`).join('')}`;
    const codings = ids.map((code) => line(code, [1, 6, 1, 13], 'We plan', { code })).join('');
    return inProject(
      { 'codebook.yaml': codes, 't.txt': 'Lin: We plan.\n', [file]: codings },
      async (here) => {
        assert.deepEqual(here.problems(), []);
        const { rows } = await countCodings(here.project, { by: 'case', rollUp: true });
        assert.equal(rows.filter(({ total }) => total === 1).length, 10_000);
      },
    );
  });

  it('thousands of codings that are lost at once, when a transcript was replaced', () => {
    const old = Array.from(
      { length: 2000 },
      (_, i) => `Lin: Sentence ${i * 7919} of the old talk.\n`,
    );
    const codings = old.map((turn, i) => lineOf(`id-${i}`, turn, turn.slice(5, -1))).join('');
    const text = 'Wang: 完全不同的一段话，没有一句相同。\n'.repeat(3000);
    return inProject({ 't.txt': text, [file]: codings }, (here) => {
      assert.equal(here.problems().length, 2000);
    });
  });
});

describe('long lines', function () {
  this.timeout(patience);
  const words = '我们一起备课, we plan lessons together; ';
  const long = `Lin: ${words.repeat(2_000_000 / Buffer.byteLength(words))}`;

  for (const [what, text] of [
    ['a line of 2 MB', long],
    ['a line of 2 MB with emoji', long.replaceAll('课,', '课😀')],
    ['a line of 2 MB without any space', `Lin:${'这'.repeat(700_000)}`],
    ['a line of 2 MB of colons', `Lin${': a:'.repeat(500_000)}`],
    ['a line of 2 MB of brackets', `Lin: ${'['.repeat(1_000_000)}${'('.repeat(1_000_000)}`],
    ['a line of 2 MB of white space', `Lin: a${' \t'.repeat(1_000_000)}b`],
    ['a line of 2 MB of asterisks', `**${'*'.repeat(2_000_000)}`],
    ['a line of 2 MB of digits', `${'00:'.repeat(700_000)}`],
  ] as const)
    for (const name of ['t.txt', 't.md', 't.vtt', 't.srt'])
      it(`${what} in ${name}`, () => {
        const whole = `Wang: Hello.\n${text}\nWang: Bye.\n`;
        const units = [...text];
        const codings = Array.from({ length: 100 }, (_, i) => {
          const start = Math.floor((units.length * i) / 101);
          const quote = units.slice(start, start + 30).join('');
          return line(`id-${i}`, [2, start + 1, 2, start + 31], quote);
        });
        return inProject({ [name]: whole, [codingFile(name)]: codings.join('') }, async (here) => {
          assert.deepEqual(here.problems(), []);
          const source = await here.located(name);
          assert.equal(source.codings.length, 100);
          assert.ok(source.transcript.turns.length >= 0);
          await here.code(name, 'Bye');
        });
      });

  it('many codings on a line of 2 MB with emoji', () => {
    const units = [...long.replaceAll('课,', '课😀')];
    const codings = Array.from({ length: 3000 }, (_, i) => {
      const start = units.length - 100_000 + i * 30;
      return line(
        `id-${i}`,
        [1, start + 1, 1, start + 21],
        units.slice(start, start + 20).join(''),
      );
    });
    return inProject({ 't.txt': units.join(''), [file]: codings.join('') }, async (here) => {
      assert.deepEqual(here.problems(), []);
      const source = await here.located('t.txt');
      source.shift({ start: 0, end: 0, inserted: 0 });
      assert.deepEqual(source.changedSelectors().length, 3000); // their context is not as saved
    });
  });

  it('a quote of 2 MB, where it stands, elsewhere, changed, and gone', () => {
    const told = Array.from({ length: 90_000 }, (_, i) => `word ${(i * 7919) % 90_001} 词`).join(
      ' ',
    );
    const text = `Wang: Hello.\n${told}\nWang: Bye.\n`;
    const size = told.length;
    const codings = [
      line('there', [2, 1, 2, size + 1], told),
      line('elsewhere', [1, 1, 1, 5], told.slice(10)),
      line('changed', [2, 1, 2, size + 1], told.slice(0, 1000) + told.slice(1010)),
      line('gone', [2, 1, 2, size + 1], 'Nobody said this. '.repeat(120_000)),
    ];
    return inProject({ 't.txt': text, [file]: codings.join('') }, async (here) => {
      assert.deepEqual(here.problems(), [`moved-coding ${file}:3:1`, `lost-coding ${file}:4:1`]);
      assert.ok(here.says('lost-coding').length < 400);
      const excerpts = await here.excerpts('t.txt');
      assert.deepEqual(
        [excerpts['there']?.length, excerpts['elsewhere']?.length, excerpts['gone']],
        [size, size - 10, 'lost'],
      );
    });
  });

  it('a memo and unknown keys of 2 MB', () => {
    const odd = line('x', [1, 6, 1, 8], 'No', { memo: 'm'.repeat(2e6), more: ['x'.repeat(2e6)] });
    return inProject({ 't.txt': 'Lin: No.\n', [file]: odd }, async (here) => {
      assert.deepEqual(here.problems(), []);
      await here.code('t.txt', 'No', ['b']);
      assert.ok(here.text(file).includes(odd));
    });
  });

  it('JSON nested 100,000 deep in a coding line', () => {
    const deep = `{"id":"x","deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    assert.equal(readRecord(deep), 'not-a-coding');
    const odd = line('y', [1, 6, 1, 8], 'No', { deep: 0 }).replace(
      '"deep":0',
      `"deep":${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    );
    return inProject({ 't.txt': 'Lin: No.\n', [file]: `${deep}\n${odd}` }, async (here) => {
      assert.deepEqual(here.problems(), [`not-a-coding ${file}:1:1`]);
      await here.code('t.txt', 'No', ['b']);
      assert.ok(here.text(file).includes(odd));
    });
  });
});
