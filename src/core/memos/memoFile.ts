import type { Span } from '../text/span';
import type { Link } from './links';

/** What a memo that is a file of its own says. */
export interface MemoFile {
  readonly title: string;
  /** As in `code:mentoring`, `case:li`, `source:li.txt`, `coding:0193…`, `project`, or a passage. */
  readonly about: readonly string[];
  readonly coder: string;
  /** ISO 8601, a day or a moment; '' where it is not known. */
  readonly created: string;
  /** What stands below the front matter. */
  readonly text: string;
}

/** A memo as it stands in the project. */
export interface Memo extends MemoFile {
  readonly path: string;
  /** The whole file, with LF line ends and without a byte order mark. */
  readonly source: string;
  /** What `about` names, at its places in `source`. */
  readonly topics: readonly Link[];
  /** What its text links to, at its places in `source`. */
  readonly links: readonly Link[];
  /** Of the title in `source`, where one stands there. */
  readonly titleSpan: Span | undefined;
  /** Where the front matter ends in `source`. */
  readonly bodyStart: number;
}

/** Whether a file is read as a memo. Propositions are, for what they link to. */
export function isMemoFile(path: string): boolean {
  return /^(?:memos|propositions)\/.*\.md$/is.test(path);
}

/** Whether a file is a memo, and no proposition. */
export function isMemo(path: string): boolean {
  return path.startsWith('memos/') && isMemoFile(path);
}

/** How a memo without a title is called: as its file. */
export function fileTitle(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.md$/i, '');
}

/** The first words below the title, without marks of Markdown; '' where there are none. */
export function firstLine({ text, title }: MemoFile): string {
  for (const line of text.split('\n')) {
    const words = plainWords(line);
    if (words !== '' && words !== plainWords(title)) return words;
  }
  return '';
}

function plainWords(line: string): string {
  return cellsJoined(line)
    .replace(/^\s*(?:#{1,6}\s+|>\s*|[-*+]\s+|\d+[.)]\s+)+/, '')
    .replace(/\[\[([^[\]|\n]+\|)?([^[\]|\n]+)\]\]/g, '$2')
    .replace(/\*\*|__|`|^[-=*_ ]+$/g, '')
    .trim();
}

/** What stands in the row of a table; nothing of the line below its head. */
function cellsJoined(line: string): string {
  if (!/^\s*\|/.test(line)) return line;
  const cells = line.split('|').map((cell) => cell.trim());
  return cells.filter((cell) => cell !== '' && !/^:?-+:?$/.test(cell)).join(' · ');
}
