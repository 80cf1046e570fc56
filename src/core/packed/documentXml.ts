import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { scanXml, type XmlEvents, type XmlScan } from './scanXml';

/** An element as it was read; names carry the prefixes of `prefixes`, else those of the file. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

/** By namespace: what we call it, whatever the file does. The two of Word are one for us. */
const prefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 's',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 's',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://www.w3.org/XML/1998/namespace': 'xml',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'urn:oasis:names:tc:opendocument:xmlns:office:1.0': 'office',
  'urn:oasis:names:tc:opendocument:xmlns:text:1.0': 'text',
  'urn:oasis:names:tc:opendocument:xmlns:table:1.0': 'table',
  'urn:oasis:names:tc:opendocument:xmlns:style:1.0': 'style',
  'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0': 'draw',
};

/**
 * The document's root element. Throws a Refusal for text that is no well-formed XML, that declares
 * entities of its own, or nests deeper than a document does.
 */
export function readXml(text: string): XmlElement {
  let root: XmlElement | undefined;
  const open: { children: XmlNode[] }[] = [];
  scanDocument(text, {
    open(name, attributes) {
      const element = { name, attributes, children: [] as XmlNode[] };
      open.at(-1)?.children.push(element);
      root ??= element;
      open.push(element);
    },
    text: (words) => void open.at(-1)?.children.push(words),
    close: () => void open.pop(),
  });
  if (!root) throw broken('empty');
  return root;
}

/** As `readXml`, for documents too large to be held as elements. */
export function scanDocument(text: string, events: XmlEvents): void {
  scanXml(text, document, events);
}

const document: XmlScan = {
  nameOf: named,
  hasNamespaces: true,
  fault: (why) => broken(why),
};

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string';
}

/** The first child of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.filter(isElement).find((child) => child.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter(isElement).filter((child) => child.name === name);
}

/** All elements of that name below, in their order. */
export function* below(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (child.name === name) yield child;
    else yield* below(child, name);
  }
}

export function textIn(element: XmlElement | undefined): string {
  return (element?.children ?? [])
    .map((child) => (isElement(child) ? textIn(child) : child))
    .join('');
}

function named(prefix: string, local: string, uri: string): string {
  const known = prefixes[uri] ?? prefix;
  return known === '' ? local : `${known}:${local}`;
}

function broken(why: string): Refusal {
  return new Refusal(
    sentence(
      'This file is broken ({why}). Open it in the program that it comes from, and save it anew.',
      { why },
    ),
  );
}
