import assert from 'node:assert/strict';
import { Place } from './command';
import { own, sample } from './sample';

describe('codebook matrix', () => {
  let place: Place;
  beforeEach(() => (place = new Place(sample)));
  afterEach(() => place.remove());

  async function lines(...argv: readonly string[]): Promise<string[]> {
    const { code, out, error } = await place.run('matrix', ...argv);
    assert.deepEqual([code, error], [0, '']);
    return out.slice(0, -1).split('\n');
  }

  it('has codes by cases, with totals, in a table that lines up', async () => {
    assert.deepEqual(await lines(), [
      'code   name           total  L1  P1  __proto__',
      'a      First, of all      3   1   1          1',
      'b      第二               0   0   0          0',
      'c      c                  0   0   0          0',
      '  d    Fourth             1   1   0          0',
      'total                     4   2   1          1',
    ]);
  });
  it('has any two things, as CSV', async () => {
    assert.deepEqual(await lines('--rows', 'role', '--columns', 'coder', '--format', 'csv'), [
      'role,total,ana,ben',
      'leader,2,2,0',
      'peer,2,0,2',
    ]);
    assert.deepEqual(await lines('--rows', 'speaker', '--columns', 'round', '--format', 'csv'), [
      'speaker,total,1,2',
      'Lin,2,2,0',
      'Moderator,1,0,1',
      'Jo,1,0,1',
    ]);
  });
  it('counts sources, cases and words', async () => {
    const row = async (count: string) =>
      (await lines('--columns', 'round', '--count', count, '--format', 'csv'))[1];
    assert.equal(await row('codings'), 'a,"First, of all",3,1,2');
    assert.equal(await row('sources'), 'a,"First, of all",2,1,1');
    assert.equal(await row('cases'), 'a,"First, of all",3,1,2');
    assert.equal(await row('words'), 'a,"First, of all",9,2,7');
  });
  it('gives shares of a row, a column or everything', async () => {
    const row = async (of: string) =>
      (await lines('--columns', 'round', '--percent', of, '--format', 'csv'))[1];
    assert.equal(await row('row'), 'a,"First, of all",100.0,33.3,66.7');
    assert.equal(await row('column'), 'a,"First, of all",75.0,50.0,100.0');
    assert.equal(await row('total'), 'a,"First, of all",75.0,25.0,50.0');
  });
  it('counts only what answers a question', async () => {
    assert.deepEqual(
      await lines('--rows', 'case', '--columns', 'code', '--where', 'role:peer', '--format', 'csv'),
      ['case,total,a,b,c,d', 'L1,0,0,0,0,0', 'P1,1,1,0,0,0', '__proto__,1,1,0,0,0'],
    );
  });
  it('rolls up', async () => {
    const rows = await lines('--rollup', '--columns', 'coder', '--format', 'csv');
    assert.deepEqual(rows.slice(3), ['c,c,1,1,0', 'd,Fourth,1,1,0']);
  });
  it('gives JSON with keys, labels and totals', async () => {
    const { out } = await place.run('matrix', '--columns', 'coder', '--format', 'json');
    assert.deepEqual(JSON.parse(out), {
      asked: { rows: 'code', columns: 'coder', count: 'codings' },
      total: 4,
      columns: [
        { key: 'ana', label: 'ana', total: 2 },
        { key: 'ben', label: 'ben', total: 2 },
      ],
      rows: [
        { key: 'a', label: 'First, of all', total: 3, counts: [1, 2] },
        { key: 'b', label: '第二', total: 0, counts: [0, 0] },
        { key: 'c', label: 'c', total: 0, counts: [0, 0] },
        { key: 'd', label: 'Fourth', total: 1, counts: [1, 0] },
      ],
    });
  });
  it('says beside the numbers what is lost', async () => {
    place.put({ 'own.txt': own.replace('她每周四来听我的课', '不记得了') });
    assert.match((await place.run('matrix')).error, /^1 of these codings is lost/);
    assert.equal((await place.run('matrix', '--quick')).error, '');
  });
  it('ends with 2 for what is not there, and says where a question goes wrong', async () => {
    const error = async (...argv: readonly string[]) => {
      const outcome = await place.run('matrix', ...argv);
      assert.equal(outcome.code, 2);
      return outcome.error;
    };
    assert.match(await error('--rows', 'age'), /nothing called “age” to count by/);
    assert.match(await error('--count', 'pages'), /--count is codings, cases, sources, words/);
    assert.match(await error('--coder', 'cy'), /no coder “cy”/);
    assert.match(await error('--where', 'code:a &'), /is expected.* Here: code:a &»«/);
    assert.match(
      await error('--rows', 'code', '--columns', 'code', '--count', 'words'),
      /not words/,
    );
  });
});

