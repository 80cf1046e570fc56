import type { Losses } from '../losses';
import type { Page } from '../page';
import { isSpeakerTable } from '../tables/shape';
import { writeRows } from '../tableRows';
import { below, isElement, textIn, type XmlElement, type XmlNode } from '../../packed/documentXml';

const left = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'math',
  'iframe',
  'object',
  'head',
  'title',
  'select',
  'button',
  'input',
  'textarea',
]);
const told = new Set(['svg', 'iframe', 'object', 'select', 'textarea']);
const block =
  /^(?:address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|header|html|legend|main|nav|p|section|summary)$/;

/** Tables in tables in tables are no tables any more. */
const deepestTable = 4;

/** Writes the elements of a page. */
export class HtmlBody {
  /** Of lists: how many items there were, or undefined where they are not counted. */
  private readonly lists: (number | undefined)[] = [];
  private isPlain = false;
  private tables = 0;

  constructor(
    private readonly page: Page,
    private readonly losses: Losses,
  ) {}

  read({ children }: XmlElement): void {
    for (const child of children) this.readNode(child);
    this.page.close();
  }

  private readNode(node: XmlNode): void {
    if (!isElement(node)) return this.page.write(this.isPlain ? node : node.replace(/\s+/g, ' '));
    const { name, attributes } = node;
    if (left.has(name)) return this.losses.add('script', told.has(name) ? 1 : 0);
    if (attributes.has('hidden')) return this.losses.add('hidden');
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level !== undefined)
      return this.readBlock(node, 'heading', `${'#'.repeat(Number(level))} `);
    switch (name) {
      case 'br':
        return this.page.write('\n');
      case 'hr':
        return this.page.close();
      case 'img':
        return this.losses.add('picture');
      case 'pre':
        this.isPlain = true;
        this.readBlock(node);
        this.isPlain = false;
        return;
      case 'ul':
      case 'ol':
        return this.readList(node);
      case 'li':
        return this.readItem(node);
      case 'table':
        return this.readTable(node);
      case 'rt':
        return this.page.write(`（${textIn(node)}）`);
      case 'rp':
        return;
    }
    if (block.test(name)) this.readBlock(node);
    else node.children.forEach((child) => this.readNode(child));
  }

  private readBlock(
    element: XmlElement,
    kind: 'paragraph' | 'heading' = 'paragraph',
    prefix = '',
  ): void {
    this.closeOpen();
    element.children.forEach((child) => this.readNode(child));
    if (kind === 'heading') this.page.close(kind, prefix);
    else this.closeOpen();
  }

  /** In a list what is open is its item. */
  private closeOpen(): void {
    if (this.page.isEmpty || this.mark === undefined) return this.page.close();
    this.page.close('item', this.mark);
    this.mark = '  '.repeat(this.lists.length);
  }

  private mark: string | undefined;

  private readList(list: XmlElement): void {
    this.closeOpen();
    const around = this.mark;
    this.lists.push(
      list.name === 'ol' ? Number(list.attributes.get('start') ?? '1') - 1 : undefined,
    );
    list.children.forEach((child) => this.readNode(child));
    this.closeOpen();
    this.lists.pop();
    this.mark = around;
  }

  private readItem(item: XmlElement): void {
    this.closeOpen();
    const depth = Math.max(0, this.lists.length - 1);
    const count = this.lists[depth];
    if (count !== undefined) this.lists[depth] = count + 1;
    this.mark = `${'  '.repeat(depth)}${count === undefined ? '-' : `${count + 1}.`} `;
    item.children.forEach((child) => this.readNode(child));
    this.closeOpen();
    this.mark = undefined;
  }

  private readTable(table: XmlElement): void {
    this.closeOpen();
    // Deeper ones only lay the page out; looking at each in all others would take far too long.
    if (this.tables >= deepestTable) return table.children.forEach((child) => this.readNode(child));
    this.tables++;
    const rows = [...below(table, 'tr')].map((row) =>
      row.children.filter(isElement).filter(({ name }) => name === 'td' || name === 'th'),
    );
    writeRows(this.page, rows, {
      plain: (cell) => textIn(cell).replace(/\s+/g, ' '),
      paragraphs: (cell) =>
        1 + [...below(cell, 'p')].length + 10 * [...below(cell, 'table')].length,
      asOne: (cell) => this.writeInline(cell),
      asBlocks: (cell) => this.readBlock(cell),
      isTurns: isSpeakerTable,
    });
    this.tables--;
  }

  private writeInline(cell: XmlElement): void {
    for (const child of cell.children) {
      if (!isElement(child)) this.page.write(child.replace(/\s+/g, ' '));
      else if (child.name === 'br' || /^(?:p|div|li)$/.test(child.name)) {
        this.page.write(' ');
        this.writeInline(child);
      } else if (!left.has(child.name)) this.writeInline(child);
    }
  }
}
