import { type Drawing, type Mark, type Paint, px, type Shape } from '../analysis/maps/drawing';
import { xml, type XmlElement } from '../exchange/writeXml';
import { colors, type Picture, svgOf } from './svg';

/** A drawing as SVG, on white; what its marks stand for is told by their titles. */
export function drawingSvg({ ground, marks, over = [], ...drawing }: Drawing): Picture {
  const size = { width: Math.ceil(drawing.width), height: Math.ceil(drawing.height) };
  const all = [...ground.map(shapeOf), ...marks.map(markOf), ...over.map(shapeOf)];
  return { svg: svgOf(all, size, drawing.title, drawing.description), ...size };
}

function markOf({ label, shapes }: Mark): XmlElement {
  return xml('g', {}, [xml('title', {}, label), ...shapes.map(shapeOf)]);
}

function shapeOf(shape: Shape): XmlElement {
  if (shape.kind === 'text') {
    const { x, y, text, tone = 'ink', anchor = 'start', isBold, turn } = shape;
    return xml(
      'text',
      {
        x: px(x),
        y: px(y),
        fill: tone === 'ink' ? undefined : colors[tone],
        'text-anchor': anchor === 'start' ? undefined : anchor,
        'font-weight': isBold ? '600' : undefined,
        transform: turn ? `rotate(${turn} ${px(x)} ${px(y)})` : undefined,
      },
      text,
    );
  }
  const painted = {
    fill: shape.fill ? colorOf(shape.fill) : 'none',
    'fill-opacity': opacityOf(shape.fill),
    stroke: shape.stroke && colorOf(shape.stroke),
    'stroke-opacity': opacityOf(shape.stroke),
    'stroke-width': shape.thick === undefined ? undefined : px(shape.thick),
  };
  switch (shape.kind) {
    case 'box': {
      const { x, y, width, height } = shape;
      return xml('rect', { x: px(x), y: px(y), width: px(width), height: px(height), ...painted });
    }
    case 'circle':
      return xml('circle', { cx: px(shape.x), cy: px(shape.y), r: px(shape.r), ...painted });
    case 'path':
      return xml('path', { d: shape.d, ...painted });
  }
}

function colorOf({ tone = 'ink', color }: Paint): string {
  return color ?? colors[tone];
}

function opacityOf(paint: Paint | undefined): string | undefined {
  return paint?.opacity === undefined ? undefined : px(paint.opacity);
}
