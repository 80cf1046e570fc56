import { childOf, childrenOf, type XmlElement } from '../../packed/documentXml';
import type { DocxList } from './docxStyles';
import { valueOf } from './docxStyles';

/** How the levels of a list count. */
interface Level {
  readonly format: string;
  readonly start: number;
}

/** Gives the marks of list items one after another, as Word shows them. */
export class Numbering {
  private readonly counts = new Map<string, number[]>();

  constructor(private readonly lists: ReadonlyMap<string, readonly Level[]>) {}

  /** With a blank behind it, as in `- ` or `2. `; '' for a list that shows none. */
  next({ id, depth }: DocxList): string {
    const level = this.lists.get(id)?.[depth];
    const counts = this.counts.get(id) ?? [];
    counts.length = Math.min(counts.length, depth + 1);
    const count = (counts[depth] ?? (level?.start ?? 1) - 1) + 1;
    counts[depth] = count;
    this.counts.set(id, counts);
    return level ? markOf(level.format, count) : '- ';
  }
}

export function readNumbering(root: XmlElement | undefined): Numbering {
  const kinds = new Map(
    childrenOf(root, 'w:abstractNum').map((kind) => [
      kind.attributes.get('w:abstractNumId'),
      levelsOf(kind),
    ]),
  );
  const lists = childrenOf(root, 'w:num').map(
    (list) =>
      [
        list.attributes.get('w:numId') ?? '',
        kinds.get(valueOf(list, 'w:abstractNumId')) ?? [],
      ] as const,
  );
  return new Numbering(new Map(lists));
}

function levelsOf(kind: XmlElement): Level[] {
  const levels: Level[] = [];
  for (const level of childrenOf(kind, 'w:lvl')) {
    const at = Number(level.attributes.get('w:ilvl') ?? '0');
    if (!(at >= 0 && at <= 8)) continue;
    levels[at] = {
      format: childOf(level, 'w:numFmt')?.attributes.get('w:val') ?? 'decimal',
      start: Number(valueOf(level, 'w:start') ?? '1') || 0,
    };
  }
  return levels;
}

/** The mark of a list item for one of Word's ways to count (ECMA-376, 17.18.59). */
export function markOf(format: string, count: number): string {
  switch (format) {
    case 'bullet':
      return '- ';
    case 'none':
      return '';
    case 'lowerLetter':
      return `${letters(count)}. `;
    case 'upperLetter':
      return `${letters(count).toUpperCase()}. `;
    case 'lowerRoman':
      return `${roman(count)}. `;
    case 'upperRoman':
      return `${roman(count).toUpperCase()}. `;
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'ideographDigital':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return `${chinese(count)}、`;
    default:
      return `${count}. `;
  }
}

/** a … z, then aa, bb … as Word goes on. */
function letters(count: number): string {
  if (count < 1) return String(count);
  const letter = String.fromCharCode(97 + ((count - 1) % 26));
  return letter.repeat(Math.min(20, Math.floor((count - 1) / 26) + 1));
}

function roman(count: number): string {
  if (count < 1 || count > 3999) return String(count);
  const signs = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const;
  let left = count;
  let out = '';
  for (const [worth, sign] of signs) for (; left >= worth; left -= worth) out += sign;
  return out;
}

/** 一 to 九十九. */
function chinese(count: number): string {
  if (count < 1 || count > 99) return String(count);
  const digits = '〇一二三四五六七八九';
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${digits.charAt(tens)}十`;
  return head + (ones === 0 ? '' : digits.charAt(ones));
}
