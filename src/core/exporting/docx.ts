import {
  Document,
  type FileChild,
  HeadingLevel,
  type IStylesOptions,
  LevelFormat,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import { soundText } from '../exchange/writeXml';
import type { Block, Report } from './blocks';

const levels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
  5: HeadingLevel.HEADING_5,
  6: HeadingLevel.HEADING_6,
} as const;

/** Chinese in a font that has it, on every system that Word runs on. */
export const wordStyles: IStylesOptions = {
  default: {
    document: {
      run: { size: 22, font: { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'SimSun' } },
    },
  },
};

export async function reportToDocx({ title, blocks }: Report): Promise<Uint8Array> {
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: runs(title) }),
    ...blocks.flatMap(paragraphs),
  ];
  return packed(title, children);
}

export async function packed(
  title: string,
  children: readonly FileChild[],
  more: Partial<ConstructorParameters<typeof Document>[0]> = {},
): Promise<Uint8Array> {
  const numbering = {
    config: [
      {
        reference: 'bullets',
        levels: [
          {
            level: 0,
            format: LevelFormat.BULLET,
            text: '•',
            style: { paragraph: { indent: { left: 360, hanging: 240 } } },
          },
        ],
      },
    ],
  };
  const document = new Document({
    title: soundText(title),
    creator: 'Codebook',
    styles: wordStyles,
    numbering,
    sections: [{ children: [...children] }],
    ...more,
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function paragraphs(block: Block): Paragraph[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: levels[block.level], children: runs(block.text) })];
    case 'text': {
      const label = block.label ? [new TextRun({ text: `${block.label}: `, bold: true })] : [];
      return [new Paragraph({ children: [...label, ...runs(block.text)] })];
    }
    case 'list':
      return [
        new Paragraph({ children: [new TextRun({ text: `${block.label}:`, bold: true })] }),
        ...block.items.map(
          (item) =>
            new Paragraph({ numbering: { reference: 'bullets', level: 0 }, children: runs(item) }),
        ),
      ];
    case 'quote':
      return [
        new Paragraph({
          indent: { left: 360 },
          spacing: { before: 120 },
          keepNext: true,
          children: runs(block.text),
        }),
        new Paragraph({
          indent: { left: 360 },
          spacing: { after: 120 },
          children: [
            new TextRun({ text: `— ${soundText(block.place)}`, color: '595959', size: 18 }),
          ],
        }),
        ...(block.note === ''
          ? []
          : [
              new Paragraph({
                indent: { left: 360 },
                spacing: { after: 120 },
                children: runs(block.note, true),
              }),
            ]),
      ];
  }
}

/** Line ends as breaks; what no XML can hold is left out. */
export function runs(text: string, italics = false): TextRun[] {
  return soundText(text)
    .split('\n')
    .map((line, i) => new TextRun({ text: line, italics, ...(i > 0 ? { break: 1 } : {}) }));
}
