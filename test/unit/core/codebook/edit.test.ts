import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import type { Code } from '../../../../src/core/codebook/codebook';
import { addCode, type NewCode } from '../../../../src/core/codebook/edit';
import { readCodebook } from '../../../../src/core/codebook/read';
import { applySplices } from '../../../../src/core/codebook/splice';
import { say } from '../../../../src/core/base/sentences';
import { bookTexts } from './bookTexts';

/** The code `new` goes where «…» says; the marks show what is put in. */
function adds(title: string, expected: string, code: Partial<NewCode> = {}): void {
  it(title, () => {
    const before = expected.replace(/«[^»]*»/g, '');
    const edit = addCode(before, { id: 'new', ...code });
    assert.equal(
      edit.kind === 'edit' ? edit.text : say(edit.reason),
      expected.replace(/[«»]/g, ''),
    );
  });
}

/** As `adds`, where something of the text gives way. */
function turns(title: string, before: string, after: string, code: Partial<NewCode> = {}): void {
  it(title, () => {
    const edit = addCode(before, { id: 'new', ...code });
    assert.equal(edit.kind === 'edit' ? edit.text : say(edit.reason), after);
  });
}

function refuses(title: string, text: string, code: Partial<NewCode>, words: string): void {
  it(`refuses ${title}`, () => {
    const edit = addCode(text, { id: 'new', ...code });
    if (edit.kind !== 'refused') assert.fail(edit.text);
    assert.ok(say(edit.reason).includes(words), say(edit.reason));
  });
}

describe('addCode', () => {
  const a = { parent: 'a' };
  adds('begins a book in an empty file', '«codes:\n  new:\n»');
  adds('begins a book below comments', '# later\n«codes:\n  new:\n»');
  adds('begins a book below a comment without a line end', '# later«\ncodes:\n  new:»');
  adds('begins a book between marks', '---\n# x\n«codes:\n  new:\n»...\n');
  adds('begins a book below a title', 'title: x # y\n# z\n«codes:\n  new:\n»\n# end\n');
  adds('begins the codes', 'codes: # all\n  # here\n«  new:\n»\ntitle: x\n');
  adds('begins the codes without a line end', 'codes:«\n  new:»');
  turns('puts a block for empty braces', 'codes: {}  # x\n', 'codes:  # x\n  new:\n');
  turns('puts a block for a tilde', 'codes: ~\n', 'codes:\n  new:\n');
  turns('puts a block for a tilde below', 'codes:\n  ~ # x\n', 'codes:\n   # x\n  new:\n');

  adds('follows the last code', 'codes:\n  a:\n    name: A\n«  new:\n»title: x\n');
  adds('follows the comments of the last code', 'codes:\n  a: A\n  # more\n«  new:\n»# end\n');
  adds(
    'indents as its neighbours',
    'codes:\n    a:\n       name: A\n«    new:\n       name: New\n»',
    {
      name: 'New',
    },
  );
  adds('is a name alone among such', 'codes:\n  a: A\n  b: "B"\n«  new: New\n»', { name: 'New' });
  adds('keeps a blank line between codes', 'codes:\n\n  a:\n    name: A\n«\n  new:\n»\n# x\n');
  adds(
    'stays out of a text over several lines',
    'codes:\n  a:\n    definition: |\n      x\n\n      y\n«  new:\n»\n\n',
  );
  adds(
    'stays out of a text that keeps its blank lines',
    'codes:\n  a:\n    definition: |+\n      x\n\n«  new:\n»',
  );
  adds('follows a list', 'codes:\n  a:\n    include:\n    - x\n    -\n«  new:\n»');
  adds('keeps CRLF', 'codes:\r\n  a:\r\n«  new:\r\n    name: New\r\n»# end\r\n', { name: 'New' });
  adds('keeps a byte order mark', '\ufeffcodes:\r\n  𠮷:\r\n«  new:\r\n»# 𠮷\r\n');
  adds('goes into braces', 'codes: {a: , b«, new: {}»}\ntitle: x');
  adds('goes into braces with a comma at their end', 'codes: {a: A,« new: {},»}');
  adds('goes into braces over several lines', 'codes: {\n  a: A«,» # x«\n  new: {}»\n}\n');
  adds('goes into a book in braces', '{title: x«, codes: {new: {name: New}}»}', { name: 'New' });

  adds('goes into a code without fields', 'codes:\n  a: # x\n«    codes:\n      new:\n»  b:\n', a);
  adds(
    'goes into a code with fields',
    'codes:\n  a:\n    name: A\n«    codes:\n      new:\n»  b:\n',
    a,
  );
  adds(
    'goes into a code with codes',
    'codes:\n  a:\n    codes:\n      c:\n«      new:\n»    name: A\n',
    a,
  );
  adds('goes into a code in braces', 'codes:\n  a: {name: A«, codes: {new: {}}»}\n  b:\n', a);
  adds('goes into a code far inside', 'codes: {b: {codes: {a«: {codes: {new: {}}}»}}}', a);
  turns(
    'makes a name a field',
    'codes:\n  a: A # x\n  b:\n',
    'codes:\n  a:\n    name: A # x\n    codes:\n      new:\n  b:\n',
    a,
  );
  turns(
    'makes a name in braces a field',
    'codes: {a: A}',
    'codes: {a: {name: A, codes: {new: {}}}}',
    a,
  );

  adds(
    'writes names as they must be',
    'codes:\n  a:\n«  new:\n    name: {en: "A: b", zh: 带教（师徒）, de: "no"}\n    color: "#abc"\n»',
    {
      name: new Map([
        ['en', 'A: b'],
        ['zh', '带教（师徒）'],
        ['de', 'no'],
      ]),
      color: '#abc',
    },
  );
  adds('quotes ids that YAML takes for something else', '«codes:\n  "1":\n»', { id: '1' });
  adds(
    'takes ids that objects inherit',
    'codes:\n  __proto__:\n«    codes:\n      constructor:\n»',
    {
      id: 'constructor',
      parent: '__proto__',
    },
  );

  refuses('an id that is taken', 'codes: {a: {codes: {new: }}}', {}, 'line 1');
  refuses('what is no id', '', { id: 'a b' }, 'can’t be an id');
  refuses('a parent that is not there', 'codes: {b: }', a, '“a”');
  refuses('a file with errors', 'codes:\n  b: [\n', {}, 'line 2');
  refuses('a list', '- b\n', {}, 'by hand');
  refuses('codes that are no map', 'codes: [b]\n', {}, 'by hand');
  refuses('a copied map', 'codes: {b: &x {c: }, a: *x}', a, 'by hand');
  refuses('to take away what only looks like nothing', 'codes:\n  \ufeff', {}, 'by hand');
  refuses('a bomb', '['.repeat(1000), {}, 'line 1');

  for (const name of fs.readdirSync('codebooks').filter((each) => each.endsWith('.yaml'))) {
    it(`goes into some codes of ${name}`, () => {
      const text = fs.readFileSync(`codebooks/${name}`, 'utf8');
      const { codes } = readCodebook('', text).value;
      for (const parent of codes.filter((_, at) => at % 9 === 0)) {
        addsOne(text, { id: 'new-code', parent: parent.id, name: 'New: code' });
      }
    }).timeout(30_000);
  }

  it('adds one code to any book, and changes nothing else', () => {
    fc.assert(
      fc.property(bookTexts, newCodes, fc.nat(), (text, code, at) => {
        const parents = [undefined, ...readCodebook('', text).value.byId.keys()];
        addsOne(text, { ...code, parent: parents[at % parents.length] });
      }),
      { numRuns: 150 },
    );
  }).timeout(60_000);

  it('never throws', () => {
    const scrap = fc.constantFrom(
      ...[
        'codes:',
        ' codes:',
        'name: ',
        'a',
        ': ',
        '\n',
        '\n  ',
        '\n    ',
        '- ',
        '[',
        ']',
        '{',
        '}',
      ],
      ...[
        ', ',
        '"',
        '#',
        '&a ',
        '*a',
        '|',
        '>',
        '~',
        '\t',
        '\r\n',
        '---\n',
        '...\n',
        '? ',
        '\ufeff',
      ],
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 30 }), (scraps) => {
        const text = scraps.join('');
        const edit = addCode(text, { id: 'new', name: 'New' });
        if (edit.kind === 'edit') addsOne(text, { id: 'new', name: 'New' });
      }),
      { numRuns: 400 },
    );
  }).timeout(60_000);
});

