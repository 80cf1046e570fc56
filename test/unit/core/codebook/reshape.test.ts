import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { Refusal } from '../../../../src/core/base/refusal';
import { BookTree } from '../../../../src/core/codebook/bookTree';
import { descendantsOf } from '../../../../src/core/codebook/codebook';
import { plainLabel } from '../../../../src/core/codebook/label';
import { readCodebook } from '../../../../src/core/codebook/read';
import { renameId } from '../../../../src/core/codebook/rename';
import {
  addLevel,
  mergeCodes,
  moveCodes,
  removeCodes,
  setName,
} from '../../../../src/core/codebook/reshape';
import { bookTexts } from './bookTexts';

const book = `# Our codes
title: Study
codes:
  # What they do
  role:
    name: Role
    codable: false
    codes:
      mentoring: # the first one
        name: {en: Mentoring, zh: 带教}
        definition: Works with one teacher.
        exclude: [Talks to many (use modelling)]
      modelling: Modelling
  # How it goes
  trust:
    name: Trust
    definition: |
      They rely on each other, see [[mentoring]].

      Both ways.
    examples:
      - 她每周四来
`;

describe('Codes in the text of a codebook', () => {
  it('are put together as they were taken apart', () => {
    assert.equal(BookTree.read(book).toText(), book);
    for (const file of fs.readdirSync('codebooks')) {
      const text = fs.readFileSync(`codebooks/${file}`, 'utf8');
      assert.equal(BookTree.read(text).toText(), text, file);
    }
  });
  it('are put together as they were taken apart, however they are written', () => {
    let apart = 0;
    fc.assert(
      fc.property(bookTexts, (text) => {
        const tree = treeOf(text);
        if (!tree) return;
        apart++;
        const ended = text.replace(/^\ufeff/, '');
        const whole = /(?:^|\n|\r)$/.test(ended) ? text : `${text}${lineEndOf(text)}`;
        assert.equal(tree.toText(), whole);
      }),
      { numRuns: 500 },
    );
    assert.ok(apart > 50);
  });

  it('move with all that is inside them and the comments above', () => {
    assert.equal(
      moveCodes(book, ['trust'], { parent: 'role', before: 'modelling' }),
      `# Our codes
title: Study
codes:
  # What they do
  role:
    name: Role
    codable: false
    codes:
      mentoring: # the first one
        name: {en: Mentoring, zh: 带教}
        definition: Works with one teacher.
        exclude: [Talks to many (use modelling)]
      # How it goes
      trust:
        name: Trust
        definition: |
          They rely on each other, see [[mentoring]].

          Both ways.
        examples:
          - 她每周四来
      modelling: Modelling
`,
    );
  });
  it('make room below a code that had none', () => {
    const text = moveCodes('codes:\n  a: A\n  b:\n    name: B\n', ['b'], { parent: 'a' });
    assert.equal(text, 'codes:\n  a:\n    name: A\n    codes:\n      b:\n        name: B\n');
    assert.equal(
      moveCodes(text, ['b'], { parent: undefined }),
      'codes:\n  a:\n    name: A\n  b:\n    name: B\n',
    );
  });
  it('do not move into what is inside them', () => {
    assert.throws(() => moveCodes(book, ['role'], { parent: 'mentoring' }), Refusal);
    assert.throws(() => moveCodes(book, ['role'], { parent: 'role' }), Refusal);
  });
  it('go with what is inside them', () => {
    assert.deepEqual(idsOf(removeCodes(book, ['role', 'mentoring'])), ['trust']);
    assert.deepEqual(idsOf(removeCodes(book, ['role', 'trust'])), []);
  });
  it('get a name without losing the comment behind their id', () => {
    const named = setName(book, 'mentoring', plainLabel('Coaching: one to one'));
    assert.equal(
      named,
      book.replace('name: {en: Mentoring, zh: 带教}', 'name: "Coaching: one to one"'),
    );
    assert.equal(
      setName('codes:\n  a:\n    name: "A # b" # why\n', 'a', plainLabel('B')),
      'codes:\n  a:\n    name: B # why\n',
    );
    const short = setName(book, 'modelling', plainLabel('Showing'));
    assert.match(short, /\n {6}modelling:\n {8}name: Showing\n/);
  });
  it('become one, which says what all of them said', () => {
    const { value } = readCodebook('', mergeCodes(book, ['trust', 'mentoring'], 'trust'));
    assert.deepEqual(
      value.codes.map(({ id }) => id),
      ['role', 'modelling', 'trust'],
    );
    const trust = value.byId.get('trust');
    assert.match(trust?.definition?.get('') ?? '', /Both ways\.\s+Works with one teacher\./);
    assert.deepEqual(trust?.aliases, ['Mentoring', '带教']);
    assert.deepEqual(
      trust?.exclude.map((each) => each.get('')),
      ['Talks to many (use modelling)'],
    );
    assert.deepEqual(
      trust?.examples.map((each) => each.get('')),
      ['她每周四来'],
    );
  });
  it('become one with what was inside them inside it', () => {
    const { value } = readCodebook('', mergeCodes(book, ['role'], 'trust'));
    assert.deepEqual(value.byId.get('trust')?.children, ['mentoring', 'modelling']);
    assert.throws(() => mergeCodes(book, ['role'], 'mentoring'), Refusal);
  });
  it('get a level above them', () => {
    const text = addLevel(book, ['mentoring', 'trust'], {
      id: 'ways',
      name: new Map([
        ['en', 'Ways'],
        ['zh', '方式'],
      ]),
    });
    const { value } = readCodebook('', text);
    assert.deepEqual(value.byId.get('ways')?.children, ['mentoring', 'trust']);
    assert.equal(value.byId.get('ways')?.parent, 'role');
    assert.equal(value.byId.get('ways')?.codable, false);
    assert.match(text, /# How it goes\n {10}trust:/);
  });
  it('keep all others as they are, whatever is done', () => {
    const done = { moved: 0, refused: 0 };
    fc.assert(
      fc.property(bookTexts, fc.nat(), fc.nat(), (text, one, other) => {
        const { value: before } = readCodebook('', text);
        const code = before.codes[one % Math.max(1, before.codes.length)];
        const parent = before.codes[other % Math.max(1, before.codes.length)];
        if (!code || !parent) return;
        const after = orRefused(() => moveCodes(text, [code.id], { parent: parent.id }));
        if (after === undefined) return void done.refused++;
        done.moved++;
        const { value } = readCodebook('', after);
        assert.equal(value.byId.get(code.id)?.parent, parent.id);
        assert.deepEqual(
          descendantsOf(value, code.id).map(({ id }) => id),
          descendantsOf(before, code.id).map(({ id }) => id),
        );
        for (const each of before.codes) {
          const now = value.byId.get(each.id);
          for (const field of ['name', 'definition', 'include', 'aliases', 'color'] as const)
            assert.deepEqual(now?.[field], each[field], `${each.id} ${field}`);
        }
        assert.equal(comments(after), comments(text));
      }),
      { numRuns: 500 },
    );
    assert.ok(done.moved > 30, JSON.stringify(done));
  });
  it('say why nothing can be done', () => {
    assert.throws(() => moveCodes('codes: {a: A, b: B}\n', ['a'], { parent: 'b' }), Refusal);
    assert.throws(() => moveCodes('codes:\n  a: [\n', ['a'], { parent: undefined }), Refusal);
    assert.throws(() => removeCodes(book, ['nobody']), Refusal);
  });
});

describe('An id in the text of a codebook', () => {
  it('is renamed wherever it is named', () => {
    const { text, mentions } = renameId(book, 'mentoring', 'coaching');
    assert.equal(
      text,
      book.replace('mentoring: #', 'coaching: #').replace('[[mentoring]]', '[[coaching]]'),
    );
    assert.equal(mentions, 1);
    assert.match(renameId(book, 'modelling', '示范').text, /\(use 示范\)[^]* {6}示范: Modelling/);
  });
  it('is refused where it is taken or none', () => {
    assert.throws(() => renameId(book, 'mentoring', 'trust'), Refusal);
    assert.throws(() => renameId(book, 'mentoring', 'a b'), Refusal);
    assert.throws(() => renameId(book, 'nobody', 'x'), Refusal);
  });
  it('keeps every other byte', () => {
    fc.assert(
      fc.property(bookTexts, fc.nat(), (text, one) => {
        const { codes } = readCodebook('', text).value;
        const code = codes[one % Math.max(1, codes.length)];
        if (!code) return;
        const renamed = orRefused(() => renameId(text, code.id, 'renamed-to-this').text);
        if (renamed === undefined) return;
        assert.equal(renamed.replaceAll('renamed-to-this', ''), withoutId(text, code.id, renamed));
      }),
      { numRuns: 300 },
    );
  });
});

/** The text with the id cut out where the other has the new one. */
function withoutId(text: string, id: string, renamed: string): string {
  let out = '';
  let at = 0;
  for (const part of renamed.split('renamed-to-this').slice(0, -1)) {
    out += text.slice(at, at + part.length);
    at += part.length;
    const [quotedOrPlain = ''] = new RegExp(`^(["']?)${id}\\1`).exec(text.slice(at)) ?? [];
    at += quotedOrPlain.length;
  }
  return out + text.slice(at);
}

function treeOf(text: string): BookTree | undefined {
  return orRefused(() => BookTree.read(text));
}

function orRefused<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function idsOf(text: string): string[] {
  return readCodebook('', text).value.codes.map(({ id }) => id);
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function comments(text: string): string {
  return [...text.matchAll(/# [^\r\n]*/g)]
    .map(([comment]) => comment.trim())
    .sort()
    .join('\n');
}
