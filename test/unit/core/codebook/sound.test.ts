import assert from 'node:assert/strict';
import { placesIn } from '../../../../src/core/codebook/places';
import { parseCodebook } from '../../../../src/core/codebook/read';
import { soundnessOf } from '../../../../src/core/codebook/sound/check';
import {
  type Applied,
  type SoundKind,
  soundKinds,
} from '../../../../src/core/codebook/sound/sound';
import { indexLines } from '../../../../src/core/text/lines';
import { rangeOfMark, said } from './told';

/** What coders have made of a book, in the fewest words. */
interface Use {
  readonly counts?: Readonly<Record<string, number>>;
  /** By `a b`: how many excerpts of a share their words with b. */
  readonly shared?: Readonly<Record<string, number>>;
  /** Examples that are in excerpts; undefined where nobody has looked. */
  readonly coded?: readonly string[] | undefined;
}

function appliedAs({ counts = {}, shared = {}, coded }: Use): Applied {
  return {
    total: Object.values(counts).reduce((sum, n) => sum + n, 0),
    countOf: (code) => counts[code] ?? 0,
    sharedWith: (code, other) => shared[`${code} ${other}`] ?? 0,
    isCoded: (_, example) => coded?.includes(example),
  };
}

function problemsIn(text: string, use: Use) {
  const file = 'codebook.yaml';
  const parsed = parseCodebook(file, text);
  assert.deepEqual(parsed.problems.map(said), []);
  const { value: book, source } = parsed;
  const placed = { source, lines: indexLines(source), places: placesIn(parsed) };
  return soundnessOf({ file, book, applied: appliedAs(use), text: placed });
}

const kindsTold = new Set<SoundKind>();

/** Exactly one problem of the kind, at the excerpt marked «…», with those words in its sentence. */
function tells(kind: SoundKind, title: string, marked: string, use: Use = {}, words = ''): void {
  it(`tells ${kind}: ${title}`, () => {
    kindsTold.add(kind);
    const problems = problemsIn(marked.replace(/[«»]/g, ''), use).filter((p) => p.kind === kind);
    assert.deepEqual(
      problems.map(({ range }) => range),
      [rangeOfMark(marked)],
    );
    const text = problems.map(said).join('\n');
    assert.ok(text.includes(words), text);
  });
}

/** Nothing of the kind. */
function silent(kind: SoundKind, title: string, text: string, use: Use = {}): void {
  it(`is silent on ${kind}: ${title}`, () => {
    const problems = problemsIn(text, use).filter((p) => p.kind === kind);
    assert.deepEqual(problems.map(said), []);
  });
}

const codes = (lines: string) => `codes:\n${lines.replace(/^(?=.)/gm, '  ')}\n`;
const pair = (a: string, b: string) => codes(`«a»:\n  ${a}\nb:\n  ${b}`);
const plain = (text: string) => text.replace(/[«»]/g, '');

