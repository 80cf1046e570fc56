import { withinEms } from '../../text/ems';
import type { NetworkMap } from './codeMap';
import { type Drawing, margin, type Mark, text, widthOf } from './drawing';
import type { MapWords } from './mapWords';
import { boundsOf, networkLayout } from './network';

/** Radii; areas are as the counts, so that the eye compares what was counted. */
const [least, most] = [5, 22];
const nameHeight = 18;
/** Only the strongest ties carry their numbers. */
const mostNumbers = 14;

export function drawNetwork({ codes, edges }: NetworkMap, words: MapWords): Drawing {
  const greatest = Math.max(1, ...codes.map(({ codings }) => codings));
  const strongest = Math.max(1, ...edges.map(({ together }) => together));
  const nodes = codes.map(({ label, codings }) => {
    const name = withinEms(label, 13);
    const r = Math.max(least, most * Math.sqrt(codings / greatest));
    return { name, r, width: Math.max(2 * r, widthOf(name)) + 10, height: 2 * r + nameHeight + 8 };
  });
  const layout = networkLayout(
    nodes,
    edges.map(({ one, other, together }) => ({ one, other, weight: together })),
  );
  const bounds = boundsOf(nodes, layout);
  const at = nodes.map(({ r, height }, i) => ({
    x: (layout[i]?.x ?? 0) - bounds.x + margin,
    y: (layout[i]?.y ?? 0) - bounds.y + margin - height / 2 + 4 + r,
  }));
  const byStrength = [...edges].sort((a, b) => b.together - a.together);
  const limit = byStrength[mostNumbers]?.together ?? 0;
  const ties = edges.map(({ one, other, together }): Mark => {
    const [a, b] = [at[one] ?? { x: 0, y: 0 }, at[other] ?? { x: 0, y: 0 }];
    const share = together / strongest;
    const number = words.number(together);
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    const width = widthOf(number) + 6;
    const stroke = { tone: 'quiet', opacity: 0.22 + 0.5 * share } as const;
    const ground = { tone: 'paper', opacity: 0.85 } as const;
    return {
      label: `${codes[one]?.label} – ${codes[other]?.label}: ${words.together(together)}`,
      row: codes[one]?.key ?? '',
      column: codes[other]?.key ?? '',
      shapes: [
        { kind: 'path', d: `M${a.x} ${a.y}L${b.x} ${b.y}`, stroke, thick: 1 + 6 * share },
        ...(together > limit
          ? ([
              {
                kind: 'box',
                x: middle.x - width / 2,
                y: middle.y - 8,
                width,
                height: 16,
                fill: ground,
              },
              text(middle.x, middle.y + 4, number, { anchor: 'middle', tone: 'quiet' }),
            ] as const)
          : []),
      ],
    };
  });
  const dots = codes.map(({ key, path, color, codings }, i): Mark => {
    const { x, y } = at[i] ?? { x: 0, y: 0 };
    const { r = least, name = '' } = nodes[i] ?? {};
    const halo = { tone: 'paper', opacity: 0.7 } as const;
    const width = widthOf(name) + 4;
    return {
      label: `${path}: ${words.codings(codings)}`,
      row: key,
      shapes: [
        { kind: 'box', x: x - width / 2, y: y + r + 2, width, height: 15, fill: halo },
        {
          kind: 'circle',
          x,
          y,
          r,
          fill: color ? { color } : { tone: 'quiet' },
          stroke: { tone: 'paper' },
          thick: 1.5,
        },
        text(x, y + r + 14, name, { anchor: 'middle' }),
      ],
    };
  });
  const told = byStrength
    .slice(0, 5)
    .map(
      ({ one, other, together }) =>
        `${codes[one]?.label} – ${codes[other]?.label} ${words.number(together)}`,
    );
  return {
    title: words.titles.network,
    isCentred: true,
    description: told.join('; '),
    width: bounds.width + 2 * margin,
    height: bounds.height + 2 * margin,
    ground: [],
    marks: [...ties, ...dots],
  };
}
