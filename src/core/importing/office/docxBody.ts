import type { Losses } from '../losses';
import type { OpenRemark, Page } from '../page';
import { below, childOf, isElement, type XmlElement, type XmlNode } from '../../packed/documentXml';
import { DocxInline } from './docxInline';
import type { DocxParts } from './docxParts';
import { isOn, levelOf, listOf, valueOf } from './docxStyles';
import { writeDocxTable } from './docxTable';

/** Writes the blocks of a Word document into a page. */
export class DocxBody {
  private readonly inline: DocxInline;

  constructor(
    private readonly page: Page,
    private readonly losses: Losses,
    private readonly parts: DocxParts,
  ) {
    this.inline = new DocxInline(page, losses, parts);
  }

  get remarks(): readonly OpenRemark[] {
    return this.inline.remarks;
  }

  read(nodes: readonly XmlNode[]): void {
    for (const node of nodes) if (isElement(node)) this.readBlock(node);
  }

  /** At the end of the text, in the order in which they were called for. */
  writeNotes(): void {
    this.page.close();
    // A note may call for another: the list grows while it is written.
    for (const { mark, content } of this.inline.notes) {
      this.page.write(`[^${mark}]: `);
      this.writeAsOne(content, ' ');
      this.page.close();
      this.writeBoxes();
    }
  }

  /** All paragraphs in the block that is being written. */
  writeAsOne(nodes: readonly XmlNode[], between: string): void {
    let isFirst = true;
    for (const paragraph of paragraphsOf(nodes)) {
      if (!isFirst) this.page.write(between);
      this.inline.read(paragraph.children);
      isFirst = false;
    }
  }

  /** Text boxes stand beside the text: they come after the block that they hang on. */
  writeBoxes(): void {
    for (let box = this.inline.boxes.shift(); box; box = this.inline.boxes.shift())
      this.read(box.children);
  }

  private readBlock(element: XmlElement): void {
    switch (element.name) {
      case 'w:p':
        return this.readParagraph(element);
      case 'w:tbl':
        writeDocxTable(this.page, element, this);
        return this.writeBoxes();
      case 'w:sdt':
        return this.read(childOf(element, 'w:sdtContent')?.children ?? []);
      case 'w:ins':
      case 'w:moveTo':
      case 'w:customXml':
      case 'w:smartTag':
        return this.read(element.children);
      case 'mc:AlternateContent':
        return this.read(
          (childOf(element, 'mc:Choice') ?? childOf(element, 'mc:Fallback'))?.children ?? [],
        );
      case 'w:commentRangeStart':
      case 'w:commentRangeEnd':
        return this.inline.read([element]);
      case 'w:altChunk':
        return this.losses.add('embedded');
    }
  }

  private readParagraph(paragraph: XmlElement): void {
    const properties = childOf(paragraph, 'w:pPr');
    this.inline.read(paragraph.children);
    // Where its end is deleted it goes on in the next.
    if (isEndDeleted(properties)) return;
    const style = this.parts.styles.get(valueOf(properties, 'w:pStyle') ?? '');
    const level = levelOf(properties) ?? style?.level;
    const list = listOf(properties) ?? style?.list;
    if (level !== undefined) this.page.close('heading', `${'#'.repeat(level)} `);
    else if (list && list.id !== '0' && !this.page.isEmpty) {
      const mark = this.parts.numbering.next(list);
      this.page.close('item', '  '.repeat(list.depth) + mark);
    } else this.page.close();
    this.writeBoxes();
  }
}

/** Paragraphs in cells and notes, through what wraps them; tables within give up their lines. */
function paragraphsOf(nodes: readonly XmlNode[]): XmlElement[] {
  return nodes.filter(isElement).flatMap((node) => {
    if (node.name === 'w:p') return [node];
    if (node.name === 'w:del' || node.name === 'w:moveFrom') return [];
    return paragraphsOf(node.name === 'w:tbl' ? [...below(node, 'w:p')] : node.children);
  });
}

function isEndDeleted(properties: XmlElement | undefined): boolean {
  const mark = childOf(properties, 'w:rPr');
  return isOn(mark, 'w:del') || isOn(mark, 'w:moveFrom');
}