describe('What is unsound in a codebook', () => {
  tells('no-definition', 'a code of which nothing is said', codes('«a»: A'));
  silent('no-definition', 'a category', codes('a: {codable: false, codes: {b: {definition: D}}}'));
  silent('no-definition', 'a code with a definition', codes('a: {definition: D}'));

  tells('no-criteria', 'a definition alone', codes('«a»: {definition: D}'));
  silent('no-criteria', 'what counts', codes('a: {definition: D, include: [X]}'));
  silent('no-criteria', 'what does not count', codes('a: {definition: D, exclude: [X]}'));
  silent('no-criteria', 'a code without a definition: that comes first', codes('a: A'));

  tells('no-example', 'an applied code', codes('«a»: {definition: D}'), { counts: { a: 1 } });
  silent('no-example', 'one that was never applied', codes('a: {definition: D}'));
  silent('no-example', 'one with an example', codes('a: {definition: D, examples: [X]}'), {
    counts: { a: 1 },
  });

  const example = 'a:\n  examples:\n    - Words\n    - «"We talk."»';
  const coded = ['Words'];
  tells(
    'example-not-coded',
    'words nobody coded',
    codes(example),
    { counts: { a: 1 }, coded },
    'We talk.',
  );
  silent('example-not-coded', 'words in an excerpt', plain(codes(example)), {
    counts: { a: 1 },
    coded: ['Words', 'We talk.'],
  });
  silent('example-not-coded', 'a code never applied', plain(codes(example)), { coded });
  silent('example-not-coded', 'nobody has looked', plain(codes(example)), { counts: { a: 1 } });
  silent(
    'example-not-coded',
    'a translation beside the words',
    codes('a: {examples: [{en: Words, zh: 话}]}'),
    {
      counts: { a: 1 },
      coded,
    },
  );

  tells('unused-code', 'among many codings', codes('a: A\n«b»: B'), { counts: { a: 20 } });
  silent('unused-code', 'in a young project', codes('a: A\nb: B'), { counts: { a: 19 } });
  silent('unused-code', 'codes inside it are used', codes('a: {name: A, codes: {b: B}}'), {
    counts: { b: 30 },
  });
  silent('unused-code', 'a category', codes('a: {codable: false}\nb: B'), { counts: { b: 30 } });

  const category = '«a»: {codable: false, codes: {b: B}}';
  tells('category-applied', 'once', codes(category), { counts: { a: 1 } }, 'applied once');
  tells('category-applied', 'often', codes(category), { counts: { a: 7 } }, '7 times');
  silent('category-applied', 'only what is inside it', plain(codes(category)), {
    counts: { b: 7 },
  });

  const rule = codes('«a»:\n  exclude: [Talks to many (use b)]\nb: B');
  tells('applied-with-excluded', 'against a rule', rule, { shared: { 'a b': 2 } }, '2 times');
  silent('applied-with-excluded', 'once, where the rule has a condition', plain(rule), {
    shared: { 'a b': 1 },
  });
  tells(
    'applied-with-excluded',
    'once, where it has none',
    codes('«a»: {exclude: [Use b.]}\nb: B'),
    {
      shared: { 'a b': 1 },
    },
  );
  silent(
    'applied-with-excluded',
    'both may stand',
    codes('a: {exclude: [Talks (use b; both if both)]}\nb: B'),
    {
      shared: { 'a b': 5 },
    },
  );
  tells(
    'applied-with-excluded',
    'once for two codes that exclude each other',
    pair('exclude: [X (use b)]', 'exclude: [Y (use a)]'),
    { shared: { 'a b': 2, 'b a': 2 } },
  );

  const siblings = codes('«a»: A\nb: B');
  const often = { counts: { a: 5, b: 6 } };
  tells('always-together', 'siblings', siblings, { ...often, shared: { 'a b': 5, 'b a': 5 } });
  silent('always-together', 'one of them often stands alone', plain(siblings), {
    counts: { a: 5, b: 20 },
    shared: { 'a b': 5, 'b a': 5 },
  });
  silent('always-together', 'too few to tell', plain(siblings), {
    counts: { a: 4, b: 4 },
    shared: { 'a b': 4, 'b a': 4 },
  });
  silent('always-together', 'of different parents', codes('c: {codes: {a: A}}\nb: B'), {
    ...often,
    shared: { 'a b': 5, 'b a': 5 },
  });

  tells('similar-codes', 'one name', codes('a: Team work\n«b»: Teamwork'), {}, 'same name');
  tells(
    'similar-codes',
    'one name in one of two languages',
    codes('a: {name: {en: Mentoring, zh: 带教}}\n«b»: {name: {en: Coaching, zh: 带教}}'),
    {},
    '带教',
  );
  tells('similar-codes', 'a plural', codes('a: Barrier\n«b»: Barriers'), {}, 'same name');
  tells(
    'similar-codes',
    'an alias that names another',
    codes('a: Coaching\n«b»: {name: Mentoring, aliases: [coaching]}'),
    {},
    'same word',
  );
  tells(
    'similar-codes',
    'a letter more',
    codes('a: Adoption of tools\n«b»: Adaption of tools'),
    {},
    'nearly the same name',
  );
  tells(
    'similar-codes',
    'one definition',
    codes(
      'a: {definition: The leader works with a teacher of another school on lessons.}\n«b»: {definition: The leader works with a teacher of another school on his lessons.}',
    ),
    {},
    'definition',
  );
  tells(
    'similar-codes',
    'one definition in Chinese',
    codes(
      'a: {definition: 引领者与一位外校教师结成较长期的对子，围绕课堂开展工作}\n«b»: {definition: 引领者与一位外校教师结成长期的对子，围绕课堂开展工作}',
    ),
  );
  silent(
    'similar-codes',
    'numbered names',
    codes('a: Phase I\nb: Phase II\nc: Round 10\nd: Round 11'),
  );
  silent(
    'similar-codes',
    'names of one family',
    codes('a: Trust in craft\nb: Trust in character\nc: 课堂工作\nd: 课题工作'),
  );
  silent('similar-codes', 'its own alias', codes('a: {name: Coaching, aliases: [coaching]}'));
  silent(
    'similar-codes',
    'definitions in one manner',
    codes(
      'a: {definition: The leader works with one teacher of another school on pupils.}\nb: {definition: The leader speaks before many teachers of the district about reform.}',
    ),
  );

  const both = 'b: {name: {en: B, zh: 乙}}\nc: {name: {en: C, zh: 丙}}\n';
  tells('missing-translation', 'a name', codes(`${both}a:\n  «name»: Alpha`), {}, 'en, zh');
  tells(
    'missing-translation',
    'a name in one language',
    codes(`${both}a:\n  «name»: {en: A}`),
    {},
    'missing in zh',
  );
  tells(
    'missing-translation',
    'a definition',
    codes('b: {definition: {en: B, zh: 乙}}\na:\n  «definition»:\n    en: A'),
    {},
    'definition',
  );
  silent('missing-translation', 'a book in one language', codes('a: {name: {en: A}}\nb: B'));
  silent(
    'missing-translation',
    'a language that is rare',
    codes('a: {name: {en: A, zh: 甲}}\nb: {name: {en: B}}\nc: {name: {en: C}}\nd: {name: {en: D}}'),
  );
  silent('missing-translation', 'a code without a name', codes(`${both}a: {color: "#123456"}`));

  tells(
    'use-circle',
    'over three codes',
    codes('«a»: {exclude: [X (use b)]}\nb: {exclude: [Y (use c)]}\nc: {exclude: [Z (use a)]}'),
    {},
    '“a” → “b” → “c” → “a”',
  );
  tells(
    'use-circle',
    'two that send on whatever comes',
    pair('exclude: [Use b]', 'exclude: [Use a]'),
  );
  silent(
    'use-circle',
    'two that draw the line between them',
    plain(pair('exclude: [X (use b)]', 'exclude: [Y (use a)]')),
  );
  silent(
    'use-circle',
    'codes that may stand beside',
    plain(pair('exclude: [X (add b)]', 'exclude: [Y (add a)]')),
  );

  it('is told of every kind by one of these tests', () => {
    assert.deepEqual([...kindsTold].sort(), Object.keys(soundKinds).sort());
  });
});
