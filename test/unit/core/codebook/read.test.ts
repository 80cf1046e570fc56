import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { readCodebook } from '../../../../src/core/codebook/read';
import { readerTests } from './told';

const read = (text: string) => readCodebook('codebook.yaml', text);
const book = (text: string) => read(text).value;
const ids = (text: string) => book(text).codes.map((code) => code.id);
const { tells, silent } = readerTests(read);

describe('readCodebook', () => {
  it('reads every field', () => {
    const { value, problems } = read(`title: {en: Leading, zh: 引领}
codes:
  role:
    name: Role
    codable: false
    codes:
      带教:
        name: {en: Mentoring, zh: 带教}
        color: "#4E79A7"
        definition: >
          Works with
          one teacher.
        include: [Planning together, {en: Feedback, zh: 反馈}]
        exclude: Talks to many
        examples: ["她每周四来听我的课"]
        aliases: [coaching, 师徒]
        key: m
`);
    assert.deepEqual(problems, []);
    assert.deepEqual(value.title, label({ en: 'Leading', zh: '引领' }));
    assert.deepEqual(value.roots, ['role']);
    assert.deepEqual(value.codes, [
      {
        id: 'role',
        index: 0,
        parent: undefined,
        children: ['带教'],
        depth: 0,
        name: label({ '': 'Role' }),
        color: undefined,
        codable: false,
        definition: undefined,
        include: [],
        exclude: [],
        examples: [],
        aliases: [],
        key: undefined,
        range: [3, 3, 3, 7],
      },
      {
        id: '带教',
        index: 1,
        parent: 'role',
        children: [],
        depth: 1,
        name: label({ en: 'Mentoring', zh: '带教' }),
        color: '#4e79a7',
        codable: true,
        definition: label({ '': 'Works with one teacher.' }),
        include: [label({ '': 'Planning together' }), label({ en: 'Feedback', zh: '反馈' })],
        exclude: [label({ '': 'Talks to many' })],
        examples: [label({ '': '她每周四来听我的课' })],
        aliases: ['coaching', '师徒'],
        key: 'm',
        range: [7, 7, 7, 9],
      },
    ]);
    assert.equal(value.byId.get('带教'), value.codes[1]);
  });

  it('takes a text after the id for the name, and the id where there is none', () => {
    const { codes } = book('codes:\n  a: Peers\n  b:\n  c: ~\n  d: {name: }\n  e: ""\n');
    assert.deepEqual(
      codes.map(({ name }) => name.get('')),
      ['Peers', 'b', 'c', 'd', 'e'],
    );
  });

  it('reads ids and texts as they are written, whatever YAML makes of them', () => {
    const text = 'codes:\n  1: 1.0\n  yes: no\n  null: 2024-01-01\n  0x1F: 12:30\n  "q": \'r\'\n';
    const names = book(text).codes.map(({ id, name }) => [id, name.get('')]);
    assert.deepEqual(names, [
      ['1', '1.0'],
      ['yes', 'no'],
      ['null', '2024-01-01'],
      ['0x1F', '12:30'],
      ['q', 'r'],
    ]);
  });

  it('keeps ids and languages apart from what objects inherit', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const { value, problems } = read(`codes:\n${names.map((id) => `  ${id}:\n`).join('')}`);
    assert.deepEqual(problems, []);
    assert.deepEqual([...value.byId.keys()], names);
    const odd = book('codes: {a: {name: {__proto__: p, constructor: c}}}').codes[0];
    assert.deepEqual([...(odd?.name ?? [])].flat(), ['__proto__', 'p', 'constructor', 'c']);
    assert.equal(Object.hasOwn(Object.prototype, 'p'), false);
  });

  it('puts codes in book order, depth first', () => {
    const { codes } = book('codes: {a: {codes: {b: {codes: {c: }}, d: }}, e: }');
    assert.deepEqual(
      codes.map(({ id, index, depth, parent }) => [id, index, depth, parent]),
      [
        ['a', 0, 0, undefined],
        ['b', 1, 1, 'a'],
        ['c', 2, 2, 'b'],
        ['d', 3, 1, 'a'],
        ['e', 4, 0, undefined],
      ],
    );
  });

  it('counts lines and columns as an editor does, whatever the line ends', () => {
    const text = '\ufefftitle: 𠮷\ncodes: {𠮷野: , b: }\n  # end\n';
    const ranges = [text, text.replace(/\n/g, '\r\n'), text.replace(/\n/g, '\r')].map((each) =>
      book(each).codes.map((code) => code.range),
    );
    const expected = [
      [2, 9, 2, 11],
      [2, 15, 2, 16],
    ];
    assert.deepEqual(ranges, [expected, expected, expected]);
  });

  it('reads the codes inside a code that is ignored', () => {
    const { codes } = book('codes: {a: {codes: {b: }}, a: {codes: {c: , a: {codes: {d: }}}}}');
    assert.deepEqual(
      codes.map(({ id, parent }) => [id, parent]),
      [
        ['a', undefined],
        ['b', 'a'],
        ['c', 'a'],
        ['d', 'a'],
      ],
    );
  });

  it('reads both where “codes” is written twice', () => {
    assert.deepEqual(ids('codes: {a: }\ncodes: {b: }\n'), ['a', 'b']);
  });

  it('reads the codes around a slip', () => {
    assert.deepEqual(ids('codes:\n  a: "x\n  b:\n    name: y: z\n  c: [\n  d:\n'), [
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  it('reads codes 60 deep', () => {
    const depths = Array.from({ length: 60 }, (_, depth) => depth);
    const block = `codes:\n${depths
      .map(
        (depth) => `${' '.repeat(depth * 4 + 2)}c${depth}:\n${' '.repeat(depth * 4 + 4)}codes:\n`,
      )
      .join('')}`;
    const { value, problems } = read(block);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      value.codes.map((code) => code.depth),
      depths,
    );
  });

  it('reads 10,000 codes', () => {
    const entries = Array.from(
      { length: 10_000 },
      (_, n) => `  code-${n}:\n    name: Name ${n}\n    definition: What the leader does ${n}\n`,
    );
    const { value, problems } = read(`codes:\n${entries.join('')}`);
    assert.deepEqual(problems, []);
    assert.equal(value.codes.length, 10_000);
    assert.deepEqual(value.codes.at(-1)?.range, [29_999, 3, 29_999, 12]);
  }).timeout(20_000);

  it('costs nothing to read an alias bomb', () => {
    const levels = Array.from('bcdefghij', (name, at) => {
      const above = String.fromCharCode(name.charCodeAt(0) - 1);
      return `  ${name}: &${name} ${at === 0 ? `{name: *a}` : `{name: [${`*${above}, `.repeat(9)}]}`}\n`;
    });
    const text = `codes:\n  a: &a lol\n${levels.join('')}  z: *j\n`;
    const kinds = new Set(read(text).problems.map(({ kind, range }) => `${kind} ${range[0]}`));
    assert.ok(kinds.has('yaml-alias 12'));
    assert.deepEqual(ids(text), [...'abcdefghij', 'z']);
  });

  it('never throws', () => {
    const scrap = fc.constantFrom(
      ...['codes:', 'name: ', 'a', '带教', ': ', '\n', '\n  ', '\n    ', '- ', '[', ']', '{', '}'],
      ...[', ', '"', "'", '#', '&a ', '*a', '<<: ', '!', '|', '>', '~', '\t', '\r\n', '---', '：'],
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 40 }), (scraps) => {
        for (const code of read(scraps.join('')).value.codes) assert.notEqual(code.id, '');
      }),
      { numRuns: 300 },
    );
  }).timeout(20_000);

  for (const name of fs.readdirSync('codebooks').filter((each) => each.endsWith('.yaml'))) {
    silent(`the codebook that ships as ${name}`, fs.readFileSync(`codebooks/${name}`, 'utf8'));
  }
});

