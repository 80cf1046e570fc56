import assert from 'node:assert/strict';
import fs from 'node:fs';
import { codeAt, colorsIn, placesIn, textAt } from '../../../../src/core/codebook/places';
import { parseCodebook } from '../../../../src/core/codebook/read';
import { BookWatch } from '../../../../src/core/codebook/sight';

const book = `title: T
codes:
  role:
    name: {en: Role, zh: "角色"}
    color: "#4e79a7"
    codes:
      mentoring:
        definition: >
          Works with one
          teacher.
        exclude:
          - 'One lesson (use other)'
        # none else

      flow: {name: Flow, color: '#abc', codes: {inner: Inner}}
  other: Other
`;

const placesOf = (text: string) => placesIn(parseCodebook('codebook.yaml', text));

describe('the places of a codebook', () => {
  it('are those of its codes, whatever the form they are written in', () => {
    const whole = placesOf(book).codes.map(({ id, parent, key, whole: { start, end } }) => [
      parent,
      book.slice(key.start, key.end),
      id,
      book.slice(start, end).split('\n').length,
    ]);
    assert.deepEqual(whole, [
      [undefined, 'role', 'role', 13],
      ['role', 'mentoring', 'mentoring', 6],
      ['role', 'flow', 'flow', 1],
      ['flow', 'inner', 'inner', 1],
      [undefined, 'other', 'other', 1],
    ]);
  });

  it('are those of fields and their texts', () => {
    const texts = placesOf(book).codes.flatMap(({ id, fields }) =>
      fields.flatMap((field) =>
        field.texts.map(({ span, language }) =>
          [id, field.name, language, book.slice(span.start, span.end)].join(' '),
        ),
      ),
    );
    assert.deepEqual(texts, [
      'role name en Role',
      'role name zh "角色"',
      'role color  "#4e79a7"',
      'mentoring definition  >\n          Works with one\n          teacher.\n',
      "mentoring exclude  'One lesson (use other)'",
      'flow name  Flow',
      "flow color  '#abc'",
      'inner name  Inner',
      'other name  Other',
    ]);
  });

  it('tell the code and the text at an offset', () => {
    const places = placesOf(book);
    const at = (words: string) => {
      const offset = book.indexOf(words);
      const code = codeAt(places, offset);
      return [code?.id, code && textAt(code, offset)?.field.name];
    };
    assert.deepEqual(at('角色'), ['role', 'name']);
    assert.deepEqual(at('(use other'), ['mentoring', 'exclude']);
    assert.deepEqual(at('Inner'), ['inner', 'name']);
    assert.deepEqual(at('title'), [undefined, undefined]);
  });

  it('are those of colours', () => {
    const colors = colorsIn(placesOf(book)).map(({ span, hex }) => [
      book.slice(span.start, span.end),
      hex,
    ]);
    assert.deepEqual(colors, [
      ['"#4e79a7"', '#4e79a7'],
      ["'#abc'", '#aabbcc'],
    ]);
  });

  it('hold every code of the books that ship', () => {
    const files = ['examples/cross-school-leadership/codebook.yaml', 'codebooks/cfir-2.yaml'];
    for (const file of files) {
      const text = fs.readFileSync(file, 'utf8');
      const { codes } = placesOf(text);
      assert.deepEqual(
        codes.map(({ id }) => id),
        parseCodebook(file, text).value.codes.map(({ id }) => id),
      );
      for (const { id, key } of codes) assert.equal(text.slice(key.start, key.end), id);
    }
  });
});

describe('a codebook in sight', () => {
  const idsIn = (text: string, { codes }: ReturnType<typeof placesOf>) =>
    codes.map(({ key }) => text.slice(key.start, key.end));

  it('keeps the codes of before while a slip hides them, where they stand now', () => {
    const watch = new BookWatch('codebook.yaml', book);
    const broken = book.replace('codes:\n  role', 'codes: [\n  role');
    const sight = watch.take(broken);
    assert.equal(sight.brokenLine, 2);
    assert.deepEqual(idsIn(broken, sight.places), idsIn(book, placesOf(book)));
    assert.equal(watch.take(book).brokenLine, undefined);
  });

  it('looks no further back than it must: a slip in one code hides nothing', () => {
    const watch = new BookWatch('codebook.yaml', book);
    const sight = watch.take(book.replace('        # none else', '        "def'));
    assert.equal(sight.parsed.yaml.isBroken, true);
    assert.equal(sight.brokenLine, undefined);
  });

  it('lets go of codes that were taken out', () => {
    const watch = new BookWatch('codebook.yaml', book);
    const sight = watch.take(book.replace('  other: Other\n', ''));
    assert.equal(sight.places.byId.has('other'), false);
  });
});
