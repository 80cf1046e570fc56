import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isMap, isScalar, isSeq } from 'yaml';
import { readYaml, textOf, type Trouble } from '../../../../src/core/base/yaml';
import { readerTests } from '../codebook/told';
import { indexLines, rangeOf } from '../../../../src/core/text/lines';

function open(text: string) {
  const troubles: Trouble[] = [];
  const yaml = readYaml(text, (trouble) => troubles.push(trouble));
  return { yaml, troubles };
}

/** The tree in one line, as far as it could be read. */
function tree(text: string): string {
  const { yaml } = open(text);
  const show = (node: unknown): string => {
    const value = yaml.follow(node);
    if (isMap(value)) {
      return `{${value.items.map((pair) => `${show(pair.key)}: ${show(pair.value)}`).join(', ')}}`;
    }
    if (isSeq(value)) return `[${value.items.map(show).join(', ')}]`;
    return isScalar(value) ? (textOf(value) ?? '') : '';
  };
  return show(yaml.root);
}

const { tells, silent } = readerTests((text) => {
  const lines = indexLines(text);
  const problems = open(text).troubles.map(({ start, end, ...trouble }) => {
    return { ...trouble, file: '', range: rangeOf(lines, text, { start, end }) };
  });
  return { value: undefined, problems };
});

