import type { Mark, Paint, Shape } from '../../core/analysis/maps/drawing';

const space = 'http://www.w3.org/2000/svg';

export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** Something that can be opened; its label is told and shown beside the pointer. */
export function markElement({ label, shapes }: Mark, number: number): SVGGElement {
  const attributes = { class: 'mark', role: 'button', tabindex: -1, 'aria-label': label };
  return svgElement(
    'g',
    { ...attributes, 'data-mark': number },
    svgElement('title', {}, label),
    ...shapes.filter(({ kind }) => kind !== 'text').map(shapeElement),
  );
}

/** The words in marks, apart from them: who hears the picture is told its labels. */
export function wordsElement(marks: readonly Mark[]): SVGGElement {
  const texts = marks.flatMap(({ shapes }) => shapes.filter(({ kind }) => kind === 'text'));
  return svgElement('g', { class: 'said', 'aria-hidden': 'true' }, ...texts.map(shapeElement));
}

/** Roles of colours are classes, so that the theme says which colours they are. */
export function shapeElement(shape: Shape): SVGElement {
  if (shape.kind === 'text') {
    const { x, y, text, tone = 'ink', anchor = 'start', isBold, turn } = shape;
    const transform = turn ? `rotate(${turn} ${x} ${y})` : undefined;
    const look = { class: `fill-${tone}${isBold ? ' bold' : ''}`, 'text-anchor': anchor };
    return svgElement('text', { x, y, transform, ...look }, text);
  }
  const classes = [roleOf('fill', shape.fill), roleOf('stroke', shape.stroke)];
  const painted = {
    class: classes.filter(Boolean).join(' ') || undefined,
    fill: shape.fill ? shape.fill.color : 'none',
    'fill-opacity': shape.fill?.opacity,
    stroke: shape.stroke?.color,
    'stroke-opacity': shape.stroke?.opacity,
    'stroke-width': shape.thick,
  };
  switch (shape.kind) {
    case 'box': {
      const { x, y, width, height } = shape;
      return svgElement('rect', { x, y, width, height, ...painted });
    }
    case 'circle':
      return svgElement('circle', { cx: shape.x, cy: shape.y, r: shape.r, ...painted });
    case 'path':
      return svgElement('path', { d: shape.d, ...painted });
  }
}

function roleOf(part: 'fill' | 'stroke', paint: Paint | undefined): string {
  if (!paint) return '';
  return paint.color === undefined ? `${part}-${paint.tone ?? 'ink'}` : `${part}-own`;
}
