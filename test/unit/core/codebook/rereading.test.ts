import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCodebook } from '../../../../src/core/codebook/read';
import { Rereading } from '../../../../src/core/codebook/rereading';

const file = 'codebook.yaml';

const book = `# Agreed in spring.
title: {en: Leading, zh: 引领}
codes:
  role:
    name: Responsibilities
    codable: false
    codes:
      mentoring:   # the core
        name: {en: Mentoring, zh: 带教}
        definition: >
          Works with one teacher
          over time.
        exclude:
          - One lesson for the public (use polishing)
        key: m

      polishing: Lesson polishing
      # kept for later
      research:
  trust: {name: Trust, aliases: [faith, 信任]}
  barrier:
    name: "Barriers"
    codes:
      time:
        color: "#ff0000"
      money: Money
    definition: What hinders.
`;

/** What a reading says, apart from its tree. */
const told = ({ value, problems }: ReturnType<typeof parseCodebook>) => ({
  codes: value.codes,
  roots: value.roots,
  title: value.title,
  problems,
});

function rereads(title: string, ...texts: readonly string[]): void {
  it(`reads as anew: ${title}`, () => {
    const rereading = new Rereading(file, book);
    for (const text of texts)
      assert.deepEqual(told(rereading.take(text)), told(parseCodebook(file, text)));
  });
}

const with_ = (from: string, to: string, text = book) => {
  assert.ok(text.includes(from), from);
  return text.replace(from, to);
};

describe('a codebook read while it is written', () => {
  rereads('a word in a definition', with_('one teacher', 'one or two teachers'));
  rereads('a field', with_('key: m\n', 'key: m\n        color: "#123456"\n'));
  rereads('an id', with_('polishing:', 'lesson-polishing:'));
  rereads('a code before another', with_('      polishing:', '      new: New\n      polishing:'));
  rereads('a code at the end', `${book}  last: Last\n`);
  rereads('a code taken out', with_('      polishing: Lesson polishing\n', ''));
  rereads('a code that moves out of its parent', with_('      research:', '  research:'));
  rereads('the field after the codes inside', with_('What hinders.', 'What hinders\n      them.'));
  rereads('a title', with_('Leading', 'Leading across'));
  rereads('a key that is taken', with_('name: "Barriers"', 'name: "Barriers"\n    key: m'));
  rereads('an anchor', with_('"Barriers"', '&b "Barriers"'), with_('Trust', '*b'));
  rereads('the same text again', book);
  rereads(
    'a word, letter by letter',
    ...Array.from({ length: 9 }, (_, i) =>
      with_('Lesson polishing', `Lesson ${'polishes it'.slice(0, i + 2)}`),
    ),
  );

  it('keeps the damage of a slip within its code', () => {
    const rereading = new Rereading(file, book);
    const broken = with_('        key: m', '        "key\n        key: m');
    const { value, yaml } = rereading.take(broken);
    assert.equal(yaml.isBroken, true);
    assert.deepEqual(
      value.codes.map(({ id }) => id),
      parseCodebook(file, book).value.codes.map(({ id }) => id),
    );
    assert.deepEqual(told(rereading.take(book)), told(parseCodebook(file, book)));
  });

  it('reads as anew after any change of sound text', function () {
    this.timeout(20_000);
    const lines = book.split('\n');
    const edit = fc.record({
      line: fc.nat({ max: lines.length - 1 }),
      cut: fc.nat({ max: 2 }),
      put: fc.subarray(lines, { maxLength: 2 }),
      at: fc.nat({ max: 12 }),
      words: fc.constantFrom('', 'x', ' ', ': ', '- ', '#', '\n', '"', '代', '  '),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        const rereading = new Rereading(file, book);
        let text = book;
        for (const { line, cut, put, at, words } of edits) {
          const now = text.split('\n');
          const head = now[line] ?? '';
          now.splice(line, cut, ...put, head.slice(0, at) + words + head.slice(at));
          text = now.join('\n');
          const anew = parseCodebook(file, text);
          const { yaml } = anew;
          const read = rereading.take(text);
          if (!yaml.isBroken) assert.deepEqual(told(read), told(anew));
        }
      }),
      { numRuns: 100 },
    );
  });
});
