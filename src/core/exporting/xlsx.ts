import { sentence } from '../base/sentences';
import type { Losses } from '../exchange/lossReport';
import { escapeText, soundText, writeXml, xml, type XmlElement } from '../exchange/writeXml';
import { writeZip } from '../packed/zip';
import { encodeUtf8 } from '../text/decode';
import type { Sheet, SheetCell } from './sheetShape';

/** Excel holds no more. UTF-16 units a cell, rows a sheet. */
const longestCell = 32_767;
const mostRows = 1_048_576;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/**
 * A workbook with one sheet (ECMA-376, 18): a header that stays in sight, a filter, and texts as
 * texts, so that none of them is ever a formula. The same sheet gives the same bytes.
 */
export function writeXlsx(sheet: Sheet, losses: Losses): Uint8Array {
  const files = new Map<string, Uint8Array>();
  const put = (path: string, root: XmlElement): void =>
    void files.set(path, encodeUtf8(writeXml(root)));
  put('[Content_Types].xml', contentTypes());
  put('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']]));
  put('xl/workbook.xml', workbook(sheet));
  put(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
  );
  put('xl/styles.xml', styles());
  files.set('xl/worksheets/sheet1.xml', worksheet(sheet, losses));
  return writeZip(files);
}

/** Written piece by piece: a million cells as elements would take gigabytes. */
function worksheet({ header, rows }: Sheet, losses: Losses): Uint8Array {
  const kept = rows.slice(0, mostRows - 1);
  losses.lose(
    'row',
    sentence('Rows beyond what a workbook can hold are left out. Export to CSV instead.'),
    undefined,
    rows.length - kept.length,
  );
  const names = header.map((_, i) => columnName(i));
  const line = (cells: readonly SheetCell[], row: number, style: number): string => {
    const written = cells.map((value, i) => {
      const at = `r="${names[i] ?? columnName(i)}${row}" s="${style}"`;
      if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`;
      if (value === '') return '';
      const text = escapeText(shortened(value, losses));
      return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
    });
    return `<row r="${row}">${written.join('')}</row>`;
  };
  const corner = `${names.at(-1) ?? 'A'}${kept.length + 1}`;
  const head = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<worksheet xmlns="${main}"><dimension ref="A1:${corner}"/>`,
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${header.map((name, i) => columnWidth(name, kept, i)).join('')}</cols>`,
    `<sheetData>${line(header, 1, 1)}`,
  ].join('\n');
  const parts = [encodeUtf8(head)];
  for (let at = 0; at < kept.length; at += 1000) {
    const some = kept.slice(at, at + 1000).map((row, i) => line(row, at + i + 2, 0));
    parts.push(encodeUtf8(some.join('\n')));
  }
  parts.push(encodeUtf8(`</sheetData><autoFilter ref="A1:${corner}"/></worksheet>\n`));
  return joined(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** As wide as the longest of the first cells, within reason. */
function columnWidth(name: string, rows: Sheet['rows'], i: number): string {
  const lengths = rows.slice(0, 100).map((row) => widthOf(String(row[i] ?? '')));
  const width = Math.min(60, Math.max(8, widthOf(name) + 2, ...lengths));
  return `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`;
}

function widthOf(text: string): number {
  const [first = ''] = text.split('\n');
  return Math.min(
    200,
    [...first.slice(0, 200)].reduce((sum, each) => sum + (each > '\u2e80' ? 2 : 1), 1),
  );
}

/** Excel reads `_x0041_` as a letter: an underscore there is written as such a letter itself. */
function shortened(text: string, losses: Losses): string {
  const sound = soundText(text).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
  if (sound.length <= longestCell) return sound;
  losses.lose('long-cell', sentence('Words beyond what a cell can hold (32,767) are cut off.'));
  return `${sound.slice(0, longestCell - 2).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A, B … Z, AA, AB … */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function workbook({ name }: Sheet): XmlElement {
  const title = name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
  return xml('workbook', { xmlns: main, 'xmlns:r': relations }, [
    xml('sheets', {}, [xml('sheet', { name: title, sheetId: '1', 'r:id': 'r1' })]),
  ]);
}

/** 0: text that wraps, at the top; 1: the header. */
function styles(): XmlElement {
  const font = (isBold: boolean) =>
    xml('font', {}, [
      isBold ? xml('b') : undefined,
      xml('sz', { val: '11' }),
      xml('name', { val: 'Calibri' }),
    ]);
  const one = { count: '1' };
  const usual = { numFmtId: '0', fillId: '0', borderId: '0' };
  const top = xml('alignment', { vertical: 'top', wrapText: '1' });
  return xml('styleSheet', { xmlns: main }, [
    xml('fonts', { count: '2' }, [font(false), font(true)]),
    xml('fills', { count: '2' }, [
      xml('fill', {}, [xml('patternFill', { patternType: 'none' })]),
      xml('fill', {}, [xml('patternFill', { patternType: 'gray125' })]),
    ]),
    xml('borders', one, [xml('border')]),
    xml('cellStyleXfs', one, [xml('xf', { ...usual, fontId: '0' })]),
    xml('cellXfs', { count: '2' }, [
      xml('xf', { ...usual, fontId: '0', xfId: '0', applyAlignment: '1' }, [top]),
      xml('xf', { ...usual, fontId: '1', xfId: '0', applyFont: '1', applyAlignment: '1' }, [top]),
    ]),
  ]);
}

function contentTypes(): XmlElement {
  const type = (part: string, name: string) =>
    xml('Override', {
      PartName: part,
      ContentType: `application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml`,
    });
  return xml('Types', { xmlns: `${packages}/content-types` }, [
    xml('Default', {
      Extension: 'rels',
      ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
    }),
    xml('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    type('/xl/workbook.xml', 'sheet.main'),
    type('/xl/worksheets/sheet1.xml', 'worksheet'),
    type('/xl/styles.xml', 'styles'),
  ]);
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): XmlElement {
  return xml(
    'Relationships',
    { xmlns: `${packages}/relationships` },
    targets.map(([type, Target], i) =>
      xml('Relationship', { Id: `r${i + 1}`, Type: `${relations}/${type}`, Target }),
    ),
  );
}
