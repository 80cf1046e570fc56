import { decodeText } from '../../text/decode';
import { type ImportedFile, oneSource, withEnding } from '../imported';
import { Losses } from '../losses';
import { Page, remarksIn } from '../page';
import { below, childOf, readXml, textIn, type XmlElement } from '../../packed/documentXml';
import { partsOf } from '../../packed/zip';
import { readComments } from './comments';
import { DocxBody } from './docxBody';
import { readNotes } from './docxNotes';
import { readNumbering } from './numbering';
import { readStyles } from './docxStyles';

const wanted = /^(?:_rels\/\.rels|word\/(?:[^/]*\.xml|_rels\/[^/]*\.rels))$/i;

/**
 * Reads a Word document as it stands when all changes are accepted: paragraphs, headings, lists,
 * tables, foot- and endnotes, text boxes; comments with their words.
 */
export function readDocx(name: string, bytes: Uint8Array): ImportedFile {
  const parts = partsOf(bytes, (part) => wanted.test(part));
  const xmlOf = (part: string): XmlElement | undefined => {
    const found = [...parts].find(([each]) => each.toLowerCase() === part.toLowerCase())?.[1];
    return found && readXml(decodeText(found).text);
  };
  const main = mainPart(xmlOf('_rels/.rels')) ?? 'word/document.xml';
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const beside = (part: string) => xmlOf(folder + part);
  const losses = new Losses();
  const page = new Page();
  const body = new DocxBody(page, losses, {
    styles: readStyles(beside('styles.xml')),
    numbering: readNumbering(beside('numbering.xml')),
    comments: readComments(beside('comments.xml')),
    footnotes: readNotes(beside('footnotes.xml'), 'w:footnote'),
    endnotes: readNotes(beside('endnotes.xml'), 'w:endnote'),
  });
  const document = xmlOf(main);
  body.read(childOf(document, 'w:body')?.children ?? []);
  body.writeNotes();
  const text = page.text();
  const remarks = remarksIn(text, body.remarks);
  losses.add('comment', body.remarks.length - remarks.length);
  losses.add('header', countHeaders(parts, xmlOf));
  return oneSource(withEnding(name, 'md'), text, losses.all(), remarks);
}

/** Where the package says that its document is; nearly always `word/document.xml`. */
function mainPart(relations: XmlElement | undefined): string | undefined {
  for (const each of relations ? below(relations, 'rel:Relationship') : [])
    if (each.attributes.get('Type')?.endsWith('/officeDocument'))
      return each.attributes.get('Target')?.replace(/^\/+/, '');
  return undefined;
}

function countHeaders(
  parts: ReadonlyMap<string, Uint8Array>,
  xmlOf: (part: string) => XmlElement | undefined,
): number {
  const names = [...parts.keys()].filter((part) => /\/(?:header|footer)\d*\.xml$/i.test(part));
  return names.filter((part) => {
    const root = xmlOf(part);
    return root !== undefined && [...below(root, 'w:t')].some((each) => textIn(each).trim() !== '');
  }).length;
}
