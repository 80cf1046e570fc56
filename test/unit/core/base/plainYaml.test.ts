import assert from 'node:assert/strict';
import fc from 'fast-check';
import fs from 'node:fs';
import { isCollection, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import { readPlainYaml } from '../../../../src/core/base/plainYaml';

const books = [
  'codebooks/cfir-2.yaml',
  'codebooks/coi-community-of-inquiry.yaml',
  'codebooks/cross-school-leadership.yaml',
].map((file) => fs.readFileSync(file, 'utf8'));

describe('YAML as nearly everybody writes it', () => {
  it('is read from every codebook that comes with the extension', () => {
    for (const book of books) assertSame(book, true);
  });

  for (const [name, text] of Object.entries({
    'lists in the column of their key': 'a:\n- b\n- c: d\n  e: f\ng: h\n',
    'lists further in, with spaces behind the dash': 'a:\n  -   b: c\n      d: e\n  - f\n',
    'texts in brackets': "a: [b, \"c, d\", 'it''s', e f]\n",
    'maps in braces': 'a: {en: x (y), zh: 职责：与}\nb: {}\nc: []\n',
    'comments everywhere': '# a\nb: c # d\n  # e\n\n#f\ng: "h" # i\nj: [k] # l\n   # m\n',
    'no line end at the end': 'a:\n  b: c',
    'marks inside a text': 'a: b#c d:e http://f.g [h] {i} "j" - k\nl: "\\"m\\" \\n"\n',
  }))
    it(`is read: ${name}`, () => void assertSame(text, true));

  for (const [name, text] of Object.entries({
    'full-width spaces at the ends': 'a: b\u3000\nc:\u3000d\n\u3000e: f\n',
    'an escape that only YAML has': 'a: "\\x41"\n',
    'a text that goes on': 'a: b\n  c\nd: e\n',
    'a list that ends a map': 'a: b\n- c\n',
    'an empty value': 'a:\nb: c\n',
    'a list in a list': '- - a\n',
    documents: '---\na: b\n...\n',
  }))
    it(`is left to the package, or read as it reads it: ${name}`, () => void assertSame(text));

  it('never differs from the package, whatever is done to a codebook', () => {
    let read = 0;
    const share = fc.integer({ min: 0, max: 9999 }).map((part) => part / 10000);
    const spoiled = fc.record({
      book: fc.constantFrom(...books),
      from: share,
      lines: fc.integer({ min: 1, max: 25 }),
      edits: fc.array(
        fc.record({
          at: share,
          cut: fc.integer({ min: 0, max: 3 }),
          put: fc.constantFrom(
            ...['', ' ', '  ', '\n', '\n  ', ': ', ':', ' #', '#', '- ', '"', "'", '\\', '[', ']'],
            ...[
              '{',
              '}',
              ',',
              '&a ',
              '*a',
              '!b ',
              '|',
              '>',
              '\t',
              'x',
              '王',
              '\u3000',
              '---\n',
              '?',
            ],
          ),
        }),
        { maxLength: 2 },
      ),
    });
    fc.assert(
      fc.property(spoiled, ({ book, from, lines, edits }) => {
        const all = book.split('\n');
        const start = Math.floor(from * all.length);
        let text = undented(all.slice(start, start + lines)).join('\n');
        for (const { at, cut, put } of edits) {
          const place = Math.floor(at * text.length);
          text = text.slice(0, place) + put + text.slice(place + cut);
        }
        if (assertSame(text)) read++;
      }),
      { numRuns: 3000 },
    );
    assert.ok(read > 1000, `only ${read} could be read`);
  });
});

/** The first code among lines with what belongs to it, moved to the edge. */
function undented(lines: readonly string[]): string[] {
  const from = lines.findIndex((line) => /^ *[a-z]/.test(line));
  const indent = lines[from]?.search(/[^ ]/) ?? 0;
  const rest = lines.slice(Math.max(0, from));
  const end = rest.findIndex((line) => line.trim() !== '' && line.search(/[^ ]/) < indent);
  return rest.slice(0, end < 0 ? undefined : end).map((line) => line.slice(indent));
}

/** Whether it could be read at all. */
function assertSame(text: string, isExpected = false): boolean {
  const tree = readPlainYaml(text);
  if (!tree) assert.ok(!isExpected, 'not read');
  else {
    const { contents, errors, warnings } = parseDocument(text, {
      schema: 'failsafe',
      merge: false,
      uniqueKeys: false,
      logLevel: 'silent',
    });
    assert.deepEqual([errors, warnings], [[], []], text);
    assert.deepEqual(told(tree), told(contents), text);
  }
  return tree !== undefined;
}

/** What readers look at. */
function told(node: unknown): unknown {
  if (isPair(node)) return [told(node.key), told(node.value)];
  if (isScalar(node)) {
    const { value, type, source, range, anchor, tag } = node;
    return { value, type, source, range: range?.slice(0, 2), anchor, tag };
  }
  if (!isCollection(node)) return node;
  const { range, flow } = node;
  return {
    kind: isMap(node) ? 'map' : isSeq(node) ? 'list' : 'other',
    range: range?.slice(0, flow ? 2 : 1),
    flow,
    items: node.items.map(told),
  };
}
