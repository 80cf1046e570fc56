import { Refusal } from '../../base/refusal';
import { type Sentence, sentence } from '../../base/sentences';
import { type ImportedFile, oneSource, type ReadOptions, withEnding } from '../imported';
import { Losses } from '../losses';
import { Page } from '../page';
import { MadeTables } from './cmaps';
import { withoutFurniture } from './furniture';
import { linesOf, type PdfLine } from './lines';
import { paragraphsOf } from './paragraphs';
import type { PdfDocument, PdfPage, PdfProgram } from './port';

/**
 * Reads the text of a PDF, as well as can be: it says where each letter stands, and nothing of
 * paragraphs. Throws a Refusal for one that is locked or broken.
 */
export async function readPdf(
  name: string,
  bytes: Uint8Array,
  { pdf, isCancelled }: ReadOptions,
): Promise<ImportedFile> {
  if (!pdf) throw new Refusal(noProgram);
  const program = await pdf();
  // A copy: it takes the bytes away from whoever hands them over, and takes none of Node’s Buffers.
  const task = program.getDocument({ data: new Uint8Array(bytes), ...settings });
  try {
    const document = await task.promise.catch(refused);
    const losses = new Losses();
    const pages = await pagesOf(document, program, losses, isCancelled ?? (() => false));
    const { pages: bare, removed } = withoutFurniture(pages);
    losses.add('header', removed);
    const page = new Page();
    for (const paragraph of paragraphsOf(bare)) {
      page.write(paragraph);
      page.close();
    }
    const text = page.text();
    losses.add('unreadable', text.match(/\ufffd/g)?.length ?? 0);
    return oneSource(withEnding(name, 'md'), text, losses.all());
  } finally {
    await task.destroy();
  }
}

/** How pdf.js asks for what does not stand in the file; it makes one of these for each document. */
class Beside {
  private readonly tables = new MadeTables();

  fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const text = this.tables.named(filename);
    if (text === undefined) return Promise.reject(new Error(`There is no “${filename}” here.`));
    return Promise.resolve(new TextEncoder().encode(text));
  }
}

const settings = {
  BinaryDataFactory: Beside,
  cMapUrl: 'made/here/',
  cMapPacked: false,
  useWorkerFetch: false,
  isEvalSupported: false,
  useSystemFonts: false,
  disableFontFace: true,
  useWasm: false,
  stopAtErrors: false,
  verbosity: 0,
};

async function pagesOf(
  document: PdfDocument,
  program: PdfProgram,
  losses: Losses,
  isCancelled: () => boolean,
): Promise<PdfLine[][]> {
  const pages: PdfLine[][] = [];
  for (let number = 1; number <= document.numPages && !isCancelled(); number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const all = linesOf(items);
    const lines = all.filter(({ text }) => !/^[\ufffd\s]*$/.test(text));
    if (!lines.length) {
      const isDrawn = all.length > 0 || (await hasGlyphs(page, program));
      losses.add(isDrawn ? 'glyph' : 'page');
    }
    pages.push(lines);
    page.cleanup();
  }
  return pages;
}

/** Whether letters are drawn on a page that says nothing. */
async function hasGlyphs(page: PdfPage, { OPS }: PdfProgram): Promise<boolean> {
  const { fnArray } = await page.getOperatorList();
  return fnArray.some((operation) => operation === OPS['showText']);
}

function refused(error: unknown): never {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') throw new Refusal(locked);
  if (name === 'InvalidPDFException') throw new Refusal(broken);
  // Anything else is told as it is.
  throw error;
}

const noProgram: Sentence = sentence('PDF files can’t be read here. Save it as .docx or .txt.');
const locked = sentence('This PDF is locked with a password. Save it without one.');
const broken = sentence(
  'This PDF is broken, or is none, whatever its name says. Open it and print it into a new one.',
);
