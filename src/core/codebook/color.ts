import type { Code, Codebook } from './codebook';
import { palette, type Swatch } from './palette';

/** `#rrggbb` in lower case for `#rgb` or `#rrggbb`; undefined for anything else. */
export function readHex(text: string): string | undefined {
  const hex = text.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(hex)) return hex;
  return /^#[0-9a-f]{3}$/.test(hex) ? hex.replace(/[0-9a-f]/g, '$&$&') : undefined;
}

/**
 * The code's own colour, else one that its id picks from the palette, as `#rrggbb`. A code steps
 * aside only for those listed before it under the same parent, so the others keep their colours
 * when codes are added after them, elsewhere in the book, or renamed.
 */
export function colorOf(book: Codebook, code: Code): string {
  let colors = colorsByBook.get(book);
  if (!colors) colorsByBook.set(book, (colors = colorsIn(book)));
  return code.color ?? colors.get(code.id) ?? '#808080';
}

/** A book never changes, so its colours are worked out once; they go when the book goes. */
const colorsByBook = new WeakMap<Codebook, ReadonlyMap<string, string>>();

function colorsIn(book: Codebook): ReadonlyMap<string, string> {
  const colors = new Map<string, string>();
  const colorFamily = (ids: readonly string[]): void => {
    const taken: Swatch[] = [];
    for (const id of ids) {
      if (book.byId.get(id)?.color !== undefined) continue;
      const swatch = pick(id, taken);
      taken.push(swatch);
      colors.set(id, swatch.hex);
    }
  };
  colorFamily(book.roots);
  for (const code of book.codes) colorFamily(code.children);
  return colors;
}

/** Coprime to the palette's size: each goes all round it, and ids that meet once part again. */
const strides = [7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 49, 53];

/** Unlike every earlier sibling where there is room, and of another hue than the last. */
function pick(id: string, taken: readonly Swatch[]): Swatch {
  const hash = hashOf(id);
  const first = hash % palette.length;
  const stride = strides[Math.floor(hash / palette.length) % strides.length] ?? 1;
  const round = palette.map((_, step) => palette[(first + step * stride) % palette.length]);
  const swatches = round.filter((swatch) => swatch !== undefined);
  const used = new Set(taken.slice(taken.length - (taken.length % palette.length)));
  const last = taken.at(-1);
  const isFar = (swatch: Swatch) => !last || hueBetween(swatch, last) >= 40;
  const isFree = (swatch: Swatch) => !used.has(swatch);
  const found = swatches.find((swatch) => isFree(swatch) && isFar(swatch)) ?? swatches.find(isFree);
  return found ?? { hex: '#808080', hue: 0 };
}

function hueBetween(a: Swatch, b: Swatch): number {
  const apart = Math.abs(a.hue - b.hue);
  return Math.min(apart, 360 - apart);
}

/** FNV-1a over UTF-16 units, 32 bits (Fowler, Noll & Vo), then mixed as MurmurHash3 does. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
