import assert from 'node:assert/strict';
import { countCodings } from '../../../src/core/analysis/matrix';
import { editMemo, removeCodings } from '../../../src/core/project/operations';
import { codingFile, type HostileProject, inProject, line, refusal } from './hostileProject';

const text = 'Lin: We plan lessons.\nLin: We could not pay.\n';
const file = codingFile('t.txt');
const good = line('good', [1, 6, 1, 21], 'We plan lessons.'.slice(0, 15));

/** Codings as text, whatever it holds, with one that is sound after it. */
function among(what: string, bad: string | Uint8Array, problems: string[], says?: RegExp): void {
  it(what, () =>
    inProject({ 't.txt': text, [file]: joined(bad, good) }, async (here) => {
      const [kind = ''] = problems[0]?.split(' ') ?? [];
      assert.deepEqual(here.problems(), problems);
      if (says) assert.match(here.says(kind), says);
      assert.equal((await here.excerpts('t.txt'))['good'], 'We plan lessons');
      const before = here.bytes(file);
      const ids = await here.code('t.txt', 'could not pay');
      assert.deepEqual(withoutLinesOf(here, ids), before);
    }),
  );
}

function joined(bad: string | Uint8Array, then: string): Buffer {
  return Buffer.concat([Buffer.from(bad), Buffer.from(then)]);
}

/** The coding file without the lines that hold these ids. */
function withoutLinesOf(here: HostileProject, ids: readonly string[]): Buffer {
  const lines = here
    .bytes(file)
    .toString('latin1')
    .split(/(?<=\n)/);
  return Buffer.from(
    lines.filter((each) => !ids.some((id) => each.includes(id))).join(''),
    'latin1',
  );
}

function changed(change: (record: Record<string, unknown>) => void): string {
  const record = JSON.parse(line('bad', [2, 6, 2, 15], 'We could ')) as Record<string, unknown>;
  change(record);
  return `${JSON.stringify(record)}\n`;
}

