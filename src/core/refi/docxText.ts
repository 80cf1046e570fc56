import { type Element, readXml } from '../packed/dataXml';
import { ZipFile } from '../packed/zip';

/** What marks a character that is not a letter, by the name of its element. */
const marks: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n' };

/**
 * The words of a Word file, one paragraph a line: for packages that hold a source in no other
 * form. Tracked deletions, fields and what stands for older programs are left out.
 */
export function docxText(bytes: Uint8Array): string {
  const xml = new ZipFile(bytes).read('word/document.xml');
  if (!xml) return '';
  const lines: string[] = [];
  walk(readXml('word/document.xml', xml).root, lines);
  return lines.join('\n');
}

function walk(element: Element, lines: string[]): void {
  if (element.name === 'Fallback' || element.name === 'del') return;
  if (element.name === 'p') lines.push('');
  if (element.name === 't') add(lines, element.text);
  const mark = marks[element.name];
  if (mark !== undefined) add(lines, mark);
  for (const child of element.children) if (child.name !== 'pPr') walk(child, lines);
}

function add(lines: string[], text: string): void {
  lines.push(`${lines.pop() ?? ''}${text}`);
}
