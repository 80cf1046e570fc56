import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../../../src/core/base/refusal';
import { say } from '../../../../src/core/base/sentences';
import { Losses, reportLines } from '../../../../src/core/exchange/lossReport';
import { readProjectStudy } from '../../../../src/core/programs/importProject';
import { readDatabase } from '../../../../src/core/programs/readDatabase';
import { readableText } from '../../../../src/core/programs/taguetteText';
import { Database } from '../../../../src/core/sqlite/database';
import { columnsOf } from '../../../../src/core/sqlite/schema';
import { projectOf, quotes, tree } from '../../../support/refi';

const folder = path.resolve('test/fixtures/databases');
const read = (name: string) => fs.readFileSync(path.join(folder, name));

function imported(name: string, bytes: Uint8Array = read(name)) {
  const losses = new Losses();
  const study = readDatabase('Study', bytes, losses);
  const report = losses.report();
  const lost = Object.fromEntries(report.losses.map(({ kind, count }) => [kind, count]));
  return { study, lost, told: reportLines(report) };
}

describe('A database of Taguette', () => {
  const { study, lost } = imported('taguette.sqlite3');
  it('comes with its documents as they are read, and highlights at their places', () => {
    assert.equal(
      study.sources[0]?.text,
      'Li:\u00a0We plan 👩 lessons & talk.\n她每周四来听我的课。\n',
    );
    assert.deepEqual(quotes(study), ['👩 lessons & talk', '👩 lessons & talk', '来听我的课']);
    assert.deepEqual([study.title, study.description], ['Peers', 'About peers.']);
    assert.deepEqual(
      study.codes.map(({ name, description }) => [name, description]),
      [
        ['planning', 'Plans of lessons'],
        ['听课', ''],
      ],
    );
  });
  it('says who made them and when, and what is left out', () => {
    assert.deepEqual(
      study.coders.map(({ name }) => name),
      ['ana'],
    );
    assert.equal(study.sources[0]?.codings[0]?.created, '2024-03-01T10:20:30Z');
    assert.deepEqual(lost, { 'other-project': 1, 'uncoded-selection': 1 });
  });
  it('has words with a line a paragraph, whatever the page', () => {
    const lines = (html: string) => readableText(html, []).text;
    assert.equal(
      lines('<h1> A </h1>\n<ul><li>b\nc</li><li>d<br>e</li></ul><!-- x -->'),
      'A\nb c\nd\ne\n',
    );
    assert.equal(lines('<pre>a\n  b</pre>&#x4E2D;&lt;&bogus;'), 'a\n  b\n中<&bogus;');
  });
});

describe('A project of QualCoder', () => {
  const { study, lost, told } = imported('qualcoder.qda');
  it('comes with its codes in categories, those that go round in circles too', () => {
    assert.deepEqual(tree(study.codes), [
      'Work',
      'Work › Hard work',
      'Work › Hard work › Planning',
      'Work › Time',
      'Loop',
      'Loop › Pool',
      '听课',
    ]);
  });
  it('has codings, memos and annotations at their places, by their coders', () => {
    assert.deepEqual(quotes(study), ['plan lessons', '她每周四来听我的课', 'Time is short']);
    assert.match(told.join(' '), /count characters, and two for a line end/);
    assert.equal(study.sources[0]?.codings[0]?.memo, 'Why?');
    assert.deepEqual(study.coders.map(({ name }) => name).sort(), ['ben', 'mei']);
    assert.deepEqual(
      study.notes.map(({ text }) => text),
      ['It went well.', 'Really?'],
    );
  });
  it('has cases and attributes', async () => {
    const { caseTable, sources } = await projectOf(study);
    assert.deepEqual(
      caseTable.cases.map(({ id, attributes }) => [id, [...attributes]]),
      [
        [
          'li',
          [
            ['description', 'A leader'],
            ['age', '41'],
          ],
        ],
      ],
    );
    const [source] = sources.values();
    assert.deepEqual([source?.cases, source?.attributes.get('place')], [['li'], 'Room 1']);
  });
  it('says what is left out', () => {
    assert.deepEqual(lost, { 'media-coding': 1, 'media-source': 1, important: 1 });
  });
});

describe('A project of RQDA', () => {
  const { study, lost } = imported('rqda.rqda');
  it('comes without what was deleted in it', () => {
    assert.deepEqual(tree(study.codes), ['Work', 'Work › Planning', 'Rest', 'Time']);
    assert.deepEqual(quotes(study), ['plan lessons', 'Time is short']);
    assert.deepEqual(
      study.sources.map(({ name }) => name),
      ['li'],
    );
    assert.equal(study.sources[0]?.codings[0]?.created, '2014-03-03T10:00:00Z');
    assert.deepEqual(lost, { 'second-category': 1 });
  });
  it('has cases, attributes and notes', () => {
    assert.deepEqual(
      study.cases.map(({ name, sources, values }) => [name, sources.length, [...values.values()]]),
      [['Li', 1, ['41']]],
    );
    assert.deepEqual(
      study.notes.map(({ text }) => text),
      ['It went well.', 'Really?'],
    );
  });
});

describe('SQLite', () => {
  it('is read with long records, large numbers and tables without row numbers', () => {
    const rows = [...new Database(read('rqda.rqda')).rows('plain')].map((row) =>
      Object.fromEntries(row),
    );
    assert.deepEqual(rows, [
      { place: 'w', code: 'a', note: null, weight: 2n ** 62n },
      { place: 'x', code: 'a', note: '', weight: 2 ** 40 },
      { place: 'x', code: 'b', note: 'n'.repeat(5000), weight: -5 },
    ]);
  });
  it('has columns by what made the table', () => {
    assert.deepEqual(
      columnsOf(
        'CREATE TABLE t ("a, b" TEXT, [c] int DEFAULT (1,2), -- d\n `e` INTEGER PRIMARY KEY, CHECK (c > 0))',
      ),
      { columns: ['a, b', 'c', 'e'], rowid: 'e' },
    );
  });
  it('of no program that we know, or none at all, is refused', () => {
    for (const bytes of [Buffer.from('SQLite format 3'), Buffer.alloc(200), Buffer.from('PK')])
      assert.throws(() => imported('', bytes), Refusal);
    assert.throws(
      () => readProjectStudy('a.zip', new Uint8Array()),
      (error) =>
        error instanceof Refusal && /no project that can be imported/.test(say(error.sentence)),
    );
  });
  it('that is damaged anywhere is read or refused, and never loops', function () {
    this.timeout(30_000);
    for (const name of ['taguette.sqlite3', 'rqda.rqda']) {
      const whole = read(name);
      for (let at = 100; at < whole.length; at += 97) {
        const bytes = Buffer.from(whole);
        bytes.fill(0xff, at, at + 3);
        try {
          imported(name, bytes);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }
      assert.throws(() => imported(name, whole.subarray(0, 1500)), Refusal);
    }
  });
});
