import assert from 'node:assert/strict';
import { readSources } from '../../../../src/core/cases/readSources';
import { readerTests } from '../codebook/told';

const read = (text: string) => readSources('sources.csv', text);
const { tells, silent } = readerTests(read);

function path(given: string, expected: string): void {
  it(`reads the path ${given} as ${expected}`, () => {
    const { value, problems } = read(`source\n${given}\n`);
    assert.deepEqual([problems, [...value.rows.keys()]], [[], [expected]]);
  });
}

describe('readSources', () => {
  it('reads what the register says, and where', () => {
    const { value, problems } = read(
      'Source,Case,kind,round,perspective,date,语言\ntranscripts/L01.txt,L01; L02；L01,interview,1,self,2026-03-05, zh\n',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(value.attributeNames, ['语言']);
    assert.deepEqual(value.rows.get('transcripts/L01.txt'), {
      path: 'transcripts/L01.txt',
      cases: ['L01', 'L02'],
      kind: 'interview',
      round: '1',
      perspective: 'self',
      date: '2026-03-05',
      attributes: new Map([['语言', 'zh']]),
      range: [2, 1, 2, 20],
      casesRange: [2, 21, 2, 33],
    });
  });
  it('reads nothing of what is not said', () => {
    const row = read('source\na.txt\n').value.rows.get('a.txt');
    assert.deepEqual([row?.cases, row?.kind, row?.date, row?.attributes.size], [[], '', '', 0]);
  });

  path('./a/b.txt', 'a/b.txt');
  path('a\\b.txt', 'a/b.txt');
  path('././a//b/../c.txt', 'a/c.txt');
  path('a/...txt', 'a/...txt');
  path('__proto__', '__proto__');

  tells('no-source-column', 'an empty table', '«»', 'source,case');
  tells('no-source-column', 'other columns', '«file,case»\na.txt,L01\n', '“file, case”');
  tells('no-source-path', 'a row without a path', 'source,case\n«»,L01\n', 'Give its path');
  tells(
    'duplicate-source',
    'a path again',
    'source\na.txt\n«./a.txt»\n',
    'line 2 counts, and this on line 3',
  );
  for (const outside of [
    '../a.txt',
    'a/../../b.txt',
    '/a.txt',
    'C:\\a.txt',
    'c:a',
    '\\\\x\\a',
    'file:///a',
    '.',
  ]) {
    tells('path-outside', outside, `source\n«${outside}»\n`, 'from that folder down');
  }
  tells('duplicate-column', 'a column again', 'source,«Source»\na.txt,b.txt\n', '“source”');
  tells('too-many-cells', 'a comma without quotes', 'source,case\na.txt,L01,«L02»\n', 'semicolon');
  silent('paths that differ', 'source\na.txt\nb/a.txt\nA.txt\n');
});
