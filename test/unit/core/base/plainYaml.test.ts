import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { readPlainYaml } from '../../../../src/core/base/plainYaml';
import { readYaml } from '../../../../src/core/base/yaml';
import { parseCodebook, readCodebook } from '../../../../src/core/codebook/read';

/** A tree as plain data, each scalar with how it is written and where it stands. */
function shapeOf(node: unknown): unknown {
  if (node === null || typeof node !== 'object') return null;
  const { items, value, type, range } = node as {
    items?: readonly { key?: unknown; value?: unknown }[];
    value?: unknown;
    type?: string;
    range?: readonly number[];
  };
  if (!items) return value === null || value === '' ? null : [value, type, range?.[0], range?.[1]];
  return items.map((item) =>
    item.key === undefined ? shapeOf(item) : [shapeOf(item.key), shapeOf(item.value)],
  );
}

/** What is read the plain way is what the YAML package reads, and it finds no fault. */
function isRead(text: string): boolean {
  const plain = readPlainYaml(text);
  if (!plain) return false;
  const troubles: unknown[] = [];
  const whole = readYaml(text, (trouble) => troubles.push(trouble));
  assert.deepEqual(troubles, []);
  assert.deepEqual(shapeOf(plain.root), shapeOf(whole.root));
  return true;
}

function reads(what: string, text: string): void {
  it(`reads ${what}`, () => assert.ok(isRead(text)));
}

function leaves(what: string, text: string): void {
  it(`leaves ${what} to the YAML package`, () => assert.equal(isRead(text), false));
}

describe('readPlainYaml', () => {
  reads('maps in maps', 'a:\n  b: c\n  d:\n      e: f\n  g: h\ni: j\n');
  reads('lists below their key, set in or not', 'a:\n- b\n- c\nd:\n  - e\nf: g\n');
  reads('flat lists and maps', 'a: [b, "c, d", {en: e}]\nf: {en: g h, zh: \'i\'}\nj: []\nk: {}\n');
  reads('keys without a value', 'a:\nb:\n  c:\n  d:\n');
  reads('comments and blank lines', '# one\n\na: b\n  # two\n   \n# three\nc:\n  # four\n  d: e\n');
  reads('colons and hashes within words', 'a: 10:30 and C#\nb: http://c#d\n');
  reads('comments behind values', 'a: b # c\nd: # e\n  f: "g"  # h\n  i: [j] # k\n');
  reads('Chinese', '标题: 带教\n定义: {en: Mentoring, zh: “带教”，一对一}\n');
  reads('no final line end', 'a: b');
  reads('spaces at the end of a plain text', 'a: b  \n');

  leaves('a text over several lines', 'a: b\n  c\n');
  leaves('a folded text', 'a: >\n  b\n');
  reads('escaped quotation marks', 'a: "b \\"c\\" \\\\"\n');
  leaves('any other escape', 'a: "b\\n"\n');
  leaves('an anchor', 'a: &b c\n');
  leaves('an alias', 'a: *b\n');
  leaves('a tag', 'a: !b c\n');
  leaves('a tabulator', 'a:\tb\n');
  leaves('a full-width space', 'a: b\u3000c\n');
  leaves('a second document', 'a: b\n---\nc: d\n');
  leaves('maps in a list', '- a: b\n');
  leaves('a text alone', 'a\n');
  leaves('an empty text', '');
  leaves('a quotation mark that is never closed', 'a: "b\n');
  leaves('a bracket that is never closed', 'a: [b\n');
  leaves('too small an indentation', 'a:\n    b: c\n  d: e\n');

  for (const name of fs.readdirSync('codebooks'))
    reads(name, fs.readFileSync(`codebooks/${name}`, 'utf8'));

  const piece = fc.constantFrom(
    ...[
      'a',
      'bc',
      'codes',
      'name',
      '师徒',
      ' ',
      '  ',
      '\n',
      '\n  ',
      '\n    ',
      ': ',
      ':',
      '- ',
      '-',
    ],
    ...[
      '[',
      ']',
      '{',
      '}',
      ', ',
      ',',
      '"',
      "'",
      '#',
      ' #',
      '\\',
      '&',
      '*',
      '!',
      '|',
      '>',
      '?',
      '%',
    ],
    ...['~', 'null', 'x: y', '\n- z', '\nk:', '\n  k: v', '"q"', '[1, 2]', '{en: E, zh: Z}', '<<'],
  );
  it('reads nothing otherwise than the YAML package does', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        isRead(pieces.join(''));
      }),
      { numRuns: 4000 },
    );
  });

  it('makes the same codebook', () => {
    const line = fc.tuple(
      fc.constantFrom('', '  ', '    ', '      '),
      fc.array(piece, { maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), (lines) => {
        const text = `codes:\n${lines.map(([indent, pieces]) => indent + pieces.join('')).join('\n')}`;
        const { value, problems } = parseCodebook('codebook.yaml', text);
        assert.deepEqual(readCodebook('codebook.yaml', text), { value, problems });
      }),
      { numRuns: 300 },
    );
  });
});
