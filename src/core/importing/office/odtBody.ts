import type { Losses } from '../losses';
import type { Mark, OpenRemark, Page } from '../page';
import { writeRows } from '../tableRows';
import { isSpeakerTable } from '../tables/shape';
import {
  below,
  childOf,
  childrenOf,
  isElement,
  textIn,
  type XmlElement,
  type XmlNode,
} from '../../packed/documentXml';

interface List {
  readonly style: string;
  readonly depth: number;
}

/** Writes the blocks of an OpenDocument text into a page. */
export class OdtBody {
  private readonly open: (OpenRemark & { readonly name: string })[] = [];
  private readonly ends = new Map<string, Mark>();
  private readonly notes: { readonly mark: string; readonly body: XmlElement }[] = [];
  private readonly boxes: XmlElement[] = [];

  constructor(
    private readonly page: Page,
    private readonly losses: Losses,
    private readonly numbered: ReadonlyMap<string, readonly boolean[]>,
  ) {}

  /** A comment without an end stands at one point. */
  get remarks(): readonly OpenRemark[] {
    return this.open.map(({ name, ...remark }) => ({
      ...remark,
      end: this.ends.get(name) ?? remark.start,
    }));
  }

  read(nodes: readonly XmlNode[]): void {
    for (const node of nodes) if (isElement(node)) this.readBlock(node);
  }

  writeNotes(): void {
    for (const { mark, body } of this.notes) {
      this.page.write(`[^${mark}]: `);
      this.writeAsOne(body, ' ');
      this.page.close();
    }
  }

  private readBlock(element: XmlElement): void {
    const { name, attributes, children } = element;
    switch (name) {
      // What was deleted stands here, and the lists of what is elsewhere.
      case 'text:tracked-changes':
        return this.losses.add('deletion', [...below(element, 'text:deletion')].length);
      case 'text:table-of-content':
      case 'text:sequence-decls':
      case 'text:variable-decls':
      case 'office:forms':
        return;
      case 'text:h': {
        const level = Math.min(6, Math.max(1, Number(attributes.get('text:outline-level')) || 1));
        this.inline(children);
        this.page.close('heading', `${'#'.repeat(level)} `);
        return this.writeBoxes();
      }
      case 'text:p':
        this.inline(children);
        this.page.close();
        return this.writeBoxes();
      case 'text:list':
        return this.readList(element, { style: attributes.get('text:style-name') ?? '', depth: 0 });
      case 'table:table':
        return this.readTable(element);
      default:
        return this.read(children);
    }
  }

  private readList(list: XmlElement, { style, depth }: List): void {
    let count = 0;
    for (const item of list.children.filter(isElement)) {
      const start = Number(item.attributes.get('text:start-value'));
      count = start > 0 ? start : count + 1;
      const isCounted = this.numbered.get(style)?.[depth] ?? false;
      let mark = item.name === 'text:list-header' ? '  ' : isCounted ? `${count}. ` : '- ';
      for (const child of item.children.filter(isElement)) {
        if (child.name === 'text:list') {
          const own = child.attributes.get('text:style-name') ?? style;
          this.readList(child, { style: own, depth: depth + 1 });
        } else if (child.name === 'text:h') this.readBlock(child);
        else {
          this.inline(child.children);
          this.page.close('item', '  '.repeat(depth) + mark);
          mark = '  ';
          this.writeBoxes();
        }
      }
    }
  }

  private readTable(table: XmlElement): void {
    const rows = [...below(table, 'table:table-row')].map((row) =>
      childrenOf(row, 'table:table-cell'),
    );
    writeRows(this.page, rows, {
      plain: (cell) => [...below(cell, 'text:p')].map(textIn).join('\n'),
      paragraphs: (cell) =>
        [...below(cell, 'text:p')].length + 10 * [...below(cell, 'table:table')].length,
      asOne: (cell, between) => this.writeAsOne(cell, between),
      asBlocks: (cell) => this.read(cell.children),
      isTurns: isSpeakerTable,
    });
    this.writeBoxes();
  }

  private writeAsOne(element: XmlElement, between: string): void {
    const blocks = [...below(element, 'text:p'), ...below(element, 'text:h')];
    blocks.forEach((block, i) => {
      if (i > 0) this.page.write(between);
      this.inline(block.children);
    });
  }

  private writeBoxes(): void {
    for (let box = this.boxes.shift(); box; box = this.boxes.shift()) this.read(box.children);
  }

  private inline(nodes: readonly XmlNode[]): void {
    for (const node of nodes) {
      if (isElement(node)) this.inlineOne(node);
      // White space counts as one blank; more are written as elements.
      else this.page.write(node.replace(/\s+/g, ' '));
    }
  }

  private inlineOne(element: XmlElement): void {
    const { name, attributes, children } = element;
    switch (name) {
      case 'text:s':
        return this.page.write(
          ' '.repeat(Math.min(200, Number(attributes.get('text:c') ?? '1') || 1)),
        );
      case 'text:tab':
        return this.page.write('\t');
      case 'text:line-break':
        return this.page.write('\n');
      case 'text:note':
        return this.callNote(element);
      case 'office:annotation':
        return this.beginRemark(element);
      case 'office:annotation-end':
        return void this.ends.set(attributes.get('office:name') ?? '', this.page.mark());
      case 'text:ruby': {
        this.inline(childOf(element, 'text:ruby-base')?.children ?? []);
        const reading = textIn(childOf(element, 'text:ruby-text'));
        return this.page.write(reading.trim() && `（${reading}）`);
      }
      case 'draw:frame':
      case 'draw:custom-shape':
        return this.noteFrame(element);
      case 'text:hidden-text':
        return this.losses.add('hidden');
      default:
        return this.inline(children);
    }
  }

  private noteFrame(frame: XmlElement): void {
    const box = childOf(frame, 'draw:text-box');
    if (box) this.boxes.push(box);
    else if (frame.name === 'draw:custom-shape') this.boxes.push(frame);
    else this.losses.add(childOf(frame, 'draw:image') ? 'picture' : 'embedded');
  }

  private callNote(note: XmlElement): void {
    const body = childOf(note, 'text:note-body');
    if (!body) return;
    const isEnd = note.attributes.get('text:note-class') === 'endnote';
    const same = this.notes.filter(({ mark }) => mark.startsWith('e') === isEnd).length;
    const mark = `${isEnd ? 'e' : ''}${same + 1}`;
    this.notes.push({ mark, body });
    this.page.write(`[^${mark}]`);
  }

  private beginRemark(annotation: XmlElement): void {
    const start = this.page.mark();
    this.open.push({
      name: annotation.attributes.get('office:name') ?? '',
      start,
      end: start,
      author: textIn(childOf(annotation, 'dc:creator')).trim(),
      date: textIn(childOf(annotation, 'dc:date')),
      text: [...below(annotation, 'text:p')].map((each) => textIn(each).trim()).join('\n'),
    });
  }
}
