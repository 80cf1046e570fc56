import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Names } from '../../../../src/core/base/names';
import { compareCodings, type CodingRecord, writeRecord } from '../../../../src/core/coding/coding';
import { editCodings, type RecordEdit } from '../../../../src/core/coding/edit';
import { recordsIn, scanCodings } from '../../../../src/core/coding/scan';
import { anyRange } from '../../../support/arbitrary';
import { codingLines, record } from '../../../support/builders';

function at(line: number, of: Partial<CodingRecord> = {}): CodingRecord {
  return record({ id: `at-${line}`, range: [line, 1, line, 3], ...of });
}

function edit(file: string, ...edits: readonly RecordEdit[]): string {
  return Buffer.from(editCodings(Buffer.from(file), edits).bytes).toString();
}

function add(of: CodingRecord): RecordEdit {
  return { kind: 'add', record: of };
}

function remove(id: string): RecordEdit {
  return { kind: 'remove', id };
}

function change(id: string, set: Readonly<Record<string, unknown>>): RecordEdit {
  return { kind: 'change', id, set };
}

describe('editCodings', () => {
  const file = codingLines(at(1), at(3), at(5));

  it('adds a line where its range sorts it', () => {
    assert.equal(edit(file, add(at(4))), codingLines(at(1), at(3), at(4), at(5)));
    assert.equal(edit(file, add(at(0))), codingLines(at(0), at(1), at(3), at(5)));
    assert.equal(edit(file, add(at(9))), codingLines(at(1), at(3), at(5), at(9)));
  });
  it('sorts lines of one range by code, then by id', () => {
    const [a1, a2, b] = [at(3, { id: 'z1' }), at(3, { id: 'z2' }), at(3, { id: 'a', code: 'b' })];
    assert.equal(edit('', add(b), add(a2), add(a1)), codingLines(a1, a2, b));
    assert.equal(edit(codingLines(a1, b), add(a2)), codingLines(a1, a2, b));
  });
  it('sorts by numbers, not by their digits', () => {
    assert.equal(edit(codingLines(at(9)), add(at(10))), codingLines(at(9), at(10)));
  });
  it('removes a line', () => {
    assert.equal(edit(file, remove('at-3')), codingLines(at(1), at(5)));
    assert.equal(edit(file, remove('at-1'), remove('at-3'), remove('at-5')), '');
  });
  it('changes a line in its place', () => {
    const changed = at(3, { memo: 'Why?' });
    assert.equal(edit(file, change('at-3', { memo: 'Why?' })), codingLines(at(1), changed, at(5)));
  });
  it('moves a changed line to where it now sorts', () => {
    const moved = at(3, { range: [7, 1, 7, 3] });
    assert.equal(
      edit(file, change('at-3', { range: [7, 1, 7, 3] })),
      codingLines(at(1), at(5), moved),
    );
  });
  it('takes a key away that is set to undefined', () => {
    const noted = codingLines(at(1, { memo: 'x' }));
    assert.equal(edit(noted, change('at-1', { memo: undefined })), codingLines(at(1)));
  });
  it('keeps keys that we do not know when it changes a line', () => {
    const others = '{"__proto__":{"a":1},"weight":2,';
    const odd = codingLines(at(1)).replace('{', others);
    const [changed] = recordsIn(Buffer.from(edit(odd, change('at-1', { memo: 'x' }))));
    assert.equal(
      JSON.stringify(changed),
      `${writeRecord(at(1, { memo: 'x' })).slice(0, -1)},"__proto__":{"a":1},"weight":2}`,
    );
  });
  it('never puts a record in the place of another of its id', () => {
    assert.equal(edit(file, add(at(3, { code: 'b' }))), file);
    assert.equal(
      edit(file, remove('at-3'), add(at(3, { code: 'b' }))),
      codingLines(at(1), at(3, { code: 'b' }), at(5)),
    );
  });
  it('edits one record several times', () => {
    const edits = [add(at(2)), change('at-2', { memo: 'x' }), change('at-2', { code: 'b' })];
    assert.equal(edit('', ...edits), codingLines(at(2, { memo: 'x', code: 'b' })));
    assert.equal(edit('', ...edits, remove('at-2')), '');
  });
  it('tells what became of each edit', () => {
    const { changes } = editCodings(Buffer.from(file), [
      add(at(2)),
      change('at-3', { code: 'b' }),
      remove('at-5'),
      remove('gone'),
      change('gone', { code: 'b' }),
    ]);
    assert.deepEqual(changes, [
      { before: undefined, after: at(2) },
      { before: at(3), after: at(3, { code: 'b' }) },
      { before: at(5), after: undefined },
      { before: undefined, after: undefined, left: 'gone' },
      { before: undefined, after: undefined, left: 'gone' },
    ]);
  });
  it('tells why nothing came of an edit', () => {
    const odd = Buffer.from(codingLines(at(7)).replace('"We"', '"W\xe9"'), 'latin1');
    const { changes } = editCodings(Buffer.concat([Buffer.from(file), odd]), [
      add(at(1)),
      add(at(3, { code: 'b' })),
      change('at-5', { code: 'a' }),
      change('at-7', { code: 'b' }),
    ]);
    assert.deepEqual(
      changes.map(({ left }) => left),
      ['there', 'taken', 'there', 'unreadable'],
    );
    assert.ok(changes.every(({ before, after }) => before === after));
  });
  it('gives the very bytes back where nothing changed', () => {
    const bytes = Buffer.from(file);
    const edits = [add(at(1)), remove('gone'), change('at-5', { code: 'a' })];
    assert.equal(editCodings(bytes, edits).bytes, bytes);
  });

  describe('only where a record is still as it was', () => {
    const stood = at(3, { memo: 'x' });
    const now = codingLines(at(3, { memo: 'theirs' }));
    const did = (before: string, of: RecordEdit) => {
      const { bytes, changes } = editCodings(Buffer.from(before), [of]);
      return [Buffer.from(bytes).toString(), changes[0]?.left];
    };
    it('removes it, wherever its words have gone', () => {
      const moved = codingLines({ ...stood, range: [9, 1, 9, 3], before: 'there ' });
      const gone: RecordEdit = { kind: 'remove', id: 'at-3', was: stood };
      assert.deepEqual(did(moved, gone), ['', undefined]);
      assert.deepEqual(did(now, gone), [now, 'changed']);
    });
    it('sets the keys that nobody changed since', () => {
      const set = { memo: undefined, code: 'b' };
      const back: RecordEdit = { kind: 'change', id: 'at-3', set, was: { memo: 'x', code: 'a' } };
      assert.deepEqual(did(codingLines(stood), back), [
        codingLines(at(3, { code: 'b' })),
        undefined,
      ]);
      assert.deepEqual(did(now, back), [
        codingLines(at(3, { memo: 'theirs', code: 'b' })),
        'changed',
      ]);
    });
    it('brings an excerpt back to where it was, unless it has other words by now', () => {
      const place = (line: number, quote: string) => ({
        range: [line, 1, line, 3] as const,
        quote,
        before: '',
        after: '',
      });
      const back: RecordEdit = {
        kind: 'change',
        id: 'at-3',
        set: place(3, 'We'),
        was: place(3, 'We all'),
      };
      const shifted = codingLines(at(3, place(8, 'We all')));
      assert.deepEqual(did(shifted, back), [codingLines(at(3, place(3, 'We'))), undefined]);
      const others = codingLines(at(3, place(3, 'all')));
      assert.deepEqual(did(others, back), [others, 'changed']);
    });
  });

  describe('where an id stands twice', () => {
    const [mine, other] = [at(1), at(5, { id: 'at-1', code: 'b' })];
    it('lines that say the same are one coding: they go, and change, together', () => {
      const twins = codingLines(mine, at(3)) + codingLines(mine).replace('{"id"', '{ "id"');
      assert.equal(edit(twins, remove('at-1')), codingLines(at(3)));
      assert.equal(
        edit(twins, change('at-1', { code: 'b' })),
        codingLines(at(1, { code: 'b' }), at(3)),
      );
    });
    it('another record is never touched, and counts when the first is gone', () => {
      const both = codingLines(mine, at(3), other);
      const { bytes, changes } = editCodings(Buffer.from(both), [remove('at-1')]);
      assert.equal(Buffer.from(bytes).toString(), codingLines(at(3), other));
      assert.deepEqual(changes, [{ before: mine, after: undefined, beside: other }]);
      assert.equal(
        edit(both, change('at-1', { code: 'c' })),
        codingLines(at(1, { code: 'c' }), at(3), other),
      );
    });
    it('the first can come back before the other, where that is as it was', () => {
      const back: RecordEdit = { kind: 'add', record: mine, beside: other };
      assert.equal(edit(codingLines(other), back), codingLines(mine, other));
      const late: RecordEdit = { kind: 'add', record: other, beside: mine };
      assert.equal(edit(codingLines(mine), late), codingLines(other, mine));
      const theirs = codingLines({ ...other, memo: 'theirs' });
      assert.equal(edit(theirs, back), theirs);
    });
  });
  it('leaves the file as it is where nothing is to be found', () => {
    assert.equal(
      edit(`${file}odd\n`, remove('gone'), change('gone', { code: 'b' })),
      `${file}odd\n`,
    );
  });

  describe('in files that are not as we write them', () => {
    const [one, two] = [codingLines(at(1)), codingLines(at(3))];
    for (const [what, before, edits, after] of [
      ['no final line end', one.trimEnd(), [add(at(3))], one + two],
      ['no final line end, and the last line goes', (one + two).trimEnd(), [remove('at-3')], one],
      [
        'no final line end, and the first line goes',
        (one + two).trimEnd(),
        [remove('at-1')],
        two.trimEnd(),
      ],
      ['a byte order mark', `\ufeff${two}`, [add(at(1))], `\ufeff${one}${two}`],
      ['a byte order mark alone', '\ufeff', [add(at(1))], `\ufeff${one}`],
      [
        'a byte order mark before the only line, which goes',
        `\ufeff${one}`,
        [remove('at-1')],
        '\ufeff',
      ],
      [
        'a byte order mark before a line that is changed',
        `\ufeff${one}`,
        [change('at-1', { code: 'b' })],
        `\ufeff${codingLines(at(1, { code: 'b' }))}`,
      ],
      ['CRLF', `${one.trimEnd()}\r\n`, [add(at(3))], `${one.trimEnd()}\r\n${two}`],
      ['CRLF, and the line goes', `${one.trimEnd()}\r\nodd\r\n`, [remove('at-1')], 'odd\r\n'],
      ['lines that are no codings', `odd\n${one}\n{}\n`, [add(at(3))], `odd\n${one}\n{}\n${two}`],
      ['an odd last line without its end', `${one}odd`, [add(at(3))], `${one}odd\n${two}`],
      ['lines out of order', two + one, [add(at(2))], codingLines(at(2)) + two + one],
      [
        'an id that is there twice: the first is meant',
        one + codingLines(at(1, { code: 'b' })),
        [remove('at-1')],
        codingLines(at(1, { code: 'b' })),
      ],
    ] as const) {
      it(what, () => assert.equal(edit(before, ...edits), after));
    }
    it('never writes between the marks of a conflict', () => {
      const conflict = `<<<<<<< HEAD\n${codingLines(at(3))}=======\n${codingLines(at(5))}>>>>>>> other\n`;
      assert.equal(edit(one + conflict, add(at(4))), one + codingLines(at(4)) + conflict);
      assert.equal(edit(one + conflict, add(at(9))), one + conflict + codingLines(at(9)));
    });
    it('removes, but never rewrites, a line whose bytes are no UTF-8', () => {
      const broken = Buffer.from(one.replace('"We"', '"W\xe9"'), 'latin1');
      const edited = (of: RecordEdit) => Buffer.from(editCodings(broken, [of]).bytes);
      assert.deepEqual(edited(change('at-1', { code: 'b' })), broken);
      assert.deepEqual(edited(remove('at-1')), Buffer.alloc(0));
    });
  });

  it('does what a plain model does, whatever is done, and leaves other lines byte for byte', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(simpleRecord, { selector: ({ id }) => id, maxLength: 6 }),
        fc.array(fc.constantFrom('odd', '', ' ', '{"id":1}', '\ufffd 好'), { maxLength: 3 }),
        fc.array(simpleEdit, { maxLength: 6 }),
        fc.boolean(),
        (records, oddLines, edits, isEnded) => {
          const sorted = [...records].sort(compareCodings).map((each) => `${writeRecord(each)} `);
          const file = [...sorted.slice(0, 2), ...oddLines, ...sorted.slice(2)].join('\n');
          const before = isEnded && file !== '' ? `${file}\n` : file;
          const after = edit(before, ...edits);
          const model = modelOf(records, edits);
          assert.deepEqual(recordsIn(Buffer.from(after)), [...model.records].sort(compareCodings));
          const untouched = before.split('\n').filter((line) => !model.named.has(idOf(line)));
          assert.deepEqual(
            after.split('\n').filter((line) => !model.named.has(idOf(line)) && line !== ''),
            untouched.filter((line) => line !== ''),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
  it('tells the rows of the file as it is then, where it can, as reading it whole finds them', () => {
    const told = new Set<boolean>();
    fc.assert(
      fc.property(
        fc.uniqueArray(simpleRecord, { selector: ({ id }) => id, maxLength: 8 }),
        fc.array(fc.constantFrom('odd', '', '\ufeff'), { maxLength: 1 }),
        fc.array(simpleEdit, { maxLength: 6 }),
        fc.boolean(),
        (records, oddLines, edits, isEnded) => {
          const lines = [...records].sort(compareCodings).map((each) => writeRecord(each));
          const text = [...oddLines, ...lines].join('\n');
          const file = Buffer.from(isEnded && text !== '' ? `${text}\n` : text);
          const codes = new Names();
          const { bytes, rows } = editCodings(file, edits, {
            rows: scanCodings(file, codes),
            codes,
          });
          told.add(rows !== undefined);
          if (rows) assert.deepEqual(rows, scanCodings(bytes, codes));
        },
      ),
      { numRuns: 1000 },
    );
    assert.equal(told.size, 2, 'both happen');
  });
});

const simpleRecord = fc
  .record({ id: fc.constantFrom(...'stuvwxyz'), code: fc.constantFrom('a', 'b'), range: anyRange })
  .map((of) => record(of));

const simpleEdit: fc.Arbitrary<RecordEdit> = fc.oneof(
  simpleRecord.map((of): RecordEdit => ({ kind: 'add', record: of })),
  simpleRecord.map(({ id }): RecordEdit => ({ kind: 'remove', id })),
  simpleRecord.map(({ id, ...set }): RecordEdit => ({
    kind: 'change',
    id,
    set: { range: set.range },
  })),
  simpleRecord.map(({ id, code }): RecordEdit => ({
    kind: 'change',
    id,
    set: { code, memo: 'm' },
  })),
);

/** The records after edits, and the ids whose lines may have been written anew. */
function modelOf(records: readonly CodingRecord[], edits: readonly RecordEdit[]) {
  const model = new Map(records.map((each) => [each.id, each]));
  const named = new Set<string>();
  for (const each of edits) {
    const id = each.kind === 'add' ? each.record.id : each.id;
    const known = model.get(id);
    named.add(id);
    if (each.kind === 'add') model.set(id, known ?? each.record);
    else if (each.kind === 'remove') model.delete(id);
    else if (known) model.set(id, { ...known, ...each.set });
  }
  return { records: [...model.values()], named };
}

function idOf(line: string): string {
  return /^\{"id":"(\w)"/.exec(line)?.[1] ?? '';
}
