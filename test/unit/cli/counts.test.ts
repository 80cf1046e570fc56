import assert from 'node:assert/strict';
import { codingLines, recordOn } from '../../support/builders';
import { readCsv } from '../../../src/core/cases/csv';
import { Place } from './command';
import { own, sample } from './sample';

describe('codebook counts', () => {
  let place: Place;
  beforeEach(() => (place = new Place(sample)));
  afterEach(() => place.remove());

  async function lines(...argv: readonly string[]): Promise<string[]> {
    const { code, out, error } = await place.run('counts', ...argv);
    assert.deepEqual([code, error], [0, '']);
    assert.ok(out.endsWith('\n'));
    return out.slice(0, -1).split('\n');
  }

  it('counts by case in a table that lines up', async () => {
    assert.deepEqual(await lines(), [
      'code  name           total  L1  P1  __proto__',
      'a     First, of all      3   1   1          1',
      'b     第二               0   0   0          0',
      'c     c                  0   0   0          0',
      '  d   Fourth             1   1   0          0',
    ]);
  });
  it('gives CSV: every code in the order of the codebook, zeros included', async () => {
    assert.deepEqual(await lines('--format', 'csv'), [
      'code,name,total,L1,P1,__proto__',
      'a,"First, of all",3,1,1,1',
      'b,第二,0,0,0,0',
      'c,c,0,0,0,0',
      'd,Fourth,1,1,0,0',
    ]);
  });
  it('says beside the numbers how many of the codings are lost, unless it is to be quick', async () => {
    place.put({ 'own.txt': own.replace('她每周四来听我的课', '不记得了') });
    const lost =
      '1 of these codings is lost: the words are not in the source any more. codebook check says which.\n';
    const run = (...argv: readonly string[]) => place.run('counts', '--format', 'csv', ...argv);
    const { out, error } = await run();
    assert.match(out, /^d,Fourth,1,1,0,0$/m);
    assert.equal(error, lost);
    assert.equal((await run('--coder', 'ben')).error, '');
    assert.equal((await run('--quick')).error, '');
  });
  it('counts by anything else', async () => {
    const csv = async (by: string) => (await lines('--by', by, '--format', 'csv')).slice(0, 2);
    assert.deepEqual(await csv('source'), [
      'code,name,total,own.txt,t/group.txt',
      'a,"First, of all",3,1,2',
    ]);
    assert.deepEqual(await csv('coder'), ['code,name,total,ana,ben', 'a,"First, of all",3,1,2']);
    assert.deepEqual(await csv('round'), ['code,name,total,1,2', 'a,"First, of all",3,1,2']);
    assert.deepEqual(await csv('kind'), ['code,name,total,(none)', 'a,"First, of all",3,3']);
    assert.deepEqual(await csv('role'), ['code,name,total,leader,peer', 'a,"First, of all",3,1,2']);
  });
  it('takes only the coders asked for, and rolls up', async () => {
    const ana = await lines('--coder', 'ana', '--rollup', '--format', 'csv', '--by', 'coder');
    assert.deepEqual(ana, [
      'code,name,total,ana',
      'a,"First, of all",1,1',
      'b,第二,0,0',
      'c,c,1,1',
      'd,Fourth,1,1',
    ]);
    assert.deepEqual((await lines('--coder=ana', '--coder=ben'))[1], (await lines())[1]);
  });
  it('puts codes that are not in the codebook at the end, and marks them', async () => {
    place.put({ 'codings/ana/own.txt.jsonl': codingLines(recordOn(own, 'We', { code: 'gone' })) });
    const csv = await lines('--format', 'csv', '--by', 'coder');
    assert.equal(csv.at(-1), 'gone,(not in codebook),1,1,0');
    const { out } = await place.run('counts', '--format', 'json');
    const { rows } = JSON.parse(out) as { rows: Readonly<Record<string, unknown>>[] };
    assert.deepEqual(
      rows.map(({ code, unknown }) => [code, unknown]),
      [
        ['a', undefined],
        ['b', undefined],
        ['c', undefined],
        ['d', undefined],
        ['gone', true],
      ],
    );
  });
  it('gives JSON that keeps a group whatever it is called', async () => {
    const { out } = await place.run('counts', '--format', 'json');
    const { by, groups, rows } = JSON.parse(out) as {
      by: string;
      groups: string[];
      rows: { code: string; name: string; total: number; counts: object }[];
    };
    assert.deepEqual([by, groups], ['case', ['L1', 'P1', '__proto__']]);
    const [first] = rows;
    assert.deepEqual(
      [first?.code, first?.name, first?.total, Object.entries(first?.counts ?? {})],
      [
        'a',
        'First, of all',
        3,
        [
          ['L1', 1],
          ['P1', 1],
          ['__proto__', 1],
        ],
      ],
    );
  });
  it('gives CSV that reads back as it was, whatever groups are called', async () => {
    const odd = ['a,b', 'say "so"', ' blank ', '=1+1', '第一轮', 'sep=;'];
    const cases = ['case,role', ...odd.map((role, i) => `C${i},"${role.replaceAll('"', '""')}"`)];
    place.put({ 'cases.csv': `${cases.join('\n')}\n` });
    const { out } = await place.run('counts', '--by', 'role', '--format', 'csv');
    const [header] = readCsv('', out).value.rows;
    const groups = header?.cells.slice(3).map(({ text }) => text) ?? [];
    assert.deepEqual(
      odd.filter((role) => !groups.includes(role) && !groups.includes(role.trim())),
      [],
    );
  });
  it('ends with 2 for a coder or a grouping that is not there, and says which are', async () => {
    for (const [argv, why] of [
      [['--coder', 'bne'], /There is no coder “bne” in this project\. There are: ana, ben\./],
      [['--by', 'age'], /nothing called “age” to count by\. There are: case, .*, role\./],
    ] as const) {
      const { code, out, error } = await place.run('counts', ...argv);
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, why);
    }
  });
});
