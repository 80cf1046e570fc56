import { emsOf, withinEms } from '../../text/ems';

/** What a part of a picture is painted with: a role that a theme has a colour for, or a code’s own. */
export interface Paint {
  readonly tone?: 'ink' | 'quiet' | 'line' | 'paper' | 'shade';
  /** `#rrggbb`. */
  readonly color?: string | undefined;
  /** From 0 to 1; 1 where left out. */
  readonly opacity?: number;
}

interface Painted {
  readonly fill?: Paint;
  readonly stroke?: Paint;
  /** Pixels. */
  readonly thick?: number;
}

/** Part of a picture. Pixels; the origin is at the top left. */
export type Shape =
  | ({ readonly kind: 'box'; readonly x: number; readonly y: number } & Size & Painted)
  | ({
      readonly kind: 'circle';
      readonly x: number;
      readonly y: number;
      readonly r: number;
    } & Painted)
  | ({ readonly kind: 'path'; readonly d: string } & Painted)
  | ShapeOfText;

export interface ShapeOfText {
  readonly kind: 'text';
  readonly x: number;
  /** Of the line that letters stand on. */
  readonly y: number;
  readonly text: string;
  readonly tone?: 'ink' | 'quiet';
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly isBold?: boolean;
  /** Degrees, clockwise, around its place. */
  readonly turn?: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What stands for something that can be opened. */
export interface Mark {
  /** Told when it has the focus, and beside the pointer. */
  readonly label: string;
  /** Keys of what it stands for: of one thing, or of two that meet. */
  readonly row: string;
  readonly column?: string | undefined;
  readonly shapes: readonly Shape[];
}

/** A picture without colours of its own, to be painted in a theme, or on white for print. */
export interface Drawing extends Size {
  readonly title: string;
  /** Whether what matters most stands in its middle. */
  readonly isCentred?: boolean;
  /** What is to be seen in it, for who can’t. */
  readonly description: string;
  /** Behind the marks. */
  readonly ground: readonly Shape[];
  /** In the order in which one walks through them. */
  readonly marks: readonly Mark[];
  /** Upon the marks. */
  readonly over?: readonly Shape[];
}

/** Size of the text, in pixels; the rest of a picture follows from it. */
export const fontSize = 12;
export const margin = 16;

/** Faces differ, and a picture is drawn in whatever face there is: how much wider they may be. */
const [wide, bold] = [1.08, 1.22];

export function widthOf(text: string, isBold = false): number {
  return emsOf(text) * fontSize * (isBold ? bold : wide);
}

/** The beginning of a text in so many pixels. */
export function fitting(text: string, width: number, isBold = false): string {
  return withinEms(text, width / fontSize / (isBold ? bold : wide));
}

/** A number in a path, without the noise of the arithmetic. */
export function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function text(
  x: number,
  y: number,
  words: string,
  look: Partial<Omit<ShapeOfText, 'kind' | 'x' | 'y' | 'text'>> = {},
): ShapeOfText {
  return { kind: 'text', x, y, text: words, ...look };
}

/** A straight line. */
export function rule(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  stroke: Paint = { tone: 'line' },
  thick = 1,
): Shape {
  return { kind: 'path', d: `M${px(from.x)} ${px(from.y)}L${px(to.x)} ${px(to.y)}`, stroke, thick };
}

/** A number near `greatest / count` that people count by: 1, 2 or 5 times a power of ten; at least 1. */
export function stepFor(greatest: number, count: number): number {
  const rough = Math.max(1, greatest / count);
  const power = 10 ** Math.floor(Math.log10(rough));
  return (([1, 2, 5, 10] as const).find((each) => each * power >= rough) ?? 10) * power;
}
