import { childOf, childrenOf, type XmlElement } from '../../packed/documentXml';

/** What a paragraph's style says of it. */
export interface DocxStyle {
  /** 1 to 6; undefined for what is no heading. */
  readonly level: number | undefined;
  /** Of its list, where the style brings one. */
  readonly list: DocxList | undefined;
}

export interface DocxList {
  readonly id: string;
  /** From 0. */
  readonly depth: number;
}

/** By the id of the style, with what it has from those it is based on. */
export function readStyles(root: XmlElement | undefined): ReadonlyMap<string, DocxStyle> {
  const elements = new Map(
    childrenOf(root, 'w:style').map((style) => [style.attributes.get('w:styleId') ?? '', style]),
  );
  const styleOf = (id: string | undefined, left: number): DocxStyle => {
    const element = elements.get(id ?? '');
    if (!element || left === 0) return { level: undefined, list: undefined };
    const base = styleOf(valueOf(element, 'w:basedOn'), left - 1);
    const properties = childOf(element, 'w:pPr');
    return {
      level: levelByName(valueOf(element, 'w:name')) ?? levelOf(properties) ?? base.level,
      list: listOf(properties) ?? base.list,
    };
  };
  return new Map([...elements.keys()].map((id) => [id, styleOf(id, 12)]));
}

/** The heading's level that a paragraph's properties give it themselves. */
export function levelOf(properties: XmlElement | undefined): number | undefined {
  const outline = valueOf(properties, 'w:outlineLvl');
  if (outline === undefined || !/^\d+$/.test(outline) || Number(outline) > 8) return undefined;
  return Math.min(6, Number(outline) + 1);
}

export function listOf(properties: XmlElement | undefined): DocxList | undefined {
  const numbering = childOf(properties, 'w:numPr');
  const id = valueOf(numbering, 'w:numId');
  if (id === undefined) return undefined;
  return { id, depth: Math.min(8, Number(valueOf(numbering, 'w:ilvl') ?? '0') || 0) };
}

export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes.get('w:val');
}

/** Whether a switch such as bold is on: it is when it is there and does not say otherwise. */
export function isOn(element: XmlElement | undefined, name: string): boolean {
  const found = childOf(element, name);
  return found !== undefined && !/^(?:0|false|off)$/.test(found.attributes.get('w:val') ?? '');
}

function levelByName(name = ''): number | undefined {
  if (/^title$/i.test(name)) return 1;
  const [, level] = /^(?:heading|überschrift|titre|标题|標題)\s*([1-9])$/i.exec(name) ?? [];
  return level === undefined ? undefined : Math.min(6, Number(level));
}
