import type { Page } from '../page';

/** Where the words of a group go. */
export type Destination =
  | 'text'
  | 'nowhere'
  | 'fonts'
  | 'note'
  | 'comment'
  | 'author'
  | 'reference'
  | 'rangeStart'
  | 'rangeEnd'
  | 'listMark';

/** What a group says of its words; groups within begin as theirs does. */
export interface RtfState {
  destination: Destination;
  font: number;
  /** How many characters stand in for one of Unicode. */
  fallback: number;
  isHidden: boolean;
  isDeleted: boolean;
  /** Where words for text go: the page, or the note that is being read. */
  page: Page;
}

/** Groups whose words are no text, by the control word that begins them. */
const silent = new Set([
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'header',
  'headerl',
  'headerr',
  'headerf',
  'footer',
  'footerl',
  'footerr',
  'footerf',
  'filetbl',
  'listtable',
  'listoverridetable',
  'revtbl',
  'rsidtbl',
  'generator',
  'fldinst',
  'themedata',
  'datastore',
  'latentstyles',
  'xmlnstbl',
  'nonshppict',
  'ftnsep',
  'ftnsepc',
  'ftncn',
  'aftnsep',
  'aftnsepc',
  'aftncn',
  'pnseclvl',
  'tc',
  'xe',
  'sp',
  'atndate',
  'atntime',
  'atnicn',
  'template',
]);

const own: Readonly<Record<string, Destination>> = {
  fonttbl: 'fonts',
  footnote: 'note',
  annotation: 'comment',
  atnauthor: 'author',
  atnref: 'reference',
  atrfstart: 'rangeStart',
  atrfend: 'rangeEnd',
  listtext: 'listMark',
  pntext: 'listMark',
};

/** Groups that may be left unread and yet hold text. */
const through = new Set([
  'shppict',
  'shpinst',
  'shptxt',
  'cs',
  'bkmkstart',
  'do',
  'dptxbxtext',

  'upr',
]);

/** What a control word makes of its group; undefined where it does not begin one. */
export function destinationOf(word: string, isStarred: boolean): Destination | undefined {
  const known = own[word];
  if (known) return known;
  if (silent.has(word)) return 'nowhere';
  return isStarred && !through.has(word) ? 'nowhere' : undefined;
}

/** Control words that stand for a character. */
export const characters: Readonly<Record<string, string>> = {
  emdash: '—',
  endash: '–',
  emspace: '\u2003',
  enspace: '\u2002',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  tab: '\t',
  line: '\n',
  '~': '\u00a0',
  _: '\u2011',
  '\\': '\\',
  '{': '{',
  '}': '}',
  zwj: '\u200d',
  zwnj: '\u200c',
  ltrmark: '\u200e',
  rtlmark: '\u200f',
  '\t': '\t',
};
