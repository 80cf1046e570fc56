import type { Losses } from '../losses';
import type { Mark, OpenRemark, Page } from '../page';
import {
  below,
  childOf,
  isElement,
  textIn,
  type XmlElement,
  type XmlNode,
} from '../../packed/documentXml';
import type { DocxParts } from './docxParts';
import { isOn } from './docxStyles';
import { symbolOf } from './symbols';

/** A note that the text calls for. */
interface Note {
  /** As in `[^1]`. */
  readonly mark: string;
  readonly content: readonly XmlNode[];
}

/** Writes what stands within a paragraph of a Word document. */
export class DocxInline {
  readonly remarks: OpenRemark[] = [];
  readonly notes: Note[] = [];
  /** Text boxes met and not yet written. */
  readonly boxes: XmlElement[] = [];
  private readonly starts = new Map<string, Mark>();
  private endnotes = 0;

  constructor(
    private readonly page: Page,
    private readonly losses: Losses,
    private readonly parts: DocxParts,
  ) {}

  read(nodes: readonly XmlNode[]): void {
    for (const node of nodes) if (isElement(node)) this.readOne(node);
  }

  private readOne(element: XmlElement): void {
    switch (element.name) {
      case 'w:r':
        return this.readRun(element);
      case 'w:del':
      case 'w:moveFrom':
        return this.losses.add('deletion', [...below(element, 'w:r')].length > 0 ? 1 : 0);
      case 'w:sdt':
        return this.read(childOf(element, 'w:sdtContent')?.children ?? []);
      case 'mc:AlternateContent':
        return this.read(choiceOf(element));
      case 'w:commentRangeStart':
        this.starts.set(idOf(element), this.page.mark());
        return;
      case 'w:commentRangeEnd':
        return this.endComment(element);
      case 'w:pPr':
      case 'w:rPr':
        return;
      case 'm:oMath':
      case 'm:oMathPara':
        return this.page.write([...below(element, 'm:t')].map(textIn).join(''));
      // Links, fields, insertions, smart tags and the like only wrap runs.
      default:
        return this.read(element.children);
    }
  }

  private readRun(run: XmlElement): void {
    const properties = childOf(run, 'w:rPr');
    if (isOn(properties, 'w:vanish')) {
      if ([...below(run, 'w:t')].length > 0) this.losses.add('hidden');
      return;
    }
    for (const child of run.children) if (isElement(child)) this.readPiece(child);
  }

  private readPiece(element: XmlElement): void {
    switch (element.name) {
      case 'w:t':
        return this.page.write(wordsIn(element));
      case 'w:tab':
      case 'w:ptab':
        return this.page.write('\t');
      case 'w:br':
      case 'w:cr':
        return this.page.write('\n');
      case 'w:noBreakHyphen':
        return this.page.write('\u2011');
      case 'w:sym':
        return this.writeSymbol(element);
      case 'w:ruby':
        return this.writeRuby(element);
      case 'w:footnoteReference':
        return this.callNote(
          this.parts.footnotes.get(idOf(element)),
          String(this.notes.length - this.endnotes + 1),
        );
      case 'w:endnoteReference':
        return this.callNote(this.parts.endnotes.get(idOf(element)), `e${++this.endnotes}`);
      case 'w:commentReference':
        return this.pointComment(element);
      case 'mc:AlternateContent':
        return choiceOf(element)
          .filter(isElement)
          .forEach((child) => this.readPiece(child));
      case 'w:drawing':
      case 'w:pict':
        return this.noteDrawing(element);
      case 'w:object':
        return this.losses.add('embedded');
    }
  }

  private noteDrawing(element: XmlElement): void {
    const boxes = [...below(element, 'w:txbxContent')];
    this.boxes.push(...boxes);
    if (!boxes.length) this.losses.add('picture');
  }

  private callNote(content: readonly XmlNode[] | undefined, mark: string): void {
    if (!content) return;
    this.notes.push({ mark, content });
    this.page.write(`[^${mark}]`);
  }

  private writeSymbol({ attributes }: XmlElement): void {
    const code = Number.parseInt(attributes.get('w:char') ?? '', 16);
    const shown = symbolOf(attributes.get('w:font') ?? '', code);
    if (shown === undefined) this.losses.add('symbol');
    this.page.write(shown ?? '\ufffd');
  }

  /** The reading stands behind the word, in brackets. */
  private writeRuby(ruby: XmlElement): void {
    this.read(childOf(ruby, 'w:rubyBase')?.children ?? []);
    const reading = [...below(ruby, 'w:rt')].flatMap((each) =>
      [...below(each, 'w:t')].map(wordsIn),
    );
    if (reading.join('').trim() !== '') this.page.write(`（${reading.join('')}）`);
  }

  private endComment(element: XmlElement): void {
    const start = this.starts.get(idOf(element));
    const comment = this.parts.comments.get(idOf(element));
    this.starts.delete(idOf(element));
    if (start && comment) this.remarks.push({ start, end: this.page.mark(), ...comment });
  }

  /** Most comments have a range; of one without, its reference is all there is. */
  private pointComment(element: XmlElement): void {
    const comment = this.parts.comments.get(idOf(element));
    if (
      !comment ||
      this.remarks.some(({ text, date }) => text === comment.text && date === comment.date)
    )
      return;
    const mark = this.starts.get(idOf(element)) ?? this.page.mark();
    this.starts.delete(idOf(element));
    this.remarks.push({ start: mark, end: this.page.mark(), ...comment });
  }
}

/** Of what is said in a new and in an old way only one is to be read. */
function choiceOf(element: XmlElement): readonly XmlNode[] {
  return (childOf(element, 'mc:Choice') ?? childOf(element, 'mc:Fallback'))?.children ?? [];
}

/** White space at the ends counts only where the file says so; a line end in the file is a blank. */
function wordsIn(element: XmlElement): string {
  const words = textIn(element)
    .replace(/[\n\r\t]/g, ' ')
    .replaceAll('\u00ad', '');
  return element.attributes.get('xml:space') === 'preserve' ? words : words.trim();
}

function idOf({ attributes }: XmlElement): string {
  return attributes.get('w:id') ?? '';
}
