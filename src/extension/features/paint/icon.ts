import type { LineStripes, StripeCell } from '../../../core/analysis/lanes';

/** One lane of a gutter icon: a stripe in a colour, with its round ends where it has them. */
interface IconLane {
  readonly color: string;
  readonly hasTop: boolean;
  readonly hasBottom: boolean;
}

/** What is drawn beside one row of text, by lane; the first is next to the text. */
export interface Icon {
  readonly lanes: readonly (IconLane | undefined)[];
  readonly hasMore: boolean;
}

/**
 * The icons of one line. A long line wraps into rows that an extension knows nothing of: `body`
 * stands beside all of them, `top` covers it on the first, `bottom` on the last.
 */
export interface LineIcons {
  readonly top: Icon | undefined;
  readonly bottom: Icon | undefined;
  readonly body: Icon;
}

/** Most stripes side by side: more would not fit beside a line of usual height. */
export const mostLanes = 5;

/** Pixels: a stripe, a stripe with the gap beside it, and what its round end stays off the row's. */
const width = 2;
const pitch = 3;
const inset = 2.5;

/** @param isOneRow whether the line is too short to wrap, so that its first row is its last */
export function iconsOf(
  { lanes, hasMore }: LineStripes,
  isOneRow: boolean,
  colorOf: (code: string) => string,
): LineIcons {
  const icon = (isTop: (cell: StripeCell) => boolean, isBottom: (cell: StripeCell) => boolean) => ({
    lanes: lanes.map(
      (cell) =>
        cell && { color: colorOf(cell.code), hasTop: isTop(cell), hasBottom: isBottom(cell) },
    ),
    hasMore,
  });
  const begins = (cell: StripeCell | undefined) => cell?.begins ?? false;
  const ends = (cell: StripeCell | undefined) => cell?.ends ?? false;
  const never = () => false;
  return {
    top: lanes.some(begins) ? icon(begins, isOneRow ? ends : never) : undefined,
    bottom: lanes.some(ends) ? icon(never, ends) : undefined,
    body: icon(never, never),
  };
}

/**
 * An SVG that fills its row whatever its height, so that stripes run on from row to row. Places
 * across are whole pixels from the right: edges stay sharp.
 */
export function drawIcon({ lanes, hasMore }: Icon, colorFor: (color: string) => string): string {
  const stripes = lanes.map((lane, i) =>
    lane ? stripe({ ...lane, color: colorFor(lane.color) }, i) : '',
  );
  const more = hasMore ? moreMark() : '';
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%">' +
    `<svg x="100%" overflow="visible">${stripes.join('')}${more}</svg></svg>`
  );
}

/** A line with round ends; those that are not to be seen are outside the row. */
function stripe({ color, hasTop, hasBottom }: IconLane, lane: number): string {
  const x = -(lane * pitch + width / 2 + 1);
  const raised = hasBottom ? inset : 0;
  const top = hasTop ? inset + raised : -9;
  const bottom = hasBottom ? '100%' : '120%';
  const place = `x1="${x}" x2="${x}" y1="${top}" y2="${bottom}"`;
  const look = `stroke="${color}" stroke-width="${width}" stroke-linecap="round"`;
  return `<svg y="${-raised}" height="100%" overflow="visible"><line ${place} ${look}/></svg>`;
}

/** Dots one above another beyond the last lane, in a grey that shows on light and dark. */
function moreMark(): string {
  const x = -(mostLanes * pitch + 2.5);
  const dots = [-3, 0, 3].map((y) => `<circle cx="${x}" cy="${y}" r="1" fill="#868686"/>`);
  return `<svg y="50%" overflow="visible">${dots.join('')}</svg>`;
}