describe('codebook cooccur', () => {
  let place: Place;
  beforeEach(() => (place = new Place(sample)));
  afterEach(() => place.remove());

  async function run(...argv: readonly string[]): Promise<string> {
    const { code, out, error } = await place.run('cooccur', ...argv);
    assert.deepEqual([code, error], [0, '']);
    return out;
  }
  const square = (ad: number) =>
    `code,a,b,c,d\na,3,0,0,${ad}\nb,0,0,0,0\nc,0,0,0,0\nd,${ad},0,0,1\n`;

  it('counts pairs of codings, and on the diagonal codings', async () => {
    assert.equal(await run('--format', 'csv'), square(0));
    assert.equal(await run('--by', 'turn', '--format', 'csv'), square(0));
    assert.equal(await run('--by', 'near:1', '--format', 'csv'), square(1));
    assert.equal(await run('--by', 'near:0', '--format', 'csv'), square(0));
  });
  it('tells the pairs there are in a table, and as JSON', async () => {
    assert.equal(
      await run('--by', 'near:1'),
      'code  with  together  of code  of other     c\na     d            1        3         1  0.33\n',
    );
    assert.deepEqual(JSON.parse(await run('--by', 'near:1', '--format', 'json')), [
      { code: 'a', other: 'd', together: 1, ofCode: 3, ofOther: 1, c: 1 / 3 },
    ]);
  });
  it('looks where the words are now, unless it is to be quick', async () => {
    // Ana wrote down where her words stood; then a line came before them.
    place.put({
      'own.txt': `Lin: Before that.\n${own}`,
      'codings/cy/own.txt.jsonl':
        '{"id":"five","code":"b","range":[2,6,2,22],"quote":"We plan lessons.","before":"Lin: ","after":"\\nLin: 她每周四来听我的课。\\nLin: We pla","created":"2026-11-23T09:12:04Z"}\n',
    });
    const row = (out: string) => out.split('\n')[1];
    assert.equal(row(await run('--format', 'csv')), 'a,3,1,0,0');
    assert.equal(row(await run('--quick', '--format', 'csv')), 'a,3,0,0,0');
  });
  it('ends with 2 for another way of standing together', async () => {
    const { code, error } = await place.run('cooccur', '--by', 'chance');
    assert.equal(code, 2);
    assert.match(error, /--by is overlap, excerpt, turn or near:N; not “chance”/);
  });
});

describe('codebook query', () => {
  let place: Place;
  beforeEach(() => (place = new Place(sample)));
  afterEach(() => place.remove());

  it('lists the excerpts that answer a question', async () => {
    const { code, out, error } = await place.run('query', 'code:a speaker:Lin', '--format', 'csv');
    assert.deepEqual([code, error], [0, '']);
    assert.equal(
      out,
      'id,code,coder,source,case,speaker,range,quote,state,memo\none,a,ana,own.txt,L1,Lin,1:9-1:21,plan lessons,found,"Whose?\n""Theirs"""\n',
    );
  });
  it('says of a question that nothing answers what each part of it has', async () => {
    const { code, error } = await place.run('query', 'code:a role:leader coder:ben');
    assert.deepEqual(
      [code, error],
      [
        0,
        'Nothing answers this. By itself, each part has: code:a (3), role:leader (2), coder:ben (2).\n',
      ],
    );
  });
  it('ends with 2 for a question that can’t be read', async () => {
    assert.equal((await place.run('query')).code, 2);
    const { code, error } = await place.run('query', 'code:aa');
    assert.equal(code, 2);
    assert.match(error, /No code here is “aa”.* Here: code:»aa«/);
  });
});
