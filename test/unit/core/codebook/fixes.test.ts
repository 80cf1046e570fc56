import assert from 'node:assert/strict';
import { fixesFor } from '../../../../src/core/codebook/fixes';
import { BookWatch } from '../../../../src/core/codebook/sight';
import { soundnessOf } from '../../../../src/core/codebook/sound/check';
import { applySplices } from '../../../../src/core/codebook/splice';
import { readCodebook } from '../../../../src/core/codebook/read';
import { said } from './told';

const file = 'codebook.yaml';

/** The text after the fixes offered for its problems of a kind, the first problem's, in their order. */
function fixed(kind: string, text: string): string[] {
  const { sight } = new BookWatch(file, text);
  const { parsed, book, lines, places } = sight;
  const counts: Readonly<Record<string, number>> = { a: 9 };
  const applied = {
    total: 0,
    countOf: (code: string) => counts[code] ?? 0,
    sharedWith: () => 0,
    isCoded: () => false,
  };
  const placed = { source: parsed.source, lines, places };
  const problems = [...parsed.problems, ...soundnessOf({ file, book, applied, text: placed })];
  const problem = problems.find((each) => each.kind === kind);
  assert.ok(problem, `no ${kind} among: ${problems.map(said).join('\n')}`);
  return fixesFor(problem, sight).map(({ splices }) =>
    applySplices(text, splices).replace(/\$\{(\d)\}/g, '$1'),
  );
}

function mends(kind: string, title: string, text: string, ...wanted: readonly string[]): void {
  it(`mends ${kind}: ${title}`, () => {
    const results = fixed(kind, text);
    assert.deepEqual(results, wanted);
    for (const result of results) {
      const errors = readCodebook(file, result).problems.filter((p) => p.severity === 'error');
      assert.deepEqual(errors.map(said), [], result);
    }
  });
}

describe('a problem of a codebook', () => {
  mends(
    'no-definition',
    'after the name, with the comment of its line',
    'codes:\n  a:\n    name: A # so\n    key: m\n',
    'codes:\n  a:\n    name: A # so\n    definition: "1"\n    key: m\n',
  );
  mends('no-definition', 'of an id alone', 'codes:\n  a:\n', 'codes:\n  a:\n    definition: "1"\n');
  mends(
    'no-definition',
    'at the end of the file',
    'codes:\n  a:',
    'codes:\n  a:\n    definition: "1"',
  );
  mends(
    'no-definition',
    'of a name after its id',
    'codes:\n  a: A\n  b: {definition: D}\n',
    'codes:\n  a:\n    name: A\n    definition: "1"\n  b: {definition: D}\n',
  );
  mends(
    'no-definition',
    'in braces',
    'codes:\n  a: {name: A, key: m}\n',
    'codes:\n  a: {name: A, definition: "1", key: m}\n',
  );
  mends(
    'no-definition',
    'before the codes inside',
    'codes:\n  a:\n    codes:\n      b: {definition: D}\n',
    'codes:\n  a:\n    definition: "1"\n    codes:\n      b: {definition: D}\n',
  );
  mends(
    'no-definition',
    'in the languages of the book',
    'codes:\n  b: {definition: {en: B, zh: 乙}}\n  a:\n    name: A\n',
    'codes:\n  b: {definition: {en: B, zh: 乙}}\n  a:\n    name: A\n    definition:\n      en: "1"\n      zh: "2"\n',
  );
  mends('no-definition', 'not on a line with other codes', 'codes: {a: A}\n');
  mends(
    'no-criteria',
    'after a definition over several lines',
    'codes:\n  a:\n    definition: >\n      Works\n      with one.\n\n  b: {definition: D, include: [X]}\n',
    'codes:\n  a:\n    definition: >\n      Works\n      with one.\n    include:\n      - "1"\n    exclude:\n      - "2"\n\n  b: {definition: D, include: [X]}\n',
  );
  mends(
    'example-not-coded',
    'one of several',
    'codes:\n  a:\n    examples:\n      - One # so\n      - Two\n',
    'codes:\n  a:\n    examples:\n      - Two\n',
  );
  mends(
    'example-not-coded',
    'the only one',
    'codes:\n  a:\n    examples:\n      - One\n    key: m\n',
    'codes:\n  a:\n    key: m\n',
  );
  mends(
    'category-applied',
    'by taking the field away',
    'codes:\n  a:\n    codable: false\n    name: A\n',
    'codes:\n  a:\n    name: A\n',
  );
  mends(
    'duplicate-key',
    'by another letter of its name, or none',
    'codes:\n  b: {name: B, key: m}\n  a:\n    name: More\n    key: m\n',
    'codes:\n  b: {name: B, key: m}\n  a:\n    name: More\n    key: o\n',
    'codes:\n  b: {name: B, key: m}\n  a:\n    name: More\n',
  );
  mends(
    'unknown-field',
    'by what was meant',
    'codes:\n  a:\n    defintion: D\n',
    'codes:\n  a:\n    definition: D\n',
  );
  const both = 'codes:\n  b: {name: {en: B, zh: 乙}}\n  c: {name: {en: C, zh: 丙}}\n';
  mends(
    'missing-translation',
    'within braces',
    `${both}  a:\n    name: {en: A}\n`,
    `${both}  a:\n    name: {en: A, zh: "1"}\n`,
  );
  mends(
    'missing-translation',
    'below the others',
    `${both}  a:\n    name:\n      zh: 甲\n    key: m\n`,
    `${both}  a:\n    name:\n      zh: 甲\n      en: "1"\n    key: m\n`,
  );
  mends(
    'missing-translation',
    'around a text without a language',
    `${both}  a:\n    name: 甲, 一\n`,
    `${both}  a:\n    name: {zh: "甲, 一", en: "1"}\n`,
  );
});
