/** Pixels; the origin is at the top left. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Something that is as large as what is in it. */
export interface Weighed {
  readonly key: string;
  /** Its own, without its parts’. Not negative. */
  readonly own: number;
  readonly parts: readonly Weighed[];
}

export interface Tile {
  readonly key: string;
  /** 0 for the outermost. */
  readonly depth: number;
  /** Whether it holds tiles of its parts; what it has of its own is then a tile of the same key. */
  readonly isWhole: boolean;
  readonly box: Box;
}

/**
 * A treemap: tiles whose areas are as their counts, exactly, parts inside their wholes; as near to
 * squares as can be (Bruls, Huizing & van Wijk 2000). What counts nothing has no tile. Wholes come
 * before their parts, the largest first; of the same size in the order that they were given in.
 */
export function treemap(all: readonly Weighed[], box: Box): readonly Tile[] {
  return tilesIn(all, box, 0);
}

/** With its parts’. */
export function weightOf({ own, parts }: Weighed): number {
  return parts.reduce((sum, part) => sum + weightOf(part), own);
}

function tilesIn(all: readonly Weighed[], box: Box, depth: number): Tile[] {
  return squarified(all, box).flatMap(({ of, box }) => {
    const { key, own, parts } = of;
    const isWhole = parts.some((part) => weightOf(part) > 0);
    const tile = { key, depth, isWhole, box };
    if (!isWhole) return [tile];
    return [tile, ...tilesIn([{ key, own, parts: [] }, ...parts], box, depth + 1)];
  });
}

interface Placed {
  readonly of: Weighed;
  readonly box: Box;
}

function squarified(all: readonly Weighed[], whole: Box): Placed[] {
  const queue = all
    .map((of) => ({ of, weight: weightOf(of) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const total = queue.reduce((sum, { weight }) => sum + weight, 0);
  const scale = (whole.width * whole.height) / total;
  const placed: Placed[] = [];
  let left = whole;
  for (let from = 0; from < queue.length;) {
    const side = Math.min(left.width, left.height);
    const areas = [(queue[from]?.weight ?? 0) * scale];
    // A strip takes one more as long as that makes its tiles no longer and thinner.
    for (let to = from + 1; to < queue.length; to++) {
      const more = [...areas, (queue[to]?.weight ?? 0) * scale];
      if (worst(more, side) > worst(areas, side)) break;
      areas.push(more.at(-1) ?? 0);
    }
    const strip = queue.slice(from, from + areas.length);
    const isLast = from + areas.length === queue.length;
    const { boxes, rest } = laid(areas, left, isLast);
    strip.forEach(({ of }, i) => placed.push({ of, box: boxes[i] ?? left }));
    left = rest;
    from += areas.length;
  }
  return placed;
}

/** How much longer than wide the worst tile of a strip is. */
function worst(areas: readonly number[], side: number): number {
  const sum = areas.reduce((a, b) => a + b, 0);
  const [most, least] = [Math.max(...areas), Math.min(...areas)];
  return Math.max((side * side * most) / (sum * sum), (sum * sum) / (side * side * least));
}

/** A strip along the shorter side of what is left. */
function laid(areas: readonly number[], { x, y, width, height }: Box, isLast: boolean) {
  const sum = areas.reduce((a, b) => a + b, 0);
  const isUpright = width >= height;
  const side = isUpright ? height : width;
  const thick = isLast ? (isUpright ? width : height) : sum / side;
  let at = 0;
  const boxes = areas.map((area): Box => {
    const long = (area / sum) * side;
    const box = isUpright
      ? { x, y: y + at, width: thick, height: long }
      : { x: x + at, y, width: long, height: thick };
    at += long;
    return box;
  });
  const rest = isUpright
    ? { x: x + thick, y, width: width - thick, height }
    : { x, y: y + thick, width, height: height - thick };
  return { boxes, rest };
}
