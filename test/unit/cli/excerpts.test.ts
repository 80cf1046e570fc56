import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { readCsv } from '../../../src/core/cases/csv';
import { codingLines, record, recordOn } from '../../support/builders';
import { Place } from './command';
import { own, sample } from './sample';

interface Plain {
  readonly id: string;
  readonly state: string;
  readonly range: readonly number[];
  readonly quote: string;
  readonly stored?: { readonly range: readonly number[]; readonly quote: string };
  readonly conflict?: unknown;
}

describe('codebook excerpts', () => {
  let place: Place;
  beforeEach(() => (place = new Place(sample)));
  afterEach(() => place.remove());

  async function json(...argv: readonly string[]): Promise<Plain[]> {
    const { code, out, error } = await place.run('excerpts', '--format', 'json', ...argv);
    assert.deepEqual([code, error], [0, '']);
    return JSON.parse(out) as Plain[];
  }

  async function ids(...argv: readonly string[]): Promise<string> {
    return (await json(...argv)).map(({ id }) => id).join(' ');
  }

  it('gives everything that is known of each, by source and place', async () => {
    assert.deepEqual(await json(), [
      {
        id: 'one',
        code: 'a',
        coder: 'ana',
        source: 'own.txt',
        case: 'L1',
        speaker: 'Lin',
        range: [1, 9, 1, 21],
        quote: 'plan lessons',
        state: 'found',
        memo: 'Whose?\n"Theirs"',
      },
      {
        id: 'two',
        code: 'd',
        coder: 'ana',
        source: 'own.txt',
        case: 'L1',
        speaker: 'Lin',
        range: [2, 6, 2, 15],
        quote: '她每周四来听我的课',
        state: 'found',
        memo: null,
      },
      {
        id: 'three',
        code: 'a',
        coder: 'ben',
        source: 't/group.txt',
        case: 'P1',
        speaker: 'Moderator',
        range: [1, 12, 2, 12],
        quote: 'Who begins?\nKim: I plan',
        state: 'found',
        memo: null,
      },
      {
        id: 'four',
        code: 'a',
        coder: 'ben',
        source: 't/group.txt',
        case: '__proto__',
        speaker: 'Jo',
        range: [3, 5, 3, 13],
        quote: 'I do not',
        state: 'found',
        memo: null,
      },
    ]);
  });
  it('gives those asked for', async () => {
    assert.equal(await ids('--code', 'd'), 'two');
    assert.equal(await ids('--code', 'c'), '');
    assert.equal(await ids('--code', 'c', '--with-descendants'), 'two');
    assert.equal(await ids('--code', 'a', '--code', 'd', '--coder', 'ana'), 'one two');
    assert.equal(await ids('--case', '__proto__'), 'four');
    assert.equal(await ids('--source', 't/group.txt'), 'three four');
  });
  it('takes a source by its path from where one stands, too', async () => {
    const { folder } = place;
    const above = new Place();
    fs.cpSync(folder, path.join(above.folder, 'study'), { recursive: true });
    for (const named of [
      't/group.txt',
      './t/group.txt',
      'study/t/group.txt',
      path.join(above.folder, 'study/t/group.txt'),
    ]) {
      const { out } = await above.run('excerpts', 'study', '--source', named, '--format', 'json');
      assert.deepEqual((JSON.parse(out) as Plain[]).length, 2, named);
    }
    above.remove();
  });
  it('gives what stands in the text now, and beside it what is stored where that differs', async () => {
    place.put({
      'own.txt': `New.\n${own.replace('plan lessons', 'planned lessons').replace(/她.*/u, '')}`,
    });
    const [first, second] = await json('--coder', 'ana');
    assert.deepEqual(
      [second?.state, second?.quote, second?.range],
      ['moved', 'planned lessons', [2, 9, 2, 24]],
    );
    assert.deepEqual(second?.stored, { range: [1, 9, 1, 21], quote: 'plan lessons' });
    assert.deepEqual(
      [first?.state, first?.quote, first?.range, first?.stored],
      ['lost', '她每周四来听我的课', [2, 6, 2, 15], undefined],
    );
  });
  it('lists the codings of a source that is gone as lost', async () => {
    fs.rmSync(path.join(place.folder, 'own.txt'));
    const gone = await json('--source', 'own.txt');
    assert.deepEqual(
      gone.map(({ id, state }) => `${id} ${state}`),
      ['one lost', 'two lost'],
    );
  });
  it('says which codings are in conflict, and what their other versions are', async () => {
    const conflict = [{ code: 'b' }, { removed: true }];
    const [plan, gone] = [recordOn(own, 'plan lessons', { id: 'one' }), record({ id: 'gone' })];
    place.put({
      'codings/ana/own.txt.jsonl': codingLines(
        { ...plan, conflict },
        { ...gone, quote: 'nowhere', conflict },
      ),
    });
    const found = await json('--source', 'own.txt');
    assert.deepEqual(
      found.map(({ id, state, conflict: versions }) => [id, state, versions]),
      [
        ['gone', 'lost', conflict],
        ['one', 'conflict', conflict],
      ],
    );
    const { out } = await place.run('excerpts', '--source', 'own.txt');
    assert.match(out, / conflict +plan lessons\n/);
  });
  it('gives CSV that reads back as it was', async () => {
    const { out } = await place.run('excerpts', '--format', 'csv');
    const [header, first, , third] = readCsv('', out).value.rows.map(({ cells }) =>
      cells.map(({ text }) => text),
    );
    assert.deepEqual(header, [
      'id',
      'code',
      'coder',
      'source',
      'case',
      'speaker',
      'range',
      'quote',
      'state',
      'memo',
    ]);
    assert.deepEqual(first, [
      'one',
      'a',
      'ana',
      'own.txt',
      'L1',
      'Lin',
      '1:9-1:21',
      'plan lessons',
      'found',
      'Whose?\n"Theirs"',
    ]);
    assert.deepEqual(third?.[7], 'Who begins?\nKim: I plan');
  });
  it('gives a table, one line each, that lines up', async () => {
    const { out } = await place.run('excerpts');
    assert.deepEqual(out.split('\n'), [
      'place                  code  coder  case       speaker    state  quote',
      'own.txt:1:9-1:21       a     ana    L1         Lin        found  plan lessons',
      'own.txt:2:6-2:15       d     ana    L1         Lin        found  她每周四来听我的课',
      't/group.txt:1:12-2:12  a     ben    P1         Moderator  found  Who begins? Kim: I plan',
      't/group.txt:3:5-3:13   a     ben    __proto__  Jo         found  I do not',
      '',
    ]);
  });
  it('ends with 2 for what is not there', async () => {
    for (const [option, value] of [
      ['--code', 'zzz'],
      ['--case', 'L9'],
      ['--source', 'no.txt'],
      ['--coder', 'bne'],
    ] as const) {
      const { code, out, error } = await place.run('excerpts', option, value);
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, new RegExp(`There is no ${option.slice(2)} “${value}”`));
    }
  });
});
