import { withinEms } from '../../text/ems';
import type { DiscoveryMap } from './codeMap';
import {
  type Drawing,
  margin,
  type Mark,
  px,
  rule,
  type Shape,
  stepFor,
  text,
  widthOf,
} from './drawing';
import type { MapWords } from './mapWords';

const height = 300;

/** A bar for what each source brought that was new, and a line for all that was known by then. */
export function drawDiscovery({ sources }: DiscoveryMap, words: MapWords): Drawing {
  const greatest = Math.max(1, sources.at(-1)?.known ?? 1);
  const column = Math.max(30, Math.min(72, 860 / Math.max(1, sources.length)));
  const left = margin + 40;
  const top = margin + 68;
  const bottom = top + height;
  const right = left + sources.length * column;
  const y = (n: number) => bottom - (n / greatest) * height;
  const middle = (i: number) => left + (i + 0.5) * column;
  const step = stepFor(greatest, 6);
  const names = sources.map(({ source }) => withinEms(words.sourceName(source), 16));
  const ground: Shape[] = [];
  for (let n = 0; n <= greatest; n += step)
    ground.push(
      rule({ x: left, y: y(n) }, { x: right, y: y(n) }),
      text(left - 8, y(n) + 4, words.number(n), { anchor: 'end', tone: 'quiet' }),
    );
  sources.forEach(({ round }, i) => {
    if (i > 0 && sources[i - 1]?.round === round) return;
    const x = left + i * column;
    ground.push(
      rule({ x, y: top - 38 }, { x, y: bottom }, { tone: 'quiet', opacity: 0.6 }),
      text(x + 6, top - 28, words.round(round), { isBold: true }),
    );
  });
  names.forEach((name, i) =>
    ground.push(
      text(middle(i) + 4, bottom + 16, name, { turn: -45, anchor: 'end', tone: 'quiet' }),
    ),
  );
  const line = sources.map(({ known }, i) => `${i ? 'L' : 'M'}${px(middle(i))} ${px(y(known))}`);
  ground.push({ kind: 'path', d: line.join(''), stroke: { tone: 'ink' }, thick: 2 });
  ground.push(...legend(words, left));
  const marks = sources.map(({ source, fresh, known }, i): Mark => {
    const width = column * 0.6;
    const count = fresh.length;
    const x = middle(i) - width / 2;
    const fill = { tone: 'shade', opacity: 0.5 } as const;
    return {
      label: `${words.sourceName(source)}: ${words.discovered(count, known)}`,
      row: source,
      shapes: [
        {
          kind: 'box',
          x,
          y: y(count),
          width,
          height: bottom - y(count),
          fill,
          stroke: { tone: 'shade' },
        },
        {
          kind: 'circle',
          x: middle(i),
          y: y(known),
          r: 4,
          fill: { tone: 'paper' },
          stroke: { tone: 'ink' },
          thick: 2,
        },
        // In the first source the dot stands on the bar.
        text(middle(i), y(count) - (count === known ? 10 : 5), words.number(count), {
          anchor: 'middle',
        }),
        ...(i > 0 && count > 0
          ? [text(middle(i), y(known) - 9, words.number(known), { anchor: 'middle' })]
          : []),
      ],
    };
  });
  const slant = Math.max(0, ...names.map((name) => widthOf(name))) * 0.72;
  return {
    title: words.titles.discovery,
    description: sources
      .map(
        (each) =>
          `${words.sourceName(each.source)} ${words.discovered(each.fresh.length, each.known)}`,
      )
      .join('; '),
    width: right + 40 + margin,
    height: bottom + slant + 24 + margin,
    ground,
    marks,
  };
}

function legend(words: MapWords, x: number): Shape[] {
  const y = margin + 6;
  const second = x + widthOf(words.fresh) + 50;
  return [
    {
      kind: 'box',
      x,
      y: y - 9,
      width: 12,
      height: 11,
      fill: { tone: 'shade', opacity: 0.5 },
      stroke: { tone: 'shade' },
    },
    text(x + 18, y, words.fresh),
    rule({ x: second, y: y - 4 }, { x: second + 18, y: y - 4 }, { tone: 'ink' }, 2),
    {
      kind: 'circle',
      x: second + 9,
      y: y - 4,
      r: 4,
      fill: { tone: 'paper' },
      stroke: { tone: 'ink' },
      thick: 2,
    },
    text(second + 24, y, words.known),
  ];
}
