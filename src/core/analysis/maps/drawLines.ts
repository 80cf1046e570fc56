import { withinEms } from '../../text/ems';
import type { LinesMap } from './codeMap';
import type { CodeLines } from './codeLines';
import { type Drawing, fitting, margin, type Mark, type Shape, text, widthOf } from './drawing';
import type { MapWords } from './mapWords';

const panel = { width: 300, gap: 22, head: 34, across: 3 };
const lane = { height: 11, number: 20 };

/**
 * A small panel for each source: from left to right its text, a lane for each code. Lanes are
 * numbered as in the legend, so that nobody has to tell colours apart.
 */
export function drawLines({ lanes, sources }: LinesMap, words: MapWords): Drawing {
  const across = Math.min(panel.across, Math.max(1, sources.length));
  const width = 2 * margin + across * panel.width + (across - 1) * panel.gap;
  const legend = legendOf(lanes, width - 2 * margin);
  const top = margin + legend.height + 12;
  const height = panel.head + lanes.length * lane.height + 18;
  const ground: Shape[] = [...legend.shapes];
  const marks: Mark[] = [];
  sources.forEach((source, i) => {
    const x = margin + (i % across) * (panel.width + panel.gap);
    const y = top + Math.floor(i / across) * height;
    const cases = source.cases.map(words.caseName).join(', ');
    const name = words.sourceName(source.source);
    ground.push(
      text(x, y + 12, fitting(cases, panel.width, true), { isBold: true }),
      text(x, y + 27, fitting(name, panel.width), { tone: 'quiet' }),
    );
    lanes.forEach(({ label }, number) => {
      const down = y + panel.head + number * lane.height;
      const box = { x: x + lane.number, y: down, width: panel.width - lane.number };
      ground.push(
        text(x + lane.number - 5, down + 9, words.number(number + 1), {
          anchor: 'end',
          tone: 'quiet',
        }),
        { kind: 'box', ...box, height: lane.height - 2, fill: { tone: 'line', opacity: 0.35 } },
      );
      const spans = source.lanes[number] ?? [];
      if (!spans.length) return;
      const share = shareOf(source, number);
      marks.push({
        label: `${name} · ${label}: ${words.percentOfText(share)}`,
        row: source.source,
        column: lanes[number]?.key,
        shapes: spans.map(({ start, end }) => ({
          kind: 'box',
          x: box.x + (start / source.length) * box.width,
          y: down,
          // What is narrower could not be seen.
          width: Math.max(1.5, ((end - start) / source.length) * box.width),
          height: lane.height - 2,
          fill: fillOf(lanes[number]?.color),
        })),
      });
    });
  });
  const rows = Math.ceil(sources.length / across);
  return {
    title: words.titles.lines,
    description: lanes
      .map((code, number) => `${number + 1} ${code.label}: ${words.codings(code.codings)}`)
      .join('; '),
    width,
    height: top + rows * height + margin - 18,
    ground,
    marks,
  };
}

/** How much of a text stands in a lane, from 0 to 1. */
export function shareOf({ lanes, length }: CodeLines, number: number): number {
  const coded = (lanes[number] ?? []).reduce((sum, { start, end }) => sum + end - start, 0);
  return length ? coded / length : 0;
}

function fillOf(color: string | undefined) {
  return color ? { color } : ({ tone: 'quiet' } as const);
}

/** Numbers, colours and names, in as many lines as they need. */
function legendOf(lanes: LinesMap['lanes'], width: number): { shapes: Shape[]; height: number } {
  const shapes: Shape[] = [];
  let [x, y] = [0, 0];
  lanes.forEach(({ label, color }, i) => {
    const name = `${i + 1} ${withinEms(label, 24)}`;
    const needed = widthOf(name) + 34;
    if (x > 0 && x + needed > width) [x, y] = [0, y + 20];
    shapes.push(
      { kind: 'box', x: margin + x, y: margin + y + 2, width: 11, height: 11, fill: fillOf(color) },
      text(margin + x + 16, margin + y + 12, name),
    );
    x += needed;
  });
  return { shapes, height: lanes.length ? y + 20 : 0 };
}
