import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CodingRecord, writeRecord } from '../../../../src/core/coding/coding';
import { recordAt, recordsIn } from '../../../../src/core/coding/scan';
import { anyRecord } from '../../../support/arbitrary';
import { codingLines, record } from '../../../support/builders';
import { readLineByLine, scanned } from './lineByLine';

const [first, second] = [
  record({ id: 'one' }),
  record({ id: 'two', code: 'b', range: [2, 5, 3, 1] }),
];

/** Each coding as `line id code`, then each fault as `line fault`. */
function held(file: string | Uint8Array): string[] {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const { codings, faults } = scanned(bytes);
  assert.deepEqual({ codings, faults }, readLineByLine(bytes), 'as read line by line');
  return [
    ...codings.map(({ line, id, code }) => `${line} ${id} ${code}`),
    ...faults.map(({ line, fault }) => `${line} ${fault}`),
  ];
}

/** A line that holds the coding `one`, in whatever way it is written. */
function reads(what: string, line: string): void {
  it(`reads ${what}`, () => {
    assert.deepEqual(held(`${line}\n${writeRecord(second)}\n`), ['1 one a', '2 two b']);
  });
}

/** A line that holds no coding: the others count all the same. */
function refuses(what: string, line: string, fault: string): void {
  it(`refuses ${what}`, () => {
    const lines = [writeRecord(first), line, writeRecord(second)].join('\n');
    assert.deepEqual(held(lines), ['1 one a', '3 two b', `2 ${fault}`]);
  });
}

function changed(change: Readonly<Record<string, unknown>>): string {
  return writeRecord({ ...first, id: 'odd', ...change });
}

