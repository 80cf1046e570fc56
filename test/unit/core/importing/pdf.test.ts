import assert from 'node:assert/strict';
import { Refusal } from '../../../../src/core/base/refusal';
import type { PdfProgram } from '../../../../src/core/importing/pdf/port';
import { readFile } from '../../../../src/core/importing/readers';
import { type Drawn, lines, pdf } from '../../../support/pdf';

const program = async () => (await import('unpdf/pdfjs')) as unknown as PdfProgram;

async function read(bytes: Uint8Array) {
  return readFile({ name: 'a.pdf', bytes }, { pdf: program });
}

async function textOf(bytes: Uint8Array): Promise<string | undefined> {
  return (await read(bytes)).sources[0]?.text;
}

const hex = (bytes: readonly number[]) => `<${Buffer.from(bytes).toString('hex')}>`;
const chinese = (codes: string, y = 740): Drawn => ({ x: 72, y, codes, font: 'chinese' });

describe('a PDF', function () {
  this.timeout(30_000);

  it('gives its lines joined to paragraphs, and words that a line end parts', async () => {
    const full =
      'Lin: We plan every lesson of the week together, and that is how we came to talk of tea-';
    const page = lines(
      full,
      'ching as something that we do with each other.',
      'Kim: I see.',
      'Lin: Every week.',
    );
    assert.equal(
      await textOf(pdf([page])),
      'Lin: We plan every lesson of the week together, and that is how we came to talk of teaching as something that we do with each other.\n\nKim: I see.\n\nLin: Every week.\n',
    );
  });
  it('is read from the bytes as Node gives them, which stay', async () => {
    const bytes = Buffer.from(pdf([lines('Words.')]));
    assert.equal(await textOf(bytes), 'Words.\n');
    assert.equal(await textOf(bytes), 'Words.\n');
  });
  it('leaves out what is printed on each page', async () => {
    const pages = [1, 2, 3, 4].map((n) => [
      { x: 72, y: 800, codes: '(Study of leaders)' },
      ...lines(
        ...['one', 'two', 'three'].map((word) => `Word ${word} of ${'abcd'.charAt(n - 1)}.`),
      ),
      { x: 300, y: 30, codes: `(${n})` },
    ]);
    const { sources, losses } = await read(pdf(pages));
    assert.doesNotMatch(sources[0]?.text ?? '', /Study|^\d$/m);
    assert.deepEqual(losses, [{ kind: 'header', count: 8 }]);
  });
  for (const [table, ordering, codes] of [
    ['UniGB-UCS2-H', 'GB1', '<738bff1a4f60597d>'],
    ['GBK-EUC-H', 'GB1', hex([0xcd, 0xf5, 0xa3, 0xba, 0xc4, 0xe3, 0xba, 0xc3])],
    ['ETen-B5-H', 'CNS1', hex([0xa4, 0xfd, 0xa1, 0x47, 0xa7, 0x41, 0xa6, 0x6e])],
  ] as const)
    it(`in Chinese is read though it names a table (${table}) in place of letters`, async () => {
      assert.equal(await textOf(pdf([[chinese(codes)]], { table, ordering })), '王：你好\n');
    });
  it('in Chinese is joined without blanks', async () => {
    const line = (words: string) => hex([...Buffer.from(words, 'utf16le').swap16()]);
    const page = [
      chinese(line('每周四她来听我的课我们一起备课一起磨课这样已经三年了每次她都')),
      chinese(line('不说答案。'), 722),
    ];
    assert.equal(
      await textOf(pdf([page], { table: 'UniGB-UCS2-H' })),
      '每周四她来听我的课我们一起备课一起磨课这样已经三年了每次她都不说答案。\n',
    );
  });
  it('whose letters nobody can tell says so, and shows no wrong ones', async () => {
    const page = [chinese('<12341235>')];
    const { losses, sources } = await read(pdf([lines('Words.'), page], { table: 'Identity-H' }));
    assert.equal(sources[0]?.text, 'Words.\n');
    assert.deepEqual(losses, [{ kind: 'glyph', count: 1 }]);
  });
  it('that was scanned says so', async () => {
    const { losses } = await read(pdf([lines('Words.'), [], []]));
    assert.deepEqual(losses, [{ kind: 'page', count: 2 }]);
    await assert.rejects(
      read(pdf([[]])),
      (error) => error instanceof Refusal && /scanned/.test(error.message),
    );
  });
  it('that is broken, or read where it can’t be, is refused', async () => {
    await assert.rejects(read(new TextEncoder().encode('%PDF-1.4 nothing')), Refusal);
    await assert.rejects(readFile({ name: 'a.pdf', bytes: pdf([lines('x')]) }), Refusal);
  });
});
