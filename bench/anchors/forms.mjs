// Conversions of a whole text, that leave its words what they are.
import fs from 'node:fs';
import { spansOf } from './pieces.mjs';

/** Traditional and simplified characters in turn; from OpenCC (Apache-2.0), TSCharacters. */
const pairs = [
  ...fs.readFileSync(new URL('hanPairs.txt', import.meta.url), 'utf8').replace(/\n/gu, ''),
];
const toSimplified = new Map();
const toTraditional = new Map();
for (let i = 0; i < pairs.length; i += 2) {
  toSimplified.set(pairs[i], pairs[i + 1]);
  if (!toTraditional.has(pairs[i + 1])) toTraditional.set(pairs[i + 1], pairs[i]);
}

/** Simplified if there is more that is traditional, else traditional. */
export function otherHan(tracked) {
  const hits = (map) => [...tracked.text].filter((c) => map.has(c) && !reverse(map).has(c)).length;
  return convert(tracked, hits(toSimplified) > hits(toTraditional) ? toSimplified : toTraditional);
}

function reverse(map) {
  return map === toSimplified ? toTraditional : toSimplified;
}

export function decomposed(tracked) {
  return tracked.replace(
    spansOf(tracked.text, /\P{ASCII}/gu)
      .map((span) => ({ ...span, text: span.text.normalize('NFD'), isForm: true }))
      .filter(({ start, end, text }) => tracked.text.slice(start, end) !== text),
  );
}

/** Letters, figures and marks of the other width. */
export function otherWidth(tracked) {
  const isWide = /[，。：！？]/u.test(tracked.text);
  const change = isWide ? narrow : wide;
  const edits = spansOf(tracked.text, isWide ? /[！-～。、]/gu : /[!-~]/gu);
  return tracked.replace(edits.map((span) => ({ ...span, text: change(span.text), isForm: true })));
}

function narrow(unit) {
  if (unit === '。') return '.';
  return unit === '、' ? ',' : String.fromCharCode(unit.charCodeAt(0) - 0xfee0);
}

function wide(unit) {
  return String.fromCharCode(unit.charCodeAt(0) + 0xfee0);
}

export function upperCase(tracked) {
  const edits = spansOf(tracked.text, /(?<=[.!?] )\p{Ll}|\b[A-Z]/gu);
  const swap = (c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase());
  return tracked.replace(edits.map((span) => ({ ...span, text: swap(span.text), isForm: true })));
}

function convert(tracked, map) {
  return tracked.replace(
    spansOf(tracked.text, /\p{Script=Han}/gu)
      .filter(({ text }) => map.has(text))
      .map((span) => ({ ...span, text: map.get(span.text), isForm: true })),
  );
}
