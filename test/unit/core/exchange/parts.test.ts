import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import zlib from 'node:zlib';
import fc from 'fast-check';
import { readCodebook } from '../../../../src/core/codebook/read';
import { joinRules, splitRules } from '../../../../src/core/exchange/codeRules';
import { crc32 } from '../../../../src/core/packed/crc32';
import { fileName, FreePaths } from '../../../../src/core/base/fileNames';
import { readKept, writeKept, nothingKept } from '../../../../src/core/exchange/kept';
import type { StudyCode } from '../../../../src/core/exchange/study';
import { uuid5 } from '../../../../src/core/exchange/uuid5';
import { writeBook } from '../../../../src/core/exchange/writeBook';
import { writeXml, xml } from '../../../../src/core/exchange/writeXml';
import { readXml } from '../../../../src/core/packed/dataXml';
import { writeZip, ZipFile } from '../../../../src/core/packed/zip';

const bytes = (text: string) => new TextEncoder().encode(text);
/** Texts that XML can hold, as people write them. */
const anyText = fc
  .array(
    fc.constantFrom(
      'a',
      ' ',
      '\n',
      '"',
      "'",
      '&',
      '<',
      ']]>',
      '\t',
      '我',
      '😀',
      '- ',
      '#',
      ': ',
      '{',
      '\\',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('A UUID of a name', () => {
  it('is that which others compute', () => {
    const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
    assert.equal(uuid5(dns, 'www.example.com'), '2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });
  it('holds the hash of any name, however long', () => {
    const space = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
    for (const length of [0, 1, 39, 40, 47, 48, 63, 64, 200]) {
      const name = '字'.repeat(length);
      const hash = createHash('sha1')
        .update(Buffer.from(space.replace(/-/g, ''), 'hex'))
        .update(name)
        .digest('hex');
      assert.equal(uuid5(space, name).slice(0, 13), `${hash.slice(0, 8)}-${hash.slice(8, 12)}`);
    }
  });
});

describe('A zip file', () => {
  it('gives back what went in, whatever made it', () => {
    const files = new Map([
      ['a.txt', bytes('We care.'.repeat(99))],
      ['字/b.bin', new Uint8Array(100_000)],
    ]);
    const zip = new ZipFile(writeZip(files));
    for (const [name, content] of files) assert.deepEqual(zip.read(name), content);
    assert.equal(zip.read('gone'), undefined);
  });
  it('may have something before it, and a comment behind', () => {
    const zip = writeZip(new Map([['a.txt', bytes('We care.')]]));
    const commented = Buffer.concat([Buffer.from('MZ stub'), zip, Buffer.from('hello')]);
    commented.writeUInt16LE(5, commented.length - 7);
    assert.deepEqual(new ZipFile(commented).read('a.txt'), bytes('We care.'));
  });
  it('has the checksum that others compute', () => {
    assert.equal(crc32(bytes('123456789')), 0xcbf43926);
    const data = bytes('We care.'.repeat(1000));
    assert.equal(
      crc32(data),
      (zlib as unknown as { crc32?: (data: Uint8Array) => number }).crc32?.(data) ?? crc32(data),
    );
  });
});

describe('XML', () => {
  it('reads as it was written', () => {
    fc.assert(
      fc.property(anyText, anyText, (attribute, text) => {
        const { root } = readXml(
          'x',
          bytes(writeXml(xml('a', { b: attribute }, [xml('c', {}, text)]))),
        );
        assert.equal(root.attributes.get('b'), attribute);
        assert.equal(root.children[0]?.text ?? '', text);
      }),
    );
  });
});

describe('What is said of a code, as one text', () => {
  const items = fc.array(
    anyText.map((each) => each.trim()).filter((each) => each !== ''),
    { maxLength: 3 },
  );
  const rules = fc.record(
    {
      definition: anyText.map((each) => each.trim()),
      include: items,
      exclude: items,
      examples: items,
      aliases: items,
    },
    { noNullPrototype: true },
  );
  it('is taken apart as it was put together', () => {
    fc.assert(fc.property(rules, (each) => assert.deepEqual(splitRules(joinRules(each)), each)));
  });
  it('is a definition where somebody else wrote it', () => {
    for (const text of [
      '',
      'Include: all',
      'A.\n\nInclude:\nall',
      '- a\n- b',
      'Examples:\n- a\n\nand more',
    ])
      assert.deepEqual(splitRules(text), {
        definition: text,
        include: [],
        exclude: [],
        examples: [],
        aliases: [],
      });
  });
});

describe('A codebook that is written anew', () => {
  const text = anyText.map((each) => each.trim());
  const code = fc.record({
    name: text.map((each) => each || 'x'),
    description: text,
    color: fc.constantFrom(undefined, '#00ff00'),
    codable: fc.boolean(),
  });
  it('reads as it was meant', () => {
    fc.assert(
      fc.property(text, fc.array(code, { minLength: 1, maxLength: 4 }), (title, list) => {
        const codes = list.map((each, i): StudyCode => ({ ...each, key: `c${i}`, children: [] }));
        const nested = codes.reduceRight<readonly StudyCode[]>(
          (inner, each) => [{ ...each, children: inner }],
          [],
        );
        const yaml = writeBook(title, nested, ({ key }) => key);
        const { value, problems } = readCodebook('codebook.yaml', yaml);
        assert.deepEqual(
          problems.filter(({ severity }) => severity === 'error'),
          [],
          yaml,
        );
        assert.equal(value.codes.length, codes.length, yaml);
        for (const each of codes) {
          const read = value.byId.get(each.key);
          assert.equal(read?.name.get(''), each.name, yaml);
          assert.equal(read?.color, each.color);
          assert.equal(read?.codable, each.codable);
          assert.equal(
            read?.definition?.get('') ?? '',
            splitRules(each.description).definition,
            yaml,
          );
        }
      }),
    );
  });
});

describe('Names of files', () => {
  it('are free of what any system forbids', () => {
    assert.deepEqual(
      [
        'a/b',
        '..',
        'CON.txt',
        ' a. ',
        'x'.repeat(300) + '.txt',
        '',
        '___',
        'node_modules',
        'é',
      ].map((each) => fileName(each, 'none')),
      [
        'a_b',
        'none',
        '_CON.txt',
        'a',
        'x'.repeat(156) + '.txt',
        'none',
        'none',
        '_node_modules',
        'é',
      ],
    );
  });
  it('are never given twice, nor where a folder is', () => {
    const paths = new FreePaths();
    assert.deepEqual(
      ['a.txt', 'A.TXT', 'b.txt/c', 'b.txt', 'a.txt/d'].map((each) => paths.take(each)),
      ['a.txt', 'A-2.TXT', 'b.txt/c', 'b-2.txt', 'a-3.txt/d'],
    );
  });
});

describe('What is kept of another program’s project', () => {
  it('is understood only if it is sound', () => {
    assert.deepEqual(readKept(writeKept(nothingKept)), nothingKept);
    for (const text of [
      '',
      '{',
      '[]',
      '{"origin": 1}',
      writeKept({ ...nothingKept, sets: [{}] as never }),
    ])
      assert.equal(readKept(text), undefined);
  });
});
