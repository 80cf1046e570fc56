import { childrenOf, type XmlElement, type XmlNode } from '../../packed/documentXml';

/** The content of foot- or endnotes, by id, without the lines that part them from the text. */
export function readNotes(
  root: XmlElement | undefined,
  name: 'w:footnote' | 'w:endnote',
): ReadonlyMap<string, readonly XmlNode[]> {
  const notes = childrenOf(root, name).filter((note) => {
    const type = note.attributes.get('w:type');
    return type === undefined || type === 'normal';
  });
  return new Map(notes.map((note) => [note.attributes.get('w:id') ?? '', note.children]));
}
