import { decodeText } from '../../text/decode';
import { type ImportedFile, oneSource, withEnding } from '../imported';
import { Losses } from '../losses';
import { endingOf } from '../names';
import { Page, remarksIn } from '../page';
import { childOf, readXml, type XmlElement } from '../../packed/documentXml';
import { partsOf as unpacked } from '../../packed/zip';
import { OdtBody } from './odtBody';
import { numberedLists } from './odtLists';

/** Reads a text of OpenDocument (LibreOffice), as it stands when all changes are accepted. */
export function readOdt(name: string, bytes: Uint8Array): ImportedFile {
  const [content, styles] = partsOf(name, bytes);
  const losses = new Losses();
  const page = new Page();
  const body = new OdtBody(page, losses, numberedLists([content, styles]));
  body.read(childOf(childOf(content, 'office:body'), 'office:text')?.children ?? []);
  body.writeNotes();
  const text = page.text();
  const remarks = remarksIn(text, body.remarks);
  losses.add('comment', body.remarks.length - remarks.length);
  return oneSource(withEnding(name, 'md'), text, losses.all(), remarks);
}

function partsOf(name: string, bytes: Uint8Array): readonly (XmlElement | undefined)[] {
  if (endingOf(name) === 'fodt') return [readXml(decodeText(bytes).text)];
  const parts = unpacked(bytes, (part) => part === 'content.xml' || part === 'styles.xml');
  return ['content.xml', 'styles.xml'].map((part) => {
    const found = parts.get(part);
    return found && readXml(decodeText(found).text);
  });
}
