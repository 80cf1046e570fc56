import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText, encodeUtf8, toLf } from '../../../../src/core/text/decode';

const mark = {
  utf8: [0xef, 0xbb, 0xbf],
  utf16le: [0xff, 0xfe],
  utf16be: [0xfe, 0xff],
};

/** The bytes of a text in a charset of one or two bytes a character. */
function encodeAs(charset: 'gbk' | 'big5' | 'windows-1252', text: string): Uint8Array {
  const table = tables.get(charset) ?? tableOf(charset);
  tables.set(charset, table);
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = character < '\x80' ? [character.charCodeAt(0)] : table.get(character);
      assert.ok(bytes, `${charset} has no ${character}`);
      return bytes;
    }),
  );
}

const tables = new Map<string, Map<string, readonly number[]>>();
const curly = new Map([...'‘’“”•–—'].map((character, index) => [character, [0x91 + index]]));

function tableOf(charset: string): Map<string, readonly number[]> {
  if (charset === 'windows-1252') {
    for (let byte = 0xa0; byte <= 0xff; byte++) curly.set(String.fromCharCode(byte), [byte]);
    return curly;
  }
  const decoder = new TextDecoder(charset);
  const table = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (!table.has(character)) table.set(character, [lead, trail]);
    }
  }
  return table;
}

function encodeUtf16(text: string, isLittle: boolean): number[] {
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text.charCodeAt(at);
    return isLittle ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff];
  }).flat();
}

function reads(what: string, bytes: ArrayLike<number>, text: string, encoding: string): void {
  it(what, () => {
    const found = decodeText(Uint8Array.from(bytes));
    assert.deepEqual({ text: found.text, encoding: found.encoding }, { text, encoding });
  });
}

/** Every character, NUL and line ends among them, and halves of surrogate pairs. */
const anyText = fc
  .array(fc.oneof(fc.nat(0x10ffff), fc.constantFrom(0x0a, 0x0d, 0xfeff, 0x738b)), { maxLength: 40 })
  .map((codes) => String.fromCodePoint(...codes));

describe('decodeText', () => {
  const turn = '王老师：你好，我是😀和𠮷。\nQ: why?\n';

  describe('with a byte order mark', () => {
    reads('UTF-8', [...mark.utf8, ...encodeUtf8(turn)], turn, 'utf-8');
    reads('UTF-16 LE', [...mark.utf16le, ...encodeUtf16(turn, true)], turn, 'utf-16le');
    reads('UTF-16 BE', [...mark.utf16be, ...encodeUtf16(turn, false)], turn, 'utf-16be');
    it('says so, and leaves the mark out of the text', () => {
      const found = decodeText(Uint8Array.from([...mark.utf8, 0x61]));
      assert.deepEqual(found, {
        text: 'a',
        encoding: 'utf-8',
        bom: true,
        lineEnds: 'none',
        looksBinary: false,
        certain: true,
      });
    });
    it('is not certain when the rest breaks the rules of the mark', () => {
      const found = decodeText(Uint8Array.from([...mark.utf8, 0x61, 0xff]));
      assert.deepEqual([found.text, found.encoding, found.certain], ['a\ufffd', 'utf-8', false]);
    });
  });

  describe('without a mark', () => {
    reads('nothing at all', [], '', 'utf-8');
    reads('plain English', encodeUtf8('Kim Hill: Ok.\n'), 'Kim Hill: Ok.\n', 'utf-8');
    reads('UTF-8', encodeUtf8(turn), turn, 'utf-8');
    reads('UTF-16 LE by its zeros', encodeUtf16(turn, true), turn, 'utf-16le');
    reads('UTF-16 BE by its zeros', encodeUtf16(turn, false), turn, 'utf-16be');
    const gbk = [0xcd, 0xf5, 0xc0, 0xcf, 0xca, 0xa6, 0xa3, 0xba, 0xc4, 0xe3, 0xba, 0xc3];
    reads('one short line of GBK', gbk, '王老师：你好', 'gb18030');
    for (const text of [
      '问：你好\n答：好的',
      'She taught for ten years.\nThen 我去了浦东的一所学校。\nAnd stayed.\n',
      `${'All of it is English, save one line. '.repeat(900)}\n她每周四来听我的课。\n`,
    ]) {
      reads(`GBK: ${text.slice(-20)}`, encodeAs('gbk', text), text, 'gb18030');
    }
    for (const text of ['王老師：你好', '問：這樣的網路平臺有沒有改善？\n呂家華：我覺得是。']) {
      reads(`Big5: ${text}`, encodeAs('big5', text), text, 'big5');
    }
    for (const text of [
      'don’t we’re it’s',
      'Müller said “yes” – twice',
      'The naïve façade',
      'Zoë',
    ]) {
      reads(`Windows: ${text}`, encodeAs('windows-1252', text), text, 'windows-1252');
    }
  });

  it('is certain of UTF-8 and of a long text in GBK, not of two characters', () => {
    const certain = (bytes: Uint8Array) => decodeText(bytes).certain;
    assert.deepEqual(
      [
        certain(encodeUtf8('王老师')),
        certain(encodeAs('gbk', '我们每周四都去听她的课，然后一起讨论学生的问题。')),
        certain(encodeAs('big5', '採訪')),
      ],
      [true, true, false],
    );
  });

  it('keeps a Chinese text in UTF-8 readable when a byte of it is broken or cut off', () => {
    const text = '访谈者：请您先介绍一下学校的情况。';
    const bytes = encodeUtf8(text);
    const cut = decodeText(bytes.subarray(0, bytes.length - 1));
    const broken = decodeText(Uint8Array.from([...bytes, 0x93, ...bytes]));
    assert.deepEqual(
      [cut.text, cut.certain, broken.text, broken.certain],
      [`${text.slice(0, -1)}\ufffd`, false, `${text}\ufffd${text}`, false],
    );
  });

  it('says that bytes with NUL look binary, and still gives a text', () => {
    const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48];
    const withNul = decodeText(encodeUtf8('Kim: yes\0no\n'));
    assert.equal(decodeText(Uint8Array.from(png)).looksBinary, true);
    assert.deepEqual([withNul.looksBinary, withNul.text], [true, 'Kim: yes\0no\n']);
  });

  it('makes every line end LF and says what they were', () => {
    const ends = (text: string) => {
      const found = decodeText(encodeUtf8(text));
      return [found.text, found.lineEnds];
    };
    assert.deepEqual(
      [ends('a'), ends('a\nb'), ends('a\r\nb\r\n'), ends('a\rb'), ends('a\r\n\nb'), ends('\r\r\n')],
      [
        ['a', 'none'],
        ['a\nb', 'lf'],
        ['a\nb\n', 'crlf'],
        ['a\nb', 'cr'],
        ['a\n\nb', 'mixed'],
        ['\n\n', 'mixed'],
      ],
    );
  });

  it('reads back whatever was written as UTF-8', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        // With NUL it may be, byte for byte, another text in UTF-16.
        fc.pre(!text.includes('\0'));
        const found = decodeText(encodeUtf8(text));
        const wanted = toLf(text.toWellFormed()).replace(/^\ufeff/, '');
        return found.looksBinary || (found.text === wanted && found.encoding === 'utf-8');
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const { text } = decodeText(bytes);
        return !text.includes('\r');
      }),
    );
  });
});

describe('toLf', () => {
  it('leaves a text with LF as it is', () => {
    assert.equal(toLf('a\n\nb'), 'a\n\nb');
  });
  it('counts CRLF as one line end', () => {
    assert.equal(toLf('a\r\nb\rc\n\rd'), 'a\nb\nc\n\nd');
  });
});
