/** A colour to paint codes with, and where it stands on the colour wheel. */
export interface Swatch {
  /** `#rrggbb`. */
  readonly hex: string;
  /** Degrees, as in OKLCH. */
  readonly hue: number;
}

/** Lightness and chroma in OKLCH, and how many hues can be told apart there. */
const rings = [
  { lightness: 0.565, chroma: 0.15, hues: 18, turn: 0 },
  { lightness: 0.65, chroma: 0.15, hues: 18, turn: 10 },
  { lightness: 0.565, chroma: 0.065, hues: 12, turn: 15 },
  { lightness: 0.65, chroma: 0.065, hues: 12, turn: 0 },
];

/**
 * Colours spread evenly for the eye (OKLCH: Ottosson, “A perceptual color space for image
 * processing”, 2020), all with a contrast of 3:1 or more on both white and VS Code's dark themes.
 */
export const palette: readonly Swatch[] = rings.flatMap(({ lightness, chroma, hues, turn }) =>
  Array.from({ length: hues }, (_, step) => {
    const hue = (turn + (360 / hues) * step) % 360;
    return { hex: hexOf(lightness, chroma, hue), hue };
  }),
);

/** The colour as a screen can show it: paler where it has no such strong one. */
function hexOf(lightness: number, chroma: number, hue: number): string {
  for (let strength = chroma; ; strength -= 0.002) {
    const channels = linearRgb(lightness, strength, (hue * Math.PI) / 180);
    if (channels.every((each) => each >= 0 && each <= 1)) {
      return `#${channels.map((each) => byteOf(each).toString(16).padStart(2, '0')).join('')}`;
    }
  }
}

function linearRgb(lightness: number, chroma: number, hue: number): readonly number[] {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** The sRGB transfer function (IEC 61966-2-1). */
function byteOf(linear: number): number {
  const share = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(share * 255);
}
