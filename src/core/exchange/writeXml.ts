/** An element to be written; attributes and children that are undefined are left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string | undefined])[];
  /** Elements, or a text alone. */
  readonly content: readonly XmlElement[] | string;
}

export function xml(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  content: readonly (XmlElement | undefined)[] | string = [],
): XmlElement {
  return {
    name,
    attributes: Object.entries(attributes),
    content: typeof content === 'string' ? content : content.filter((each) => each !== undefined),
  };
}

/** The element if it has any children: most formats forbid empty lists. */
export function xmlList(
  name: string,
  children: readonly (XmlElement | undefined)[],
): XmlElement | undefined {
  const element = xml(name, {}, children);
  return element.content.length ? element : undefined;
}

/** An XML file in UTF-8, one element a line. */
export function writeXml(root: XmlElement): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  write(root, '', lines);
  return `${lines.join('\n')}\n`;
}

function write({ name, attributes, content }: XmlElement, indent: string, lines: string[]): void {
  const said = attributes.flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(value)}"`],
  );
  const head = `${indent}<${name}${said.join('')}`;
  if (!content.length) lines.push(`${head}/>`);
  else if (typeof content === 'string') lines.push(`${head}>${escapeText(content)}</${name}>`);
  else {
    lines.push(`${head}>`);
    for (const child of content) write(child, `${indent}  `, lines);
    lines.push(`${indent}</${name}>`);
  }
}

/** What XML 1.0 can't hold is left out: control characters and halves of characters. */
export function soundText(text: string): string {
  return text.replace(
    /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '',
  );
}

/** For attributes; readers would make spaces of line ends and tabs that stand there as they are. */
function escapeXml(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;').replace(/\t/g, '&#9;').replace(/\n/g, '&#10;');
}

/** For words between tags; what no XML can hold is left out. */
export function escapeText(text: string): string {
  return soundText(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r/g, '&#13;');
}
