import type { Page } from '../page';
import {
  childOf,
  isElement,
  textIn,
  type XmlElement,
  type XmlNode,
} from '../../packed/documentXml';
import { isSpeakerTable } from '../tables/shape';
import { writeRows } from '../tableRows';

/** What writes the content of cells. */
interface Blocks {
  read(nodes: readonly XmlNode[]): void;
  writeAsOne(nodes: readonly XmlNode[], between: string): void;
}

/** Writes a table: as turns where it holds who said what, as rows, or, where it only lays out, as text. */
export function writeDocxTable(page: Page, table: XmlElement, body: Blocks): void {
  const rows = wrapped(table.children, 'w:tr').map((row) => wrapped(row.children, 'w:tc'));
  writeRows(page, rows, {
    plain: (cell) => textOf(cell.children),
    paragraphs: (cell) => countParagraphs(cell.children),
    asOne: (cell, between) => body.writeAsOne(cell.children, between),
    asBlocks: (cell) => body.read(cell.children),
    isTurns: isSpeakerTable,
  });
}

/** Elements of a kind through what may wrap them; what was deleted is left out. */
function wrapped(nodes: readonly XmlNode[], name: string): XmlElement[] {
  return nodes.filter(isElement).flatMap((node) => {
    if (node.name === name) return isDeletedRow(node) ? [] : [node];
    if (node.name === 'w:sdt') return wrapped(childOf(node, 'w:sdtContent')?.children ?? [], name);
    const isWrap =
      node.name === 'w:customXml' || node.name === 'w:ins' || node.name === 'w:smartTag';
    return isWrap ? wrapped(node.children, name) : [];
  });
}

function isDeletedRow(row: XmlElement): boolean {
  return childOf(childOf(row, 'w:trPr'), 'w:del') !== undefined;
}

function textOf(nodes: readonly XmlNode[]): string {
  let out = '';
  for (const node of nodes.filter(isElement)) {
    if (node.name === 'w:del' || node.name === 'w:moveFrom' || node.name === 'mc:Fallback')
      continue;
    if (node.name === 'w:t') out += textIn(node);
    else out += textOf(node.children);
    if (node.name === 'w:p') out += '\n';
  }
  return out;
}

function countParagraphs(nodes: readonly XmlNode[]): number {
  const inTable = nodes.some((node) => isElement(node) && node.name === 'w:tbl') ? 100 : 0;
  return inTable + textOf(nodes).trim().split('\n').length;
}
