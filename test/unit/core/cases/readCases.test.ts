import assert from 'node:assert/strict';
import { readCases } from '../../../../src/core/cases/readCases';
import { readerTests } from '../codebook/told';

const read = (text: string) => readCases('cases.csv', text);
const { tells, silent } = readerTests(read);
const header = 'case,name,speaker\n';

describe('readCases', () => {
  it('reads ids, names, speakers and attributes', () => {
    const { value, problems } = read(
      '\ufeff Case ;NAME;Speaker;校;toString\r\nL01;王慧敏;"王老师；Wang; 王老师";澄江;x\r\n\r\n 李 ;;;;\r\n',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(value.attributeNames, ['校', 'toString']);
    assert.deepEqual(value.cases, [
      {
        id: 'L01',
        name: '王慧敏',
        speakers: ['王老师', 'Wang'],
        attributes: new Map([
          ['校', '澄江'],
          ['toString', 'x'],
        ]),
        range: [2, 1, 2, 4],
      },
      { id: '李', name: '', speakers: [], attributes: new Map(), range: [4, 1, 4, 4] },
    ]);
    assert.equal(value.byId.get('李'), value.cases[1]);
  });
  it('keeps ids apart from what objects inherit', () => {
    const ids = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const { value, problems } = read(`case,__proto__\n${ids.map((id) => `${id},x\n`).join('')}`);
    assert.deepEqual(problems, []);
    assert.deepEqual([...value.byId.keys()], ids);
    assert.equal(value.cases[0]?.attributes.get('__proto__'), 'x');
  });
  it('lets the first of two count', () => {
    const { cases } = read('case,a,a\nx,1,2\nx,3,4\n').value;
    assert.deepEqual(
      cases.map(({ id, attributes }) => [id, attributes.get('a')]),
      [['x', '1']],
    );
  });

  tells('no-case-column', 'an empty table', '«»', 'case,name,speaker');
  tells('no-case-column', 'other columns', '«name,speaker»\nx,y\n', '“name, speaker”');
  tells('no-case-id', 'a row without an id', `${header}«»,Wang,\n`, 'Give it an id');
  tells('no-case-id', 'a blank id', `${header}« »,Wang,\n`, 'Give it an id');
  tells(
    'duplicate-case',
    'an id again',
    `${header}a,,\nb,,\n«a»,,\n`,
    'line 2 counts, and this on line 4',
  );
  tells('shared-speaker', 'a label again', `${header}a,,王\nb,,«李；王»\n`, 'case “a”');
  tells('duplicate-column', 'a column again', 'case,x,« x »\na,1,2\n', '“x”');
  tells('duplicate-column', 'a known column again', 'case,name,«NAME»\na,1,2\n', '“name”');
  tells('nameless-column', 'a column without a name', 'case,«»,x\na,1,2\n', 'Name it');
  tells('too-many-cells', 'a comma without quotes', 'case,name\na,Wang,« Li»,x\n', '4 cells');
  tells('open-quote', 'an open quote', 'case,name\na,«"»Wang\n', 'another "');
  tells('merge-conflict', 'a mark that git left', 'case\n«<<<<<<< HEAD»\na\n', 'Git left');
  silent('rows that are short, or padded with delimiters', `${header}a\nb,,,,,\n`);
  silent('a column without name and cells', 'case,,x\na,,2\n');
  silent('ids that differ in letter case, and labels that differ', `${header}a,,P1\nA,,p1\n`);
  silent('a header alone', header);
});
