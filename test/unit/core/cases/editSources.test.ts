import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editSourceRow, type RowEdit } from '../../../../src/core/cases/editSources';
import { readSources } from '../../../../src/core/cases/readSources';
import { decodeText } from '../../../../src/core/text/decode';

const rename: RowEdit = { kind: 'rename', from: 'a.txt', to: 'b.txt' };

function edits(what: string, edit: Partial<RowEdit>, before: string, after: string): void {
  it(what, () => {
    const edited = editSourceRow(Buffer.from(before), { ...rename, ...edit });
    assert.equal(edited && Buffer.from(edited).toString(), after);
  });
}

describe('editSourceRow', () => {
  edits(
    'renames a source and leaves everything else',
    {},
    'source,case\nz.txt,"Z, 1"\na.txt,A \n\n',
    'source,case\nz.txt,"Z, 1"\nb.txt,A \n\n',
  );
  edits('keeps CRLF', {}, 'source,case\r\na.txt,A\r\n', 'source,case\r\nb.txt,A\r\n');
  edits('keeps a byte order mark', {}, '\ufeffsource\na.txt\n', '\ufeffsource\nb.txt\n');
  edits('keeps semicolons', {}, 'source;case\na.txt;A\n', 'source;case\nb.txt;A\n');
  edits(
    'quotes a path that needs it',
    { to: 'b, c.txt' },
    'source,case\na.txt,A\n',
    'source,case\n"b, c.txt",A\n',
  );
  edits(
    'finds a path behind emoji and a cell of two lines',
    {},
    'case,source\n"😀\r\nx",./a.txt\r\n',
    'case,source\n"😀\r\nx",b.txt\r\n',
  );
  edits(
    'writes a copy below the row',
    { kind: 'copy' },
    'source,case\r\na.txt,A\r\nz.txt,Z',
    'source,case\r\na.txt,A\r\nb.txt,A\r\nz.txt,Z',
  );
  edits('writes a copy at the end', { kind: 'copy' }, 'source\na.txt', 'source\na.txt\nb.txt');
  edits('takes a row away', { kind: 'remove' }, 'source\na.txt\nz.txt\n', 'source\nz.txt\n');
  edits('leaves a path that has a row', {}, 'source\na.txt\nb.txt\n', 'source\na.txt\nb.txt\n');
  edits('leaves what names no such source', {}, 'source\nz.txt\n', 'source\nz.txt\n');

  it('keeps GB18030, Chinese names too', () => {
    // source,case⏎访谈.txt,王
    const before = Buffer.from([
      ...Buffer.from('source,case\n'),
      ...[0xb7, 0xc3, 0xcc, 0xb8],
      ...Buffer.from('.txt,'),
      ...[0xcd, 0xf5],
      0x0a,
    ]);
    const after = editSourceRow(before, { kind: 'rename', from: '访谈.txt', to: '王访谈.txt' });
    assert.ok(after);
    assert.equal(
      Buffer.from(after).toString('latin1'),
      'source,case\n\xcd\xf5\xb7\xc3\xcc\xb8.txt,\xcd\xf5\n',
    );
  });
  it('keeps UTF-16', () => {
    const before = Buffer.from('\ufeffsource\na.txt\n', 'utf16le');
    const after = editSourceRow(before, rename);
    assert.equal(after && Buffer.from(after).toString('utf16le'), '\ufeffsource\nb.txt\n');
  });
  it('writes nothing where bytes of the file can’t be read', () => {
    const broken = Buffer.from([...Buffer.from('source,case\na.txt,'), 0xff, 0xfe, 0x0a]);
    const edited = editSourceRow(broken, rename);
    assert.ok(edited === undefined || Buffer.from(edited).includes(Buffer.from([0xff, 0xfe])));
  });

  it('takes back what it did, byte for byte, in any table', () => {
    const cell = fc.constantFrom('x', '"a, b"', '', '学校', '"1\n2"', '😀', ' y ');
    const table = fc.record({
      rows: fc.array(fc.tuple(cell, cell), { maxLength: 4 }),
      at: fc.nat(4),
      end: fc.constantFrom('\n', '\r\n'),
      isEnded: fc.boolean(),
    });
    fc.assert(
      fc.property(table, ({ rows, at, end, isEnded }) => {
        const lines = rows.map(([one, other], i) => `${one},s${i}.txt,${other}`);
        lines.splice(Math.min(at, lines.length), 0, '学,a.txt,"1"');
        const text = ['学校,source,note', ...lines].join('\n') + (isEnded ? '\n' : '');
        const before = Buffer.from(text.replaceAll('\n', end));
        const there = editSourceRow(before, rename);
        assert.ok(there);
        const names = [...readSources('', decodeText(there).text).value.rows.keys()];
        assert.ok(names.includes('b.txt') && !names.includes('a.txt'));
        const back = editSourceRow(there, { kind: 'rename', from: 'b.txt', to: 'a.txt' });
        assert.deepEqual(back && Buffer.from(back), before);
      }),
    );
  });
});