describe('readYaml', () => {
  silent(
    'scalars of every kind',
    'a: 1.0\nb: yes\nc: 2024-01-01\nd: "\\u5e26"\ne: |\n  x\n\n  y\n',
  );
  silent('a closing bracket below its key', 'codes: {\n  a: b,\n}\n');
  silent('a paragraph that begins with full-width spaces', 'a:\n  　　带教是\nb: 1\n');
  silent('a tab inside a text', 'a: |\n  \tx\nb: "x\ty"\n');
  silent('nothing', '');
  silent('marks of a document’s beginning and end', '%YAML 1.2\n---\na: 1\n...\n');

  const syntax = 'yaml-syntax';
  tells(syntax, 'an open quote, at its beginning', 'a: 1\nb: «"»带教\nc: 3\n', 'another "');
  tells(syntax, 'an open single quote', "b: «'»it''s\nc: 3\n", "another '");
  tells(syntax, 'an open bracket', '角:\n  b: «[»x, y\n  c: 3\n', '“]”');
  tells(syntax, 'an open brace in a brace', 'a: {b: {c: 1}, d: «[»1}\n', '“]”');
  tells(syntax, 'a second colon', 'a: «N»ote: x\nb: 2\n', 'double quotes');
  tells(syntax, 'no colon', 'a:\n  «c»\n  d: 2\n', 'with a space after the colon');
  tells(syntax, 'no space after the colon', 'a:\n  «name:x»\n  d: 2\n', 'with a space');
  tells(syntax, 'a full-width colon', 'a:\n  «名称：带教»\n  d: 2\n', 'full-width');
  tells(syntax, 'uneven indentation', 'a:\n   b: 1\n« » c: 2\n', 'same number of spaces');
  tells(syntax, 'a mark that begins no text', 'a: «@»home\nb: 2\n', '“@”');
  tells(syntax, 'a lone backslash', 'a: "C:«\\»q"\nb: 2\n', 'two backslashes');
  tells(syntax, 'a missing comma', 'a: ["x" «"»y"]\nb: 2\n', 'comma');
  tells(syntax, 'a bracket too many', 'a: [x]«]»\nb: 2\n', 'Remove it');
  tells(syntax, 'text after a quote', 'a: "x" «y»\nb: 2\n', 'one pair of quotes');
  tells('yaml-tab', 'tabs for indentation, once', 'a:\n«\t»b: 1\n\tc: 2\n', 'spaces');
  tells('yaml-space', 'full-width indentation', 'a:\n«　　»b: 1\n', 'ordinary spaces');
  tells('yaml-many-documents', 'a second document', 'a: 1\n«---»\nb: 2\n', 'first one');
  tells('yaml-many-documents', 'text after the end', 'a: 1\n...\n«b: 2»\n', 'first one');
  tells('yaml-tag', 'a tag', 'a: «!!int» 1\n', 'Remove it');
  tells('merge-conflict', 'a mark that git left', 'a: 1\n«<<<<<<< HEAD»\nb: 2\n', 'Git left');

  it('reads the rest where one line is broken', () => {
    assert.equal(tree('a: "x\nb: 2\n'), '{a: , b: 2}');
    assert.equal(tree('c:\n  a: [x\n  b: 2\n'), '{c: {a: , b: 2}}');
    assert.equal(tree('c:\n  a: [x, "y]\n  b: 2\n'), '{c: {a: , b: 2}}');
    assert.equal(tree('a: x: y\nb: 2\n'), '{a: , b: 2}');
    assert.equal(tree('a: [x]]\nb: 2\n'), '{a: [x], b: 2}');
    assert.equal(tree('c:\n\ta:\n\t\tn: x\n\tb: 2\n'), '{c: {a: {n: x}, b: 2}}');
    assert.equal(tree('c:\n　a:\n　　n: x\n　b: 2\n'), '{c: {a: {n: x}, b: 2}}');
    assert.equal(
      tree('a: 1\n<<<<<<< HEAD\nb: 2\n=======\nc: 3\n>>>>>>> x\n'),
      '{a: 1, b: 2, c: 3}',
    );
  });

  it('tells each of several slips where it is', () => {
    const { troubles } = open('c:\n  a: "x\n  b: [y\n  d: z: 1\n  e: @f\n  g: 2\n');
    assert.deepEqual(
      troubles.map(({ start }) => start).sort((a, b) => a - b),
      [8, 16, 24, 34],
    );
    assert.equal(
      tree('c:\n  a: "x\n  b: [y\n  d: z: 1\n  e: @f\n  g: 2\n'),
      '{c: {a: , b: , d: , e: @f, g: 2}}',
    );
  });

  it('follows an alias to a text, to the nearest anchor above it', () => {
    assert.equal(tree('a: &x 1\nb: *x\nc: &x 2\nd: *x\n'), '{a: 1, b: 1, c: 2, d: 2}');
  });

  it('refuses an alias to a list or map, or to nothing', () => {
    const { yaml, troubles } = open('a: &x [1]\nb: *x\nc: *y\nd: *z\nz: &z 1\n');
    if (!isMap(yaml.root)) assert.fail();
    for (const { value } of yaml.root.items) yaml.follow(value);
    assert.deepEqual(
      troubles.map(({ kind, start }) => [kind, start]),
      [
        ['yaml-alias', 13],
        ['yaml-alias', 19],
        ['yaml-alias', 25],
      ],
    );
  });

  it('never reads what is nested too deep', () => {
    for (const text of [
      '['.repeat(100_000),
      `a: ${'{b: '.repeat(100_000)}`,
      '- '.repeat(100_000),
    ]) {
      const { yaml, troubles } = open(text);
      assert.equal(yaml.root, undefined);
      assert.deepEqual(
        troubles.map(({ kind }) => kind),
        ['yaml-too-deep'],
      );
    }
  });

  it('tells no more than a hundred of countless errors, and how many are left', () => {
    const { troubles } = open('&a '.repeat(1000));
    assert.equal(troubles.length, 101);
    assert.deepEqual(troubles.at(-1)?.sentence.values, { count: 899 });
  });

  it('never throws, and stays within the text', () => {
    const scrap = fc.constantFrom(
      ...'ab带:-?[]{},#&*!|>\'"%@`~\\ \t\n',
      ': ',
      '\n  ',
      '- ',
      '---\n',
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 60 }), (scraps) => {
        const text = scraps.join('');
        for (const { start, end } of open(text).troubles) {
          assert.ok(0 <= start && start <= end && end <= text.length, text);
        }
      }),
      { numRuns: 300 },
    );
  }).timeout(20_000);
});
