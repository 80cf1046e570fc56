import { Refusal } from '../../base/refusal';
import { sentence } from '../../base/sentences';
import type { Losses } from '../losses';
import {
  below,
  childOf,
  childrenOf,
  readXml,
  scanDocument,
  type XmlElement,
} from '../../packed/documentXml';
import { partsOf } from '../../packed/zip';
import { isDateFormat, shownDate } from './dates';
import { mostCells, type Sheet } from './sheet';

const wanted =
  /^xl\/(?:workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/i;
const decoder = new TextDecoder();

/** Reads the sheets of an Excel workbook: values as they would be typed, dates as 2026-11-25. */
export function readXlsx(bytes: Uint8Array, losses: Losses): readonly Sheet[] {
  const parts = partsOf(bytes, (part) => wanted.test(part));
  const textOf = (part: string) => {
    const found = [...parts].find(([name]) => name.toLowerCase() === part.toLowerCase());
    return found && decoder.decode(found[1]);
  };
  const xmlOf = (part: string) => {
    const text = textOf(part);
    return text === undefined ? undefined : readXml(text);
  };
  const workbook = xmlOf('xl/workbook.xml');
  const targets = new Map(
    childrenOf(xmlOf('xl/_rels/workbook.xml.rels'), 'rel:Relationship').map(({ attributes }) => [
      attributes.get('Id'),
      (attributes.get('Target') ?? '').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  );
  const properties = childOf(workbook, 's:workbookPr')?.attributes.get('date1904');
  const shared = sharedStrings(textOf('xl/sharedStrings.xml') ?? '');
  const dates = dateStyles(xmlOf('xl/styles.xml'));
  const is1904 = properties === '1' || properties === 'true';
  return childrenOf(childOf(workbook, 's:sheets'), 's:sheet').flatMap(({ attributes }) => {
    const text = textOf(targets.get(attributes.get('r:id')) ?? '');
    if (text === undefined) return [];
    const rows = readSheet(text, { shared, dates, is1904, losses });
    return [{ name: attributes.get('name') ?? '', rows }];
  });
}

interface Reading {
  readonly shared: readonly string[];
  /** By number of style: whether it shows a date or a time. */
  readonly dates: readonly boolean[];
  readonly is1904: boolean;
  readonly losses: Losses;
}

function readSheet(text: string, reading: Reading): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell: { at: number; type: string; style: number } | undefined;
  let value = '';
  let isValue = false;
  let cells = 0;
  scanDocument(text, {
    open(name, attributes) {
      if (name === 's:row') row = [];
      else if (name === 's:c') {
        const at = columnOf(attributes.get('r')) ?? row.length;
        cell = { at, type: attributes.get('t') ?? 'n', style: Number(attributes.get('s') ?? '0') };
        value = '';
        if (++cells > mostCells) throw new Refusal(tooMany);
      } else if (name === 's:v' || name === 's:t') isValue = true;
      else if (name === 's:rPh') isValue = false;
    },
    text(words) {
      if (isValue && cell) value += words;
    },
    close(name) {
      if (name === 's:v' || name === 's:t') isValue = false;
      else if (name === 's:c' && cell) {
        if (value !== '') {
          while (row.length < cell.at) row.push('');
          row[cell.at] = shownValue(value, cell, reading);
        }
        cell = undefined;
      } else if (name === 's:row' && row.some((each) => each.trim() !== '')) rows.push(row);
    },
  });
  return rows;
}

function shownValue(
  value: string,
  { type, style }: { readonly type: string; readonly style: number },
  { shared, dates, is1904, losses }: Reading,
): string {
  switch (type) {
    case 's':
      return shared[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      losses.add('cell');
      return '';
    case 'str':
    case 'inlineStr':
      return unescaped(value);
    default:
      return dates[style] && /^-?[\d.]+(?:E[+-]?\d+)?$/i.test(value)
        ? shownDate(Number(value), is1904)
        : shownNumber(value);
  }
}

/** Excel writes 0.1 + 0.2 as 0.30000000000000004, and shows 0.3. */
function shownNumber(value: string): string {
  const number = Number(value);
  return Number.isFinite(number) && value.length > 15
    ? String(Number(number.toPrecision(15)))
    : value;
}

/** The texts of a workbook, which its cells call by number; without the readings above them. */
function sharedStrings(text: string): string[] {
  const strings: string[] = [];
  if (text === '') return strings;
  let string = '';
  let isText = false;
  let readings = 0;
  scanDocument(text, {
    open(name) {
      if (name === 's:si') string = '';
      else if (name === 's:rPh') readings++;
      isText = name === 's:t' && readings === 0;
    },
    text(words) {
      if (isText) string += words;
    },
    close(name) {
      isText = false;
      if (name === 's:rPh') readings--;
      if (name === 's:si') strings.push(unescaped(string));
    },
  });
  return strings;
}

/** `_x000D_` stands for a character that XML can’t hold. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text.replace(/\r\n?/g, '\n');
  return text
    .replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replace(/\r\n?/g, '\n');
}

function dateStyles(styles: XmlElement | undefined): boolean[] {
  const formats = new Map(
    [...(styles ? below(styles, 's:numFmt') : [])].map(({ attributes }) => [
      Number(attributes.get('numFmtId')),
      attributes.get('formatCode') ?? '',
    ]),
  );
  return childrenOf(childOf(styles, 's:cellXfs'), 's:xf').map(({ attributes }) => {
    const id = Number(attributes.get('numFmtId') ?? '0');
    return isDateFormat(id, formats.get(id));
  });
}

/** 0 for `A7`. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d/.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  let at = 0;
  for (const letter of letters) at = at * 26 + letter.charCodeAt(0) - 64;
  return at - 1;
}

const tooMany = sentence(
  'This table has more cells than can be read. Split it, or save it as CSV.',
);
