import { writeXml, xml, type XmlElement } from '../exchange/writeXml';

/** Size of the text, in pixels. */
export const font = 12;

const family =
  "'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif";

/** On white, so that it prints. */
export const colors = {
  ink: '#1f2328',
  quiet: '#59636e',
  line: '#d1d9e0',
  paper: '#ffffff',
  shade: '#0969da',
} as const;

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** A picture on white, with a title and a description for who can’t see it. */
export function svgOf(
  marks: readonly XmlElement[],
  { width, height }: { readonly width: number; readonly height: number },
  title: string,
  description: string,
): string {
  const root = xml(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: px(width),
      height: px(height),
      viewBox: `0 0 ${px(width)} ${px(height)}`,
      role: 'img',
      'aria-labelledby': 'title description',
      'font-family': family,
      'font-size': px(font),
      fill: colors.ink,
      style: 'font-variant-numeric: tabular-nums',
    },
    [
      xml('title', { id: 'title' }, title),
      xml('desc', { id: 'description' }, description),
      xml('rect', { width: '100%', height: '100%', fill: colors.paper }),
      ...marks,
    ],
  );
  return writeXml(root);
}

export function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}
