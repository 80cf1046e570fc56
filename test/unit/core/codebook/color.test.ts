import assert from 'node:assert/strict';
import { colorOf, readHex } from '../../../../src/core/codebook/color';
import { palette } from '../../../../src/core/codebook/palette';
import { readCodebook } from '../../../../src/core/codebook/read';

/** Each code's colour by id. */
function colors(text: string): ReadonlyMap<string, string> {
  const { value } = readCodebook('codebook.yaml', text);
  return new Map(value.codes.map((code) => [code.id, colorOf(value, code)]));
}
const flat = (ids: readonly string[]) =>
  colors(`codes: {${ids.map((id) => `${id}: `).join(', ')}}`);
const many = (count: number) => Array.from({ length: count }, (_, n) => `code-${n}`);

describe('colorOf', () => {
  it('gives the colour that the book gives', () => {
    assert.deepEqual([...colors('codes: {a: {color: "#AbC"}}').values()], ['#aabbcc']);
  });
  it('changes no colour when a code is added at the end, or in another family', () => {
    const before = flat(many(40));
    const after = flat(many(41));
    for (const [id, color] of before) assert.equal(after.get(id), color);
    const family = colors('codes: {x: {codes: {y: }}, a: , b: , c: }');
    const grown = colors('codes: {x: {codes: {y: , z: , w: }}, a: , b: , c: }');
    for (const [id, color] of family) assert.equal(grown.get(id), color);
  });
  it('changes few colours when a code is added before the others', () => {
    const before = flat(many(12));
    const after = flat(['first', ...many(12)]);
    const changed = [...before].filter(([id, color]) => after.get(id) !== color);
    assert.ok(changed.length <= 3, String(changed));
  });
  it('gives siblings different colours as long as there are any', () => {
    assert.equal(new Set(flat(many(palette.length)).values()).size, palette.length);
  });
  it('gives neighbours different colours however many there are', () => {
    const list = [...flat(many(500)).values()];
    list.forEach((color, at) => assert.notEqual(color, list[at + 1]));
  });
  it('gives neighbours different hues', () => {
    const hues = new Map(palette.map(({ hex, hue }) => [hex, hue]));
    const list = [...flat(many(20)).values()].map((hex) => hues.get(hex) ?? assert.fail(hex));
    list.slice(1).forEach((hue, at) => {
      const apart = Math.abs(hue - (list[at] ?? 0));
      assert.ok(Math.min(apart, 360 - apart) >= 40, `${at}: ${apart}`);
    });
  });
});

describe('The palette', () => {
  for (const [theme, background] of [
    ['light', '#ffffff'],
    ['dark', '#1f1f1f'],
    ['high contrast', '#000000'],
  ] as const) {
    it(`stands out from a ${theme} background (WCAG 2.2, 1.4.11: 3 to 1)`, () => {
      for (const { hex } of palette) assert.ok(contrast(hex, background) >= 3, hex);
    });
  }
  it('holds no two colours that look the same', () => {
    const least = Math.min(
      ...palette.flatMap((a, at) => palette.slice(at + 1).map((b) => between(a.hex, b.hex))),
    );
    assert.ok(least > 0.03, String(least));
  });
});

describe('readHex', () => {
  it('takes #rgb and #rrggbb only', () => {
    const given = ['#abc', '#ABCDEF', ' #123456 ', 'red', '#ab', '#abcd', '#12345g', '', '123456'];
    const hex = ['#aabbcc', '#abcdef', '#123456'];
    assert.deepEqual(given.map(readHex).slice(0, 3), hex);
    assert.deepEqual(new Set(given.map(readHex).slice(3)), new Set([undefined]));
  });
});

function linear(hex: string): readonly [number, number, number] {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return [r, g, b];
}

/** WCAG 2.2's contrast ratio. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [a, b]
    .map((hex) => {
      const [red, green, blue] = linear(hex);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    })
    .sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Distance in Oklab; 0.02 is about what one can just see. */
function between(a: string, b: string): number {
  const [from, to] = [oklab(a), oklab(b)];
  return Math.hypot(...from.map((each, at) => each - (to[at] ?? 0)));
}

function oklab(hex: string): readonly number[] {
  const [r, g, b] = linear(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
