import assert from 'node:assert/strict';
import { choiceFor, guessChoice, rowsFor } from '../../../../src/core/importing/caseTable';
import { fillRegister, type RegisterRow } from '../../../../src/core/importing/registers';

const columns = ['case', 'name', 'speaker'];
const row = (key: string, cells: Readonly<Record<string, string>>): RegisterRow => ({
  key,
  cells: new Map(Object.entries(cells)),
});

function filled(text: string, ...rows: RegisterRow[]): string {
  return fillRegister(text, columns, rows).text;
}

describe('Filling a register', () => {
  it('makes a new one', () => {
    assert.equal(
      filled('', row('L1', { Age: '31' }), row('L2', { name: 'Lin, Wei' })),
      'case,name,speaker,Age\nL1,,,31\nL2,"Lin, Wei",,\n',
    );
  });
  it('adds rows and columns, fills what is empty, and keeps the rest as it is written', () => {
    assert.equal(
      filled(
        'case,name,speaker\r\n"L1",Lin,\r\nL9,"x","y"\r\n',
        row('L1', { speaker: 'Lin', Age: '31' }),
        row('L2', { name: '林' }),
      ),
      'case,name,speaker,Age\r\nL1,Lin,Lin,31\r\nL9,"x","y"\r\nL2,林,,\r\n',
    );
  });
  it('keeps a cell of several lines, and a byte order mark', () => {
    const text = '\ufeffcase,name\nL1,"two\nlines"\n';
    assert.equal(filled(text, row('L2', { name: 'x' })), `${text}L2,x\n`);
  });
  it('lets stand what says something else, and tells', () => {
    const {
      text,
      contradictions,
      added,
      filled: more,
    } = fillRegister('case,name\nL1,Lin\n', columns, [row('L1', { name: 'Wei' })]);
    assert.deepEqual([text, added, more], ['case,name\nL1,Lin\n', 0, 0]);
    assert.deepEqual(contradictions, [
      { key: 'L1', column: 'name', stands: 'Lin', brought: 'Wei' },
    ]);
  });
  it('does the same when done twice', () => {
    const once = filled('', row('L1', { Age: '31' }));
    assert.equal(filled(once, row('L1', { Age: '31' })), once);
  });
});

describe('A table of cases', () => {
  const table = [
    ['Name', 'ID', 'Years', ''],
    ['Lin', 'L1', '3', 'x'],
    ['Kim', 'L2', '', ''],
  ];
  it('is known by its columns, and keeps those that have names', () => {
    const choice = guessChoice(table, ['t/a.txt']);
    assert.deepEqual(choice, { register: 'cases', key: 1, columns: ['name', 'case', 'Years', ''] });
    assert.deepEqual(
      rowsFor(table, choice, []).map(({ key, cells }) => [key, Object.fromEntries(cells)]),
      [
        ['L1', { name: 'Lin', Years: '3' }],
        ['L2', { name: 'Kim' }],
      ],
    );
  });
  it('is one of sources where its cells name them, without folder and ending too', () => {
    const sources = [
      ['案例', '文件名', '轮次'],
      ['L1', 'L01-r1', '1'],
      ['L2', 'gone.txt', '2'],
      ['L2', 'l01-r2.docx', '2'],
    ];
    const paths = ['t/L01-r1.txt', 't/L01-r2.md'];
    const choice = guessChoice(sources, paths);
    assert.deepEqual(choice, { register: 'sources', key: 1, columns: ['case', 'source', 'round'] });
    assert.deepEqual(
      rowsFor(sources, choice, paths).map(({ key }) => key),
      ['t/L01-r1.txt', 'gone.txt', 't/L01-r2.md'],
    );
  });
  it('gives no two columns one name', () => {
    assert.deepEqual(choiceFor([['id', 'case', 'a', 'A', 'name', '姓名']], 'cases', 0).columns, [
      'case',
      '',
      'a',
      '',
      'name',
      '姓名',
    ]);
  });
});