describe('What readCodebook tells', () => {
  const teaches = 'name: Mentoring peers';
  tells('no-codes', 'an empty file', '«»', teaches);
  tells('no-codes', 'nothing but comments', '«»# later\n', teaches);
  tells('no-codes', 'a title alone', '«»title: x\n', teaches);
  tells('no-codes', 'codes without any', 'title: x\ncodes:«»\n', teaches);
  tells('no-codes', 'codes without any, in braces', 'codes: «{}»\n', teaches);
  silent('one code', 'codes: {a: }\n');

  tells('wrong-type', 'a list for a book', '«- a\n- b\n»', 'codes:');
  tells('wrong-type', 'a text for a book', '«codes»\n', 'codes:');
  tells('wrong-type', 'a list of codes', 'codes:\n  «- a\n»', 'without “-”');
  tells('wrong-type', 'a text for codes', 'codes: {a: {codes: «b»}}\n', 'without “-”');
  tells('wrong-type', 'a list for a code', 'codes: {a: «[b]»}\n', '“a:”');
  tells('wrong-type', 'a list for a name', 'codes: {a: {name: «[b]»}}\n', '“name”');
  tells('wrong-type', 'a map for a colour', 'codes: {a: {color: «{b: }»}}\n', '“color”');
  tells('wrong-type', 'a map for an alias', 'codes: {a: {aliases: [b, «{c: }»]}}\n', '“aliases”');
  tells('wrong-type', 'neither true nor false', 'codes: {a: {codable: «maybe»}}\n', 'maybe');
  silent('true and false as people write them', 'codes: {a: {codable: No}, b: {codable: true}}');
  silent('one text for a list', 'codes: {a: {include: b, aliases: c, examples: {en: d}}}');

  tells('duplicate-code', 'an id again', 'codes:\n  a:\n  b:\n  «a»:\n', 'line 2 counts');
  tells('duplicate-code', 'an id again, deeper', 'codes: {a: {codes: {«a»: }}}', 'on line 1');
  tells('similar-ids', 'another letter case', 'codes: {Peer: , «peer»: }', 'capital letters');
  tells('similar-ids', 'another Unicode form', 'codes: {\uac00: , «\u1100\u1161»: }', 'stored');
  silent('ids alike in part', 'codes: {peer: , peers: , peer-2: }');

  tells('bad-id', 'a blank', 'codes:\n  «Peer learning»: x\n', 'name:');
  tells('bad-id', 'a list', 'codes:\n  ? «[a]»\n  : b\n', 'one word');
  tells('bad-id', 'no id', 'codes:\n  «»: b\n', 'before the colon');
  tells('bad-id', 'a merge key', 'codes: {a: &x b, «<<»: *x}\n', 'Write the fields out');
  silent('ids in any script', 'codes: {带教: , rôle: , a.b: , _x-1: , 𠮷: , 1: }');

  tells('unknown-field', 'a slip', 'codes: {a: {«nmae»: b}}', '“name”');
  tells('unknown-field', 'British spelling', 'codes: {a: {«colour»: red}}', '“color”');
  tells('unknown-field', 'Chinese', 'codes: {a: {«定义»: b}}', '“definition”');
  tells('unknown-field', 'a code without “codes:”', 'codes: {a: {«mentoring»: {}}}', '“codes:”');
  tells('unknown-field', 'something else', 'codes: {a: {«weather»: b}}', 'name, color');
  tells('unknown-field', 'at the top', 'codes: {a: }\n«Title»: x\n', '“title”');
  tells('unknown-field', 'what objects inherit', 'codes: {a: {«__proto__»: b}}');
  tells('duplicate-field', 'a field again', 'codes: {a: {name: b, «name»: c}}', '“name”');
  tells('unknown-language', 'no language', 'codes: {a: {name: {«Mentoring»: b}}}', '“zh-Hant”');
  silent('languages', 'codes: {a: {name: {en: a, zh-Hans: b, zh_TW: c, "": d, en-GB: e}}}');

  tells('bad-color', 'a colour’s name', 'codes: {a: {color: «red»}}', '#4e79a7');
  tells('bad-color', 'eight digits', 'codes: {a: {color: «"#11223344"»}}');
  silent('colours', 'codes: {a: {color: "#abc"}, b: {color: "#A1B2C3"}}');
  tells('bad-key', 'two letters', 'codes: {a: {key: «mm»}}', 'one letter');
  tells('bad-key', 'a digit', 'codes: {a: {key: «1»}}', 'one letter');
  tells('bad-key', 'a letter of no key', 'codes: {a: {key: «带»}}', 'one letter');
  tells('duplicate-key', 'a letter again', 'codes: {a: {key: m}, b: {key: «m»}}', '“a”');
  silent('letters', 'codes: {a: {key: m}, b: {key: M}}');
  it('gives a letter to the first code only', () => {
    const keys = book('codes: {a: {key: m}, b: {key: m}}').codes.map(({ key }) => key);
    assert.deepEqual(keys, ['m', undefined]);
  });

  tells('yaml-alias', 'a copied map', 'codes: {a: &x {name: b}, c: «*x»}', 'Write it out');
  tells('yaml-alias', 'a copy of nothing', 'codes: {c: «*x»}', '“&x”');
  silent('a copied text', 'codes: {a: {name: &x b}, c: {name: *x, aliases: [*x]}}');
  tells('yaml-too-deep', 'a bracket bomb', `${'['.repeat(255)}«[»${'['.repeat(99_744)}`, '256');
  tells('yaml-many-documents', 'a second book', 'codes: {a: }\n«---»\ncodes: {b: }\n');
  tells('yaml-tab', 'a tab', 'codes:\n«\t»a:\n', 'spaces');
  tells('yaml-syntax', 'a slip behind CRLF', 'codes:\r\n  a: «"»x\r\n', 'another "');
});

function label(texts: Record<string, string>): ReadonlyMap<string, string> {
  return new Map(Object.entries(texts));
}
