import type { FrequencyMap } from './codeMap';
import { mostUsed } from './drawFrequencies';
import { type Drawing, fitting, margin, type Mark, type Shape, text } from './drawing';
import type { MapWords } from './mapWords';
import { type Tile, treemap, type Weighed } from './treemap';

const size = { width: 940, height: 580 };

/** The tree of codes as tiles as large as their codings. */
export function drawTreemap(map: FrequencyMap, words: MapWords): Drawing {
  const { codes } = map;
  const tiles = treemap(weighed(map), { x: margin, y: margin, ...size });
  const byKey = new Map(codes.map((code) => [code.key, code]));
  const marks: Mark[] = [];
  const frames: Shape[] = [];
  let family: string | undefined;
  for (const tile of tiles) {
    if (tile.depth === 0) family = byKey.get(tile.key)?.label;
    if (tile.isWhole) {
      const thick = tile.depth === 0 ? 5 : 3;
      frames.push({ kind: 'box', ...tile.box, stroke: { tone: 'paper' }, thick });
      continue;
    }
    const code = byKey.get(tile.key);
    if (!code) continue;
    const { color, path, codings, key, label } = code;
    const fill = color ? { color, opacity: 0.32 } : ({ tone: 'quiet', opacity: 0.32 } as const);
    const edge = color ? { color } : ({ tone: 'quiet' } as const);
    const { x, y, height } = tile.box;
    const said = written(tile, [
      ...(family && family !== label ? [{ words: family, isBold: true }] : []),
      { words: label, isBold: false },
      { words: words.number(codings), isBold: false },
    ]);
    // Named once, in the largest of its tiles that has room for it.
    if (said.length === 3) family = undefined;
    marks.push({
      label: `${path}: ${words.codings(codings)}`,
      row: key,
      shapes: [
        { kind: 'box', ...tile.box, fill, stroke: { tone: 'paper' }, thick: 1.5 },
        { kind: 'box', x, y, width: Math.min(4, tile.box.width), height, fill: edge },
        ...said,
      ],
    });
  }
  return {
    title: words.titles.treemap,
    description: mostUsed(codes, words),
    width: size.width + 2 * margin,
    height: size.height + 2 * margin,
    ground: [],
    marks,
    over: frames,
  };
}

function weighed({ codes, parents }: FrequencyMap): Weighed[] {
  const within = (parent: number): Weighed[] =>
    codes.flatMap(({ key, codings }, i) =>
      parents[i] === parent ? [{ key, own: codings, parts: within(i) }] : [],
    );
  return within(-1);
}

/** Lines of words as far as they have room in a tile: all of them, or without the first, or none. */
function written(
  { box }: Tile,
  lines: readonly { readonly words: string; readonly isBold: boolean }[],
): Shape[] {
  const room = { across: box.width - 14, lines: Math.floor((box.height - 6) / 15) };
  // The name stays longest, then the number.
  const [name = lines[0], count] = lines.slice(-2);
  const shown = room.lines >= lines.length ? lines : room.lines > 1 ? [name, count] : [name];
  if (room.across < 36 || box.height < 20) return [];
  return shown
    .filter((line) => line !== undefined)
    .map(({ words, isBold }, i) =>
      text(box.x + 10, box.y + 16 + i * 15, fitting(words, room.across, isBold), {
        isBold,
        tone: !isBold && i === shown.length - 1 && shown.length > 1 ? 'quiet' : 'ink',
      }),
    );
}