describe('bad lines in a coding file', () => {
  const at = (kind: string, row = 1) => [`${kind} ${file}:${row}:1`];
  const stays = /It stays as it is; mend it, or delete it\./;

  describe('that are no JSON', () => {
    among('cut off in the middle', '{"id":"x","code":"a","range":[1,1,1,\n', at('not-json'), stays);
    among('words', 'call Lin on Monday\n', at('not-json'), stays);
    among('single quotes', "{'id':'x'}\n", at('not-json'), stays);
    among('a comment', '// mine\n', at('not-json'), stays);
    among('two records on one line', `${good.trim()}${good}`, at('not-json'), stays);
    among('NUL bytes, as a crash leaves them', '\0\0\0\0\n', at('not-json'), stays);
    among(
      'a record with NUL in it',
      line('x\0', [1, 1, 1, 2], 'L').replace('\\u0000', '\0'),
      at('not-json'),
    );
  });

  describe('that are JSON and no coding', () => {
    for (const value of ['[]', '[1,2]', '5', '"a"', 'null', 'true', '{}', '1e999'])
      among(value, `${value}\n`, at('not-a-coding'), stays);
    for (const key of ['id', 'code', 'quote']) {
      among(
        `no ${key}`,
        changed((record) => delete record[key]),
        at('not-a-coding'),
        stays,
      );
      for (const value of [5, '', null, ['a'], { a: 1 }, true])
        among(
          `${key}: ${JSON.stringify(value)}`,
          changed((record) => (record[key] = value)),
          at('not-a-coding'),
          stays,
        );
    }
  });

  describe('whose range is no range', () => {
    for (const range of [
      [0, 1, 1, 2],
      [1, 0, 1, 2],
      [-1, 1, 1, 2],
      [1, 1.5, 1, 3],
      [2, 1, 1, 1],
      [1, 5, 1, 5],
      [1, 5, 1, 4],
      [1, 1, 1],
      [1, 1, 1, 2, 3],
      ['1', '1', '1', '2'],
      [1, 1, 1, 1e300],
      [1, 1, 4294967297, 1],
      [null, 1, 1, 2],
      { start: 1 },
      '1:1-1:2',
      7,
      null,
    ])
      among(
        JSON.stringify(range),
        changed((record) => (record['range'] = range)),
        at('not-a-range'),
        stays,
      );
    among(
      'none',
      changed((record) => delete record['range']),
      at('not-a-range'),
      stays,
    );
  });

  describe('that git left', () => {
    const other = line('other', [2, 6, 2, 14], 'We could', { memo: 'theirs' });
    it('are told as what they are, and both versions count', () =>
      inProject(
        { 't.txt': text, [file]: `<<<<<<< HEAD\n${good}=======\n${other}>>>>>>> theirs\n` },
        async (here) => {
          assert.deepEqual(
            here.problems(),
            [1, 3, 5].map((row) => `merge-conflict ${file}:${row}:1`),
          );
          assert.match(here.says('merge-conflict'), /Keep what is right and remove the marks/);
          assert.deepEqual(await here.excerpts('t.txt'), {
            good: 'We plan lessons',
            other: 'We could',
          });
        },
      ));
    it('with CRLF, and with the common ancestor', () =>
      inProject(
        {
          't.txt': text,
          [file]: `<<<<<<< HEAD\r\n||||||| 1f3a\r\n=======\r\n${other}>>>>>>> theirs\r\n`,
        },
        (here) => {
          assert.deepEqual(
            here.problems(),
            [1, 2, 3, 5].map((row) => `merge-conflict ${file}:${row}:1`),
          );
        },
      ));
    it('never get a new coding between them, which a choice of one side would throw away', () =>
      inProject(
        { 't.txt': text, [file]: `<<<<<<< HEAD\n${good}=======\n${other}>>>>>>> theirs\n` },
        async (here) => {
          const ids = await here.code('t.txt', 'lessons');
          const [first = '', ...rest] = here.text(file).split(/(?<=\n)/);
          assert.deepEqual([JSON.parse(first)], [{ ...JSON.parse(first), id: ids[0] }]);
          assert.deepEqual(rest.length, 5);
        },
      ));
    it('one coding on both sides: the first counts', () =>
      inProject(
        {
          't.txt': text,
          [file]: `<<<<<<< HEAD\n${good}=======\n${good.replace('"a"', '"b"')}>>>>>>> theirs\n`,
        },
        async (here) => {
          assert.deepEqual(here.problems(), [
            `merge-conflict ${file}:1:1`,
            `merge-conflict ${file}:3:1`,
            `repeated-id ${file}:4:1`,
            `merge-conflict ${file}:5:1`,
          ]);
          assert.deepEqual(await here.excerpts('t.txt'), { good: 'We plan lessons' });
        },
      ));
  });

  describe('that are odd and count all the same', () => {
    const counts = (what: string, bad: string, found: string) =>
      it(what, () =>
        inProject({ 't.txt': text, [file]: bad + good }, async (here) => {
          assert.deepEqual(here.problems(), []);
          assert.equal((await here.excerpts('t.txt'))['bad'], found);
          assert.equal(here.project.index.total, 2);
        }),
      );
    const bad = changed(() => undefined);
    counts(
      'other order of keys',
      changed((r) => [(r['id'] = undefined), (r['id'] = 'bad')]),
      'We could ',
    );
    counts('CRLF', bad.replace('\n', '\r\n'), 'We could ');
    counts('a byte order mark', `\ufeff${bad}`, 'We could ');
    counts('blank lines', `\n  \n\t\r\n${bad}\n\n`, 'We could ');
    counts('white space around', `  ${bad.trim()}  \n`, 'We could ');
    counts(
      'numbers as others write them',
      bad.replace('[2,6,2,15]', '[2.0, 6e0, 2, 15]'),
      'We could ',
    );
    counts(
      'a memo that is a number',
      changed((r) => (r['memo'] = 5)),
      'We could ',
    );
    counts(
      'context and time of wrong types',
      changed((r) => {
        r['before'] = 1;
        r['after'] = [];
        r['created'] = {};
      }),
      'We could ',
    );
    counts(
      'unknown keys',
      changed((r) => (r['weight'] = { of: [1] })),
      'We could ',
    );
    counts(
      'a line past the end',
      changed((r) => (r['range'] = [900, 1, 901, 5])),
      'We could ',
    );
    counts(
      'a column past the end',
      changed((r) => (r['range'] = [2, 6, 2, 999999])),
      'We could ',
    );
    counts(
      'the largest numbers',
      changed(
        (r) =>
          (r['range'] = [2147483647, 2147483647, 2147483647, 2147483647].map(
            (n, i) => n - (i === 1 ? 1 : 0),
          )),
      ),
      'We could ',
    );
    counts(
      'an end in a line that is not there',
      changed((r) => (r['range'] = [2, 6, 9, 1])),
      'We could ',
    );
  });

  it('sorted wrongly: all count, and a new one harms none', () => {
    const second = line('second', [2, 6, 2, 14], 'We could');
    return inProject({ 't.txt': text, [file]: second + good }, async (here) => {
      assert.deepEqual(here.problems(), []);
      const ids = await here.code('t.txt', 'lessons');
      assert.deepEqual(withoutLinesOf(here, ids).toString(), second + good);
      assert.equal(Object.keys(await here.excerpts('t.txt')).length, 3);
    });
  });

  it('without a line end at the end: a new coding gets a line of its own', () =>
    inProject({ 't.txt': text, [file]: good.trim() }, async (here) => {
      await here.code('t.txt', 'could not pay');
      assert.deepEqual(here.problems(), []);
      assert.equal(here.project.index.total, 2);
    }));

  describe('ids', () => {
    const twin = line('Good', [2, 6, 2, 14], 'We could');
    it('that differ only in case are two', () =>
      inProject({ 't.txt': text, [file]: good + twin }, async (here) => {
        assert.deepEqual(here.problems(), []);
        assert.deepEqual(await here.excerpts('t.txt'), {
          good: 'We plan lessons',
          Good: 'We could',
        });
      }));
    it('twice in one file: the first counts, the second is told and stays', () =>
      inProject({ 't.txt': text, [file]: good + twin.replace('Good', 'good') }, async (here) => {
        assert.deepEqual(here.problems(), [`repeated-id ${file}:2:1`]);
        assert.match(here.says('repeated-id'), /Delete the one that is wrong/);
        await here.code('t.txt', 'pay');
        assert.equal(here.text(file).match(/"good"/g)?.length, 2);
      }));
    it('twice across files: both count, the second is told', () =>
      inProject(
        { 't.txt': text, [file]: good, [codingFile('t.txt', 'bo')]: good },
        async (here) => {
          assert.deepEqual(here.problems(), [`repeated-id ${codingFile('t.txt', 'bo')}:1:1`]);
          assert.equal(here.project.index.total, 2);
          const source = await here.located('t.txt');
          const bos = source.codings.filter(({ coder }) => coder === 'bo');
          await removeCodings(here.project, 't.txt', bos);
          here.allow(codingFile('t.txt', 'bo'));
          assert.deepEqual(here.problems(), []);
        },
      ));
    it('__proto__ and its like are ids as any', () =>
      inProject(
        {
          't.txt': text,
          [file]: ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
            .map((id) => line(id, [1, 6, 1, 21], 'We plan lessons', { code: id }))
            .join(''),
        },
        async (here) => {
          assert.deepEqual(
            here.problems(),
            [1, 2, 3, 4].map((row) => `unknown-code ${file}:${row}:1`),
          );
          const { rows } = await countCodings(here.project, { by: 'case' });
          assert.deepEqual(
            rows.map(({ code, total }) => [code, total]),
            [
              ['a', 0],
              ['b', 0],
              ['__proto__', 1],
              ['constructor', 1],
              ['hasOwnProperty', 1],
              ['toString', 1],
            ],
          );
        },
      ));
  });

  describe('when they are rewritten', () => {
    const memoOf = async (here: HostileProject, memo: string) => {
      const source = await here.located('t.txt');
      const [coding] = source.codings;
      assert.ok(coding);
      await editMemo(here.project, 't.txt', coding, memo);
      here.allow(file);
      return JSON.parse(here.text(file)) as Record<string, unknown>;
    };
    it('keep the keys that we do not know', () => {
      const odd = good.replace(
        '"created"',
        '"weight":{"of":[1,null]},"__proto__":{"a":1},"created"',
      );
      return inProject({ 't.txt': text, [file]: odd }, async (here) => {
        await memoOf(here, 'mine');
        assert.match(
          here.text(file),
          /"memo":"mine","weight":\{"of":\[1,null\]\},"__proto__":\{"a":1\}\}/,
        );
      });
    });
    it('keep lone surrogates', () => {
      const odd = good.replace('"after":""', '"after":"\\ud800","x":"\\udc00"');
      return inProject({ 't.txt': text, [file]: odd }, async (here) => {
        const record = await memoOf(here, 'a\ud83d');
        assert.deepEqual(
          [record['after'], record['x'], record['memo']],
          ['\ud800', '\udc00', 'a\ud83d'],
        );
      });
    });
    it('keep what stood in place of a text', () => {
      const odd = good.replace('"created":""', '"created":20240101');
      return inProject({ 't.txt': text, [file]: odd }, async (here) => {
        assert.equal((await memoOf(here, 'mine'))['created'], '20240101');
      });
    });
  });

  describe('with a key twice', () => {
    const twice = good.replace('"created"', '"memo":"first","memo":"second","created"');
    among(
      'are told, and neither value is lost',
      twice.replace('good', 'bad'),
      at('repeated-key'),
      /twice/,
    );
    among(
      'also when it is escaped',
      good.replace('good', 'bad').replace('"code"', '"\\u0063ode":"b","code"'),
      at('repeated-key'),
      /twice/,
    );
    it('inside an unknown key are nobody’s business', () =>
      inProject(
        {
          't.txt': text,
          [file]: good.replace('"created"', '"x":{"a":1,"a":2},"y":["a","a"],"created"'),
        },
        (here) => {
          assert.deepEqual(here.problems(), []);
        },
      ));
  });

  describe('in another encoding', () => {
    among('a line of GBK', gbkLine(), at('not-utf8'), /UTF-8/);
    it('UTF-16: nothing counts, everything stays, and no coding is added to it', () => {
      const utf16 = Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(good, 'utf16le')]);
      return inProject({ 't.txt': text, [file]: utf16 }, async (here) => {
        assert.deepEqual(here.problems(), [`not-utf8 ${file}:1:1`]);
        assert.match(here.says('not-utf8'), /Save it as UTF-8/);
        assert.match(await refusal(here.code('t.txt', 'pay')), /UTF-16 now. Save it as UTF-8/);
      });
    });
  });
});

function gbkLine(): Buffer {
  // 老师 in GBK
  return Buffer.concat([
    Buffer.from('{"id":"bad","code":"a","range":[1,1,1,3],"quote":"'),
    Buffer.of(0xc0, 0xcf, 0xca, 0xa6),
    Buffer.from('","before":"","after":"","created":""}\n'),
  ]);
}
