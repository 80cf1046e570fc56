import { withinEms } from '../../text/ems';
import type { FrequencyMap, MapCode } from './codeMap';
import { type Drawing, fontSize, margin, type Mark, rule, stepFor, text, widthOf } from './drawing';
import type { MapWords } from './mapWords';

const row = 20;
const barWidth = 520;
const nothing = { tone: 'paper', opacity: 0 } as const;

/** A bar for each code that was applied, as they stand in the book. */
export function drawFrequencies({ codes, parents }: FrequencyMap, words: MapWords): Drawing {
  const used = withThoseAbove(codes, parents);
  const greatest = Math.max(1, ...used.map(({ codings }) => codings));
  const names = used.map(({ label, depth }) => ({
    name: withinEms(label, 24),
    x: depth * fontSize,
  }));
  const nameWidth = Math.max(0, ...names.map(({ name, x }) => x + widthOf(name, true)));
  const left = margin + nameWidth + 12;
  const top = margin + 18;
  const bottom = top + used.length * row;
  const at = (codings: number) => left + (codings / greatest) * barWidth;
  const step = stepFor(greatest, 6);
  const ticks = Array.from({ length: Math.floor(greatest / step) + 1 }, (_, i) => i * step);
  const marks = used.map(({ key, path, codings, color }, i): Mark => {
    const y = top + i * row;
    const fill = color ? { color, opacity: 0.65 } : ({ tone: 'quiet', opacity: 0.65 } as const);
    const stroke = color ? { color } : ({ tone: 'quiet' } as const);
    const { name = '', x = 0 } = names[i] ?? {};
    return {
      label: `${path}: ${words.codings(codings)}`,
      row: key,
      shapes: [
        // The name and its bar are one thing to point at.
        { kind: 'box', x: margin, y, width: at(codings) + 36 - margin, height: row, fill: nothing },
        text(margin + x, y + 14, name, { isBold: used[i + 1] !== undefined && isIn(used, i) }),
        {
          kind: 'box',
          x: left,
          y: y + 4,
          width: at(codings) - left,
          height: row - 8,
          fill,
          stroke,
        },
        text(at(codings) + 6, y + 14, codings ? words.number(codings) : '', { tone: 'quiet' }),
      ],
    };
  });
  return {
    title: words.titles.frequencies,
    description: mostUsed(used, words),
    width: left + barWidth + 50 + margin,
    height: bottom + margin,
    ground: ticks.flatMap((each) => [
      rule({ x: at(each), y: top }, { x: at(each), y: bottom }),
      text(at(each), top - 6, words.number(each), { anchor: 'middle', tone: 'quiet' }),
    ]),
    marks,
  };
}

/** The codes that were applied, and those that they are in. */
function withThoseAbove(codes: readonly MapCode[], parents: readonly number[]): MapCode[] {
  const isShown = new Uint8Array(codes.length);
  codes.forEach(({ codings }, i) => {
    for (let at = codings > 0 ? i : -1; at >= 0; at = parents[at] ?? -1) isShown[at] = 1;
  });
  return codes.filter((_, i) => isShown[i]);
}

function isIn(codes: readonly MapCode[], at: number): boolean {
  return (codes[at + 1]?.depth ?? 0) > (codes[at]?.depth ?? 0);
}

/** The codes with the most codings, in words. */
export function mostUsed(codes: readonly MapCode[], words: MapWords): string {
  return [...codes]
    .sort((a, b) => b.codings - a.codings)
    .slice(0, 5)
    .map(({ label, codings }) => `${label}: ${words.codings(codings)}`)
    .join('; ');
}