const newCodes = fc.record({
  id: fc.constantFrom('new', '新', 'null', '1e3', '-', 'a.b-c', '__proto__'),
  name: fc.oneof(
    fc.constant(undefined),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('带教', 'a: b', '- a', '# a', 'null', "it's", '{a}', '"', 'a\nb', '\u2028'),
    fc.constant(
      new Map([
        ['en', 'No: 1'],
        ['zh', '一'],
      ]),
    ),
  ),
  color: fc.constantFrom(undefined, '#abc'),
});

/** Adds the code; the rest of text and book must stay as they were. */
function addsOne(text: string, code: NewCode): void {
  const edit = addCode(text, code);
  if (edit.kind !== 'edit') assert.fail(`${say(edit.reason)}\n${text}`);
  assert.equal(applySplices(text, edit.splices), edit.text);
  for (const { start, end } of edit.splices) {
    assert.match(text.slice(start, end), /^[ \t]*(?:~|null|\{[ \t]*\})?$/, 'removes something');
  }
  const before = readCodebook('', text).value;
  const after = readCodebook('', edit.text).value;
  const added = after.byId.get(code.id) ?? assert.fail(edit.text);
  assert.equal(added.parent, code.parent);
  assert.equal(added.color, code.color === undefined ? undefined : '#aabbcc');
  if (typeof code.name === 'string' && code.name.trim() !== '') {
    assert.equal(added.name.get(''), code.name.trim());
  }
  const others = after.codes.filter((each) => each !== added);
  assert.deepEqual(others.map(content(code.id)), before.codes.map(content(code.id)));
  assert.deepEqual(after.title, before.title);
}

function content(without: string) {
  return (code: Code) => ({
    ...code,
    index: 0,
    range: undefined,
    children: code.children.filter((child) => child !== without),
  });
}
