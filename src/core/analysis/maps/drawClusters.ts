import { shadeOf, shades } from '../tableShare';
import { withinEms } from '../../text/ems';
import type { Dendrogram } from './cluster';
import type { ClusterMap } from './codeMap';
import { type Drawing, margin, type Mark, px, type Shape, text, widthOf } from './drawing';
import type { MapWords } from './mapWords';

const cell = { width: 26, height: 20 };
const treeWidth = 130;

/** A table of how alike codes are, each with each, beside the tree of their groups. */
export function drawClusters(map: ClusterMap, words: MapWords): Drawing {
  const { codes, likeness, dendrogram } = map;
  const order = dendrogram.order.flatMap((at) => (codes[at] ? [{ at, code: codes[at] }] : []));
  const names = order.map(({ code }) => withinEms(code.label, 20));
  const longest = Math.max(0, ...names.map((name) => widthOf(name)));
  const left = margin + treeWidth + 20 + longest + 10;
  const top = margin + Math.ceil(longest * 0.72) + 16;
  const width = order.length * cell.width;
  const alike = (a: number, b: number) => likeness.of[a * likeness.size + b] ?? 0;
  let greatest = 0;
  for (const { at: a } of order)
    for (const { at: b } of order) if (a !== b) greatest = Math.max(greatest, alike(a, b));
  const ground: Shape[] = [...branches(dendrogram, order.length, top)];
  order.forEach(({ code }, i) => {
    const y = top + i * cell.height;
    const x = left + (i + 0.5) * cell.width;
    const name = names[i] ?? '';
    const fill = code.color ? { color: code.color } : ({ tone: 'quiet' } as const);
    ground.push(
      { kind: 'box', x: margin + treeWidth + 5, y: y + 5, width: 10, height: 10, fill },
      text(margin + treeWidth + 20, y + 14, name),
      text(x, top - 8, name, { turn: -45 }),
      { kind: 'box', x: left + i * cell.width, y, ...cell, fill: { tone: 'line', opacity: 0.5 } },
    );
  });
  const marks = order.flatMap((row, i) =>
    order.flatMap((column, j): Mark[] => {
      const share = alike(row.at, column.at);
      if (i === j || share <= 0) return [];
      const [x, y] = [left + j * cell.width, top + i * cell.height];
      const opacity = 0.06 + (0.44 * shadeOf(share, greatest)) / shades;
      const number = words.number(Math.max(1, Math.round(share * 100)));
      return [
        {
          label: `${row.code.label} – ${column.code.label}: ${words.alike(share)}`,
          row: row.code.key,
          column: column.code.key,
          shapes: [
            { kind: 'box', x, y, ...cell, fill: { tone: 'shade', opacity } },
            text(x + cell.width - 5, y + 14, number, { anchor: 'end' }),
          ],
        },
      ];
    }),
  );
  const slant = Math.ceil((names.at(-1) ? widthOf(names.at(-1) ?? '') : 0) * 0.72);
  return {
    title: words.titles.clusters,
    description: closest(map, words),
    width: left + width + slant + margin,
    height: top + order.length * cell.height + margin,
    ground,
    marks,
  };
}

/** The tree of groups; what is joined early, at the right, is most alike. */
function branches({ merges, order }: Dendrogram, size: number, top: number): Shape[] {
  const right = margin + treeWidth;
  const heights = merges.map(({ height }) => height);
  const highest = Math.max(...heights);
  // Most codes have little in common: without its empty beginning the tree has room for them.
  const from = Math.min(...heights) - Math.max(0.02, (highest - Math.min(...heights)) * 0.15);
  const ends = Array.from({ length: size }, (_, thing) => ({
    x: right,
    y: top + (order.indexOf(thing) + 0.5) * cell.height,
  }));
  return merges.map(({ left, right: other, height }): Shape => {
    const [one, two] = [ends[left] ?? { x: right, y: top }, ends[other] ?? { x: right, y: top }];
    const x = right - (treeWidth * (height - from)) / (highest - from);
    ends.push({ x, y: (one.y + two.y) / 2 });
    const d = `M${px(one.x)} ${px(one.y)}H${px(x)}V${px(two.y)}H${px(two.x)}`;
    return { kind: 'path', d, stroke: { tone: 'quiet' }, thick: 1.2 };
  });
}

function closest({ codes, likeness: { size, of } }: ClusterMap, words: MapWords): string {
  const pairs = codes.flatMap((one, a) =>
    codes.slice(a + 1).map((other, k) => ({ one, other, share: of[a * size + a + 1 + k] ?? 0 })),
  );
  return pairs
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, 5)
    .map(({ one, other, share }) => `${one.label} – ${other.label}: ${words.alike(share)}`)
    .join('; ');
}
