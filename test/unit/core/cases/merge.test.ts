import assert from 'node:assert/strict';
import { Refusal } from '../../../../src/core/base/refusal';
import { mergeTables } from '../../../../src/core/cases/merge';

const base = `case,name,role
L1,Lin,leader
P1,Kim,peer
`;

function merged(ours: string, theirs: string, from = base): string {
  return mergeTables('case', from, ours, theirs).text;
}

describe('mergeTables', () => {
  const merges = (what: string, ours: string, theirs: string, text: string, from = base) =>
    it(what, () =>
      assert.deepEqual(mergeTables('case', from, ours, theirs), { text, conflicts: 0 }),
    );
  const marks = (what: string, ours: string, theirs: string, text: string) =>
    it(what, () =>
      assert.deepEqual(mergeTables('case', base, ours, theirs), { text, conflicts: 1 }),
    );

  merges(
    'takes rows that were added on both sides, each after the row it follows',
    base.replace('P1', 'L2,Wu,leader\nP1'),
    `${base}P2,Jo,peer\n`,
    'case,name,role\nL1,Lin,leader\nL2,Wu,leader\nP1,Kim,peer\nP2,Jo,peer\n',
  );
  merges(
    'takes cells of one row that were changed on both sides',
    base.replace('Lin', 'Lin Wei'),
    base.replace('leader', 'head'),
    base.replace('Lin,leader', 'Lin Wei,head'),
  );
  merges(
    'takes columns that were added on both sides, and leaves away what was taken away',
    'case,name,age,role\nL1,Lin,40,leader\nP1,Kim,,peer\n',
    'case,role,school\nL1,leader,East\nP1,peer,"West, 2"\n',
    'case,age,role,school\nL1,40,leader,East\nP1,,peer,"West, 2"\n',
  );
  merges(
    'keeps a column in which something new was written',
    base.replace('peer', 'friend'),
    'case,name\nL1,Lin\nP1,Kim\n',
    base.replace('peer', 'friend'),
  );
  merges(
    'lets go a row that was removed',
    base.replace('P1,Kim,peer\n', ''),
    base,
    'case,name,role\nL1,Lin,leader\n',
  );
  merges(
    'follows theirs in the order of rows, where ours left it as it was',
    base.replace('Lin', 'Lin Wei'),
    'case,name,role\nP1,Kim,peer\nL1,Lin,leader\n',
    'case,name,role\nP1,Kim,peer\nL1,Lin Wei,leader\n',
  );
  merges(
    'keeps blank lines, quotation marks, spaces, line ends and the byte order mark of ours',
    '\ufeffcase,name,role\r\n\r\n"L1", Lin ,leader\r\nP1,Kim,peer',
    base.replace('peer', 'friend'),
    '\ufeffcase,name,role\r\n\r\n"L1", Lin ,leader\r\nP1,Kim,friend\r\n',
  );
  merges(
    'writes semicolons where ours has them',
    'sep=;\ncase;name;role\nL1;Lin;leader\nP1;Kim;peer\n',
    base.replace('Kim', '"Kim, J."'),
    'sep=;\ncase;name;role\nL1;Lin;leader\nP1;"Kim, J.";peer\n',
  );
  merges(
    'makes one table of two where there was none',
    base,
    'case,age\nL1,40\nP9,\n',
    'case,age,name,role\nL1,40,Lin,leader\nP9,,,\nP1,,Kim,peer\n',
    '',
  );
  merges(
    'reads a cell of several lines',
    base.replace('Kim', '"Kim\nJo"'),
    base.replace('Lin', 'Wu'),
    base.replace('Kim', '"Kim\nJo"').replace('Lin', 'Wu'),
  );

  marks(
    'marks a row of which a cell was changed in two ways, all else of it merged',
    base.replace('Lin,leader', 'Lin Wei,leader'),
    base.replace('Lin,leader', '林伟,head'),
    'case,name,role\n<<<<<<< ours\nL1,Lin Wei,head\n=======\nL1,林伟,head\n>>>>>>> theirs\nP1,Kim,peer\n',
  );
  marks(
    'marks a row that was removed on one side and changed on the other',
    base.replace('P1,Kim,peer\n', ''),
    base.replace('Kim', 'Jo'),
    'case,name,role\nL1,Lin,leader\n<<<<<<< ours\n=======\nP1,Jo,peer\n>>>>>>> theirs\n',
  );

  for (const [what, text] of [
    ['two rows of one id', `${base}P1,Jo,peer\n`],
    ['a row without an id', `${base},Jo,peer\n`],
    ['marks that git left', `<<<<<<< HEAD\n${base}`],
    ['a cell too many', `${base}P2,Jo,peer,x\n`],
    ['an open quotation mark', `${base}"P2,Jo\n`],
    ['no column of ids', 'name,role\nLin,leader\n'],
  ] as const)
    it(`refuses a table with ${what}`, () => {
      assert.throws(() => merged(text, base), Refusal);
      assert.throws(() => merged(base, text), Refusal);
    });
});
