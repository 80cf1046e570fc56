import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { Refusal } from '../../../../src/core/base/refusal';
import { mergeCodebooks } from '../../../../src/core/codebook/merge';
import { readCodebook } from '../../../../src/core/codebook/read';

const base = `# Our codes, made with care.
title: Leading together

codes:
  # What they do
  role:
    name: Roles   # all of them
    codable: false
    codes:
      mentoring:
        name: Mentoring peers
        definition: >
          The leader works with a teacher
          of another school.
        include: [Planning together, giving feedback]
        color: "#4e79a7"

      modelling: Modelling
  # What helps
  enablers:
    codes:
      time:
# the end
`;

function swap(text: string, ...pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((now, [from, to]) => {
    assert.ok(now.includes(from), `“${from}” is there`);
    return now.replace(from, to);
  }, text);
}

type Swap = readonly [from: string, to: string];

describe('mergeCodebooks', () => {
  /** What each side changes in the base; and what the merged book has of both. */
  const merges = (
    what: string,
    ours: readonly Swap[],
    theirs: readonly Swap[],
    also: readonly Swap[] = [],
  ) =>
    it(what, () => {
      const { text, conflicts } = mergeCodebooks(base, swap(base, ...ours), swap(base, ...theirs));
      assert.equal(text, swap(base, ...ours, ...theirs, ...also));
      assert.equal(conflicts, 0);
      assert.deepEqual(
        readCodebook('', text).problems.filter((each) => each.severity === 'error'),
        [],
      );
    });

  merges('keeps everything as it is written where nothing changed', [], []);
  merges(
    'takes a field from each side, of one code',
    [['Mentoring peers', '带教']],
    [['"#4e79a7"', '"#f28e2b"']],
  );
  merges(
    'takes fields that were added next to each other',
    [['        color:', '        key: m\n        color:']],
    [['#4e79a7"\n', '#4e79a7"\n        aliases: [师徒]\n']],
  );
  merges(
    'takes a text of several lines',
    [['Leading together', 'Leading']],
    [['of another school', 'of any\n          other school']],
  );
  merges(
    'takes codes that were added on both sides, with their comments',
    [
      [
        '      modelling:',
        '      # new\n      observing:\n        name: Observing\n      modelling:',
      ],
    ],
    [['      time:\n', '      time:\n      trust: Trust\n']],
  );
  merges(
    'takes codes added in one place, ours first',
    [['      time:\n', '      time:\n      money:\n']],
    [['      time:\n', '      time:\n      trust: Trust\n']].map(([a]) => [a ?? '', a ?? '']),
    [],
  );
  merges(
    'lets go a code that was removed',
    [['      modelling: Modelling\n', '']],
    [['      time:\n', '      time: Time\n']],
  );
  merges(
    'keeps the comments of ours, and takes those that theirs changed',
    [
      ['# all of them', '# every one'],
      ['# What they do', '# Deeds'],
    ],
    [
      ['# What helps', '# What helps them'],
      ['# the end', '# The end.'],
      ['made with care', 'made by us'],
    ],
  );
  merges(
    'takes the items of a list from both sides',
    [['giving feedback', 'giving feedback, 听课']],
    [['[Planning together', '["On a phone, too", Planning together']],
  );
  merges(
    'takes a name alone that got more fields',
    [['Leading together', 'Leading']],
    [['modelling: Modelling', 'modelling:\n        name: Modelling\n        key: o']],
  );

  it('takes whatever both sides changed in different places, however much that is', function () {
    this.timeout(20_000);
    const places: readonly Swap[] = [
      ['made with care', 'made by us'],
      ['Leading together', '"Leading: together"'],
      ['# What they do', '# Deeds'],
      ['Roles ', '{en: Roles, zh: 角色} '],
      ['      mentoring:', '      observing:\n        key: o\n      mentoring:'],
      ['Mentoring peers', '带教'],
      ['of another school', 'of any\n\n          other school'],
      ['Planning together', '"A, b", Planning together'],
      ['        color:', '        exclude:\n          - one\n          - two\n        color:'],
      ['"#4e79a7"', "'#abc' # faint"],
      ['\n      modelling: Modelling\n', ''],
      ['  # What helps', '  # Who helps\n  helpers: Helpers\n  # What helps'],
      [
        '      time:\n',
        '      time:\n        definition: |\n          # hours\n\n          days\n',
      ],
      ['# the end', '# the\n# end'],
    ];
    const anySide = fc.constantFrom('nobody', 'ours', 'theirs', 'both');
    const size = places.length;
    fc.assert(
      fc.property(fc.array(anySide, { minLength: size, maxLength: size }), (who) => {
        const by = (...names: string[]) =>
          swap(base, ...places.filter((_, i) => names.includes(who[i] ?? '')));
        const merged = mergeCodebooks(base, by('ours', 'both'), by('theirs', 'both'));
        assert.deepEqual(merged, { text: by('ours', 'theirs', 'both'), conflicts: 0 });
      }),
      { numRuns: 150 },
    );
  });
  it('takes codes into a code that has none on the other side', () => {
    const ours = swap(base, ['time:\n', 'time: Time\n']);
    const theirs = swap(base, [
      'time:\n',
      'time:\n        codes:\n          long:\n          short: Short\n',
    ]);
    assert.equal(
      mergeCodebooks(base, ours, theirs).text,
      swap(base, [
        'time:\n',
        'time:\n        name: Time\n        codes:\n          long:\n          short: Short\n',
      ]),
    );
  });
  it('moves a code with what is in it, and what the other side changed there', () => {
    const mentoring = /( {6}mentoring:\n[^]*?\n)\n/.exec(base)?.[1] ?? '';
    const theirs = swap(base, [mentoring, ''], ['      time:\n', `      time:\n${mentoring}`]);
    const ours = swap(base, ['Mentoring peers', '带教']);
    const { text } = mergeCodebooks(base, ours, theirs);
    const book = readCodebook('', text).value;
    assert.deepEqual(
      [...book.byId].map(([id, { parent }]) => `${parent} ${id}`),
      [
        'undefined role',
        'role modelling',
        'undefined enablers',
        'enablers time',
        'enablers mentoring',
      ],
    );
    assert.deepEqual([...(book.byId.get('mentoring')?.name ?? [])], [['', '带教']]);
  });
  it('brings what is indented otherwise into the indentation of ours', () => {
    const narrow = base.replace(/^( +)/gm, (spaces) => ' '.repeat(spaces.length / 2));
    const theirs = swap(narrow, [
      '   time:\n',
      '   time:\n    definition: |\n     Hours\n       and days.\n',
    ]);
    assert.equal(
      mergeCodebooks(narrow, base, theirs).text,
      swap(base, [
        'time:\n',
        'time:\n        definition: |\n         Hours\n           and days.\n',
      ]),
    );
  });
  it('keeps line ends and the byte order mark of ours', () => {
    const ours = `\ufeff${base.replaceAll('\n', '\r\n')}`;
    const theirs = swap(base, ['Mentoring peers', '带教']);
    assert.equal(mergeCodebooks(base, ours, theirs).text, swap(ours, ['Mentoring peers', '带教']));
  });
  it('follows theirs in the order of codes, where ours left it as it was', () => {
    const theirs = swap(
      base,
      ['      modelling: Modelling\n', ''],
      ['      mentoring:', '      modelling: Modelling\n      mentoring:'],
    );
    const { text } = mergeCodebooks(base, swap(base, ['Roles', 'Tasks']), theirs);
    assert.deepEqual([...readCodebook('', text).value.byId.keys()].slice(0, 3), [
      'role',
      'modelling',
      'mentoring',
    ]);
    assert.match(text, /name: Tasks/);
  });
  it('makes one book of two where there was none', () => {
    const { text } = mergeCodebooks('', 'codes:\n  a: A\n', '# Ben’s\ntitle: T\ncodes:\n  b: B\n');
    assert.deepEqual(readCodebook('', text).problems, []);
    assert.deepEqual([...readCodebook('', text).value.byId.keys()], ['a', 'b']);
  });

  it('marks a field that was changed in two ways, and nothing else', () => {
    const ours = swap(base, ['Mentoring peers', '带教'], ['Roles', 'Tasks']);
    const theirs = swap(
      base,
      ['Mentoring peers', 'Coaching'],
      ['modelling: Modelling', 'modelling: Showing'],
    );
    assert.deepEqual(mergeCodebooks(base, ours, theirs), {
      text: swap(
        base,
        ['Roles', 'Tasks'],
        ['modelling: Modelling', 'modelling: Showing'],
        [
          '        name: Mentoring peers\n',
          '<<<<<<< ours\n        name: 带教\n=======\n        name: Coaching\n>>>>>>> theirs\n',
        ],
      ),
      conflicts: 1,
    });
  });
  it('marks a field that was changed on one side and taken away on the other', () => {
    const ours = swap(base, ['        color: "#4e79a7"\n', '']);
    const theirs = swap(base, ['#4e79a7', '#f28e2b']);
    assert.match(
      mergeCodebooks(base, ours, theirs).text,
      /<<<<<<< ours\n=======\n {8}color: "#f28e2b"\n>>>>>>> theirs\n/,
    );
  });

  const refuses = (what: string, ours: string, theirs = base) =>
    it(`refuses ${what}`, () => {
      assert.throws(() => mergeCodebooks(base, ours, theirs), Refusal);
      assert.throws(() => mergeCodebooks(base, theirs, ours), Refusal);
    });
  refuses(
    'a code removed on one side and changed on the other',
    swap(base, ['      modelling: Modelling\n', '']),
    swap(base, ['Modelling', 'Showing']),
  );
  refuses(
    'a code that came into one that was removed',
    swap(base, ['  # What helps\n  enablers:\n    codes:\n      time:\n', '']),
    swap(base, ['time:\n', 'time:\n      trust: Trust\n']),
  );
  refuses(
    'codes that would be inside each other',
    swap(
      base,
      ['      modelling: Modelling\n', ''],
      ['      time:\n', '      time:\n        codes:\n          modelling: Modelling\n'],
    ),
    swap(
      base,
      ['  enablers:\n    codes:\n      time:\n', ''],
      [
        '      modelling: Modelling\n',
        '      modelling:\n        name: Modelling\n        codes:\n          enablers:\n            codes:\n              time:\n',
      ],
    ),
  );
  refuses(
    'a code moved to two places',
    swap(
      base,
      ['      modelling: Modelling\n', ''],
      ['      time:\n', '      time:\n      modelling: Modelling\n'],
    ),
    swap(
      base,
      ['      modelling: Modelling\n', ''],
      ['  # What helps', '  modelling: Modelling\n  # What helps'],
    ),
  );
  refuses('a book with errors', swap(base, ['title: Leading', 'title: [Leading']));
  refuses('a book with a code twice', swap(base, ['time:', 'modelling:']));
  refuses('a book in braces', '{codes: {a: A}}\n');
  refuses('codes in braces', 'codes: {a: A}\n');
  refuses('a book with anchors', swap(base, ['modelling: Modelling', 'modelling: &m Modelling']));

  it('leaves our own codebooks as they are, whatever is merged into them', () => {
    const files = ['codebooks', 'examples'].flatMap((folder) =>
      fs
        .readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => `${folder}/${name}`),
    );
    for (const file of files.filter((name) => name.endsWith('.yaml'))) {
      const text = fs.readFileSync(file, 'utf8');
      if (!/^codes:/m.test(text)) continue;
      assert.equal(mergeCodebooks(text, text, text).text, text, file);
      const other = text.replace(/#[0-9a-f]{6}/, '#000000');
      assert.notEqual(other, text, file);
      assert.equal(mergeCodebooks(text, text, other).text, other, file);
    }
  });
});