describe('scanCodings', () => {
  describe('line by line', () => {
    const { id, code, range, quote, before, after, created } = first;
    reads('a line as we write it', writeRecord(first));
    reads(
      'keys in another order',
      JSON.stringify({ quote, range, code, id, created, after, before }),
    );
    reads('white space between', JSON.stringify(first, null, ' ').replaceAll('\n', ''));
    reads('white space around', `  ${writeRecord(first)}\t `);
    reads(
      'keys that we do not know',
      writeRecord({ ...first, weight: 3, tags: ['x', { y: null }] }),
    );
    reads('a key called __proto__', writeRecord(first).replace('{', '{"__proto__":{"id":"x"},'));
    reads('a memo', writeRecord({ ...first, memo: 'Why? "So": \\ 好 👩‍🏫' }));
    reads('a memo that is a number', writeRecord({ ...first, memo: 5 as unknown as string }));
    reads('a coding without context or date', JSON.stringify({ id, code, range, quote }));
    reads(
      'escapes in every text',
      writeRecord({ ...first, quote: '"\n\t\\\u0001/', before: '\u2028' }),
    );
    reads('an id written in escapes', writeRecord(first).replace('"one"', '"\\u006fne"'));
    reads('half a character, as it may be escaped', writeRecord({ ...first, quote: '\ud83d' }));
    reads('numbers written otherwise', writeRecord(first).replace('[1,1,1,3]', '[1.0,1e0,1, 3]'));
    reads('large numbers', writeRecord({ ...first, range: [1, 1, 2147483647, 1] }));

    refuses('words', 'call her back on Monday', 'not-json');
    refuses('half a line', writeRecord(first).slice(0, 60), 'not-json');
    refuses('two codings on one line', writeRecord(first) + writeRecord(second), 'not-json');
    refuses('a list', '[1,1,1,3]', 'not-a-coding');
    refuses('nothing', 'null', 'not-a-coding');
    refuses('no id', changed({ id: undefined }), 'not-a-coding');
    refuses('an empty id', changed({ id: '' }), 'not-a-coding');
    refuses('an id that is a number', changed({ id: 1 }), 'not-a-coding');
    refuses('an empty code', changed({ code: '' }), 'not-a-coding');
    refuses('an empty quote', changed({ quote: '' }), 'not-a-coding');
    refuses('no range', changed({ range: undefined }), 'not-a-range');
    refuses('three numbers', changed({ range: [1, 1, 2] }), 'not-a-range');
    refuses('five numbers', changed({ range: [1, 1, 2, 3, 4] }), 'not-a-range');
    refuses('line 0', changed({ range: [0, 1, 1, 3] }), 'not-a-range');
    refuses('a negative number', changed({ range: [1, -1, 1, 3] }), 'not-a-range');
    refuses('half a column', changed({ range: [1, 1.5, 1, 3] }), 'not-a-range');
    refuses('a number as text', changed({ range: [1, '1', 1, 3] }), 'not-a-range');
    refuses('a number past 32 bits', changed({ range: [1, 1, 2147483648, 1] }), 'not-a-range');
    refuses('an end at the start', changed({ range: [1, 3, 1, 3] }), 'not-a-range');
    refuses('an end before the start', changed({ range: [2, 1, 1, 9] }), 'not-a-range');
    refuses('an id for the second time', changed({ id: 'one' }), 'repeated-id');
    refuses(
      'a key given twice',
      changed({}).replace('"code"', '"code":"b","code"'),
      'repeated-key',
    );
    refuses('a mark of git', '<<<<<<< HEAD', 'merge-conflict');
  });

  describe('file by file', () => {
    const file = codingLines(first, second);
    for (const [what, text, expected] of [
      ['an empty file', '', []],
      ['a byte order mark alone', '\ufeff', []],
      ['line ends alone', '\n\r\n\n', []],
      ['a byte order mark', `\ufeff${file}`, ['1 one a', '2 two b']],
      ['CRLF', file.replaceAll('\n', '\r\n'), ['1 one a', '2 two b']],
      ['no final line end', file.trimEnd(), ['1 one a', '2 two b']],
      ['a final CR', `${file.trimEnd()}\r`, ['1 one a', '2 two b']],
      ['blank lines between', `\n${file.replaceAll('\n', '\n \t\n')}`, ['2 one a', '4 two b']],
      ['a NUL at its end', `${file}\0`, ['1 one a', '2 two b', '3 not-json']],
    ] as const) {
      it(`reads ${what}`, () => assert.deepEqual(held(text), expected));
    }
    it('tells a file that is UTF-16', () => {
      assert.deepEqual(held(Buffer.from(`\ufeff${file}`, 'utf16le')), ['1 not-utf8']);
    });
    it('reads a file at any place in memory', () => {
      for (const offset of [0, 1, 2, 3]) {
        const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(file)]).subarray(offset);
        assert.deepEqual(held(bytes), ['1 one a', '2 two b']);
      }
    });
    it('takes of each id the first, however often it comes back', () => {
      const lines = codingLines(first, second, first, { ...second, code: 'c' }, first);
      assert.deepEqual(held(lines), [
        '1 one a',
        '2 two b',
        '3 repeated-id',
        '4 repeated-id',
        '5 repeated-id',
      ]);
    });
    it('keeps a code apart from one that begins with a byte order mark', () => {
      const codes = codingLines(
        record({ id: '1', code: 'x' }),
        record({ id: '2', code: '\ufeffx' }),
      );
      assert.deepEqual(held(codes), ['1 1 x', '2 2 \ufeffx']);
    });
    it('reads more codings than it has room for at first', () => {
      const many = Array.from({ length: 1100 }, (_, i) => record({ id: `id-${i}` }));
      assert.equal(held(codingLines(...many)).length, 1100);
    });
  });

  it('gives every record back as it was written', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyRecord, { selector: ({ id }) => id, maxLength: 6 }),
        (records) => {
          const bytes = Buffer.from(codingLines(...records));
          const back = recordsIn(bytes);
          assert.deepEqual(back.map(plain), records.map(plain));
          held(bytes);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('never throws on broken bytes, and reads what reading line by line does', () => {
    const damage = fc.record({
      at: fc.nat(),
      cut: fc.nat(6),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 3 }),
        fc
          .constantFrom(...['"', '\\', '\n', '\r', '{', '}', ',', '0', 'é', '\0', '\ufeff'])
          .map((text) => Buffer.from(text)),
      ),
    });
    fc.assert(
      fc.property(
        fc.array(anyRecord, { maxLength: 4 }),
        fc.array(damage, { maxLength: 4 }),
        (records, all) => {
          let bytes = Buffer.from(codingLines(...records));
          for (const { at, cut, put } of all) {
            const start = bytes.length ? at % bytes.length : 0;
            bytes = Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(start + cut)]);
          }
          held(bytes);
        },
      ),
      { numRuns: 600 },
    );
  });
});

describe('recordAt', () => {
  it('throws where no coding begins: whoever asks holds rows of another file', () => {
    assert.throws(
      () => recordAt(Buffer.from('{}\n'), 0),
      /No coding begins at byte 0: not-a-coding/,
    );
  });
});

/** As text, with its keys in order: two objects that differ in a key called __proto__ are not the same. */
function plain(of: CodingRecord): string {
  return writeRecord(of);
}
