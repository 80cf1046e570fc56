import { Refusal } from '../../base/refusal';
import { sentence } from '../../base/sentences';
import { decodeText } from '../../text/decode';
import { type ImportedFile, oneSource, withEnding } from '../imported';
import { Page } from '../page';
import { isElement, readXml, textIn, type XmlElement } from '../../packed/documentXml';

/** Reads a debate or interview in Akoma Ntoso (OASIS LegalDocML): headings, speeches, narration. */
export function readAkomaNtoso(name: string, bytes: Uint8Array): ImportedFile {
  const root = readXml(decodeText(bytes).text);
  if (local(root) !== 'akomaNtoso') throw new Refusal(unknown(local(root)));
  const page = new Page();
  write(root, { page, people: peopleIn(root) });
  return oneSource(withEnding(name.replace(/\.an(?=\.xml$)/i, ''), 'txt'), page.text());
}

interface Writing {
  readonly page: Page;
  /** Names by id. */
  readonly people: ReadonlyMap<string, string>;
}

const spoken = new Set(['speech', 'question', 'answer', 'speechGroup']);

function write(element: XmlElement, writing: Writing): void {
  const { page } = writing;
  switch (local(element)) {
    case 'meta':
      return;
    case 'heading':
    case 'subheading':
      page.write(oneLine(element));
      return page.close('heading', local(element) === 'heading' ? '# ' : '## ');
    case 'from':
      return;
    case 'p':
    case 'block':
      page.write(oneLine(element));
      return page.close();
  }
  if (spoken.has(local(element))) {
    const name = speakerOf(element, writing.people);
    if (name !== '') page.write(`${name}: `);
  }
  for (const child of element.children) if (isElement(child)) write(child, writing);
}

function speakerOf({ attributes, children }: XmlElement, people: Writing['people']): string {
  const id = (attributes.get('by') ?? '').replace(/^#/, '');
  const from = children.filter(isElement).find((child) => local(child) === 'from');
  return people.get(id) ?? (from ? oneLine(from).replace(/\s*[:：]$/, '') : id);
}

function peopleIn(element: XmlElement, found = new Map<string, string>()): Map<string, string> {
  if (local(element) === 'TLCPerson') {
    const { attributes } = element;
    const id = attributes.get('eId') ?? attributes.get('id') ?? '';
    found.set(id, attributes.get('showAs') ?? id);
  }
  for (const child of element.children) if (isElement(child)) peopleIn(child, found);
  return found;
}

function oneLine(element: XmlElement): string {
  return textIn(element).replace(/\s+/g, ' ').trim();
}

/** The standard's namespace has had many names. */
function local({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}

function unknown(root: string) {
  return sentence(
    'This XML file (“{root}”) is of no kind that can be read: only Akoma Ntoso is. Export it as .docx, .txt or .html.',
    { root },
  );
}
