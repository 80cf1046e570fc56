/** What text stands on in VS Code's own light and dark themes. */
export const backgrounds = { light: '#ffffff', dark: '#1e1e1e' } as const;

/** Contrast that marks need to be seen (WCAG 2.2, 1.4.11 Non-text Contrast). */
const least = 3;

/** The colour, or where that can't be told from the background, the nearest towards the text's. */
export function visibleOn(background: string, color: string): string {
  const towards = luminance(background) > 0.5 ? '#000000' : '#ffffff';
  for (let share = 0; share < 1; share += 0.1) {
    const mixed = mix(color, towards, share);
    if (contrast(mixed, background) >= least) return mixed;
  }
  return towards;
}

/** The colour, darkened where need be: light letters must be read on it. @param most luminance */
export function notBrighter(color: string, most: number): string {
  let mixed = color;
  for (let share = 0.1; luminance(mixed) > most && share <= 1; share += 0.1)
    mixed = mix(color, '#000000', share);
  return mixed;
}

/** The colour as `#rrggbbaa`. @param alpha from 0 to 1 */
export function translucent(color: string, alpha: number): string {
  return color + hexOf(alpha * 255);
}

/** Contrast ratio, from 1 to 21 (WCAG 2.2). */
function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance (WCAG 2.2). */
function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((byte) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(color: string, other: string, share: number): string {
  const others = channels(other);
  const mixed = channels(color).map((byte, i) => byte + ((others[i] ?? 0) - byte) * share);
  return `#${mixed.map(hexOf).join('')}`;
}

/** Of `#rrggbb`. */
function channels(color: string): number[] {
  return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
}

function hexOf(byte: number): string {
  return Math.round(byte).toString(16).padStart(2, '0');
}
