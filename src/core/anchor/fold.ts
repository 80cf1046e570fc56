import { isHigh, isLow } from '../text/chars';
import type { Span } from '../text/span';
import { simplified, traditional } from './hanForms';

/**
 * A text in one form, whichever it was written in: compatibility decomposition (width, NFC or NFD;
 * Unicode Standard Annex 15), small letters, simplified characters, and no white space,
 * punctuation or symbols. With the way back to the text.
 */
export interface Folded {
  readonly units: Uint16Array;
  /** For each unit, the offset in the text of what it comes from. */
  readonly at: Int32Array;
}

/** What a UTF-16 unit becomes: itself or another, or one of these. */
const unknown = 0;
const nothing = 1;
const several = 2;

let forms: Uint16Array | undefined;
const longForms = new Map<number, readonly number[]>();
const unmarked = /[^\p{P}\p{S}\p{Z}\p{C}]|[\ud800-\udfff]/gu;
let simpleForms: Map<string, string> | undefined;

export function fold(text: string, start = 0, end = text.length): Folded {
  const table = (forms ??= new Uint16Array(65_536));
  let units: Uint16Array = new Uint16Array(end - start);
  let at: Int32Array = new Int32Array(end - start);
  let count = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    let form = table[unit] ?? unknown;
    if (form === unknown) form = table[unit] = formOf(unit);
    if (form === nothing) continue;
    const long = form === several ? (longForms.get(unit) ?? []) : undefined;
    const more = long ? long.length : 1;
    // Each unit has room for one; what becomes several may take more.
    if (count + more > units.length) [units, at] = grown(units, at, more);
    if (long) {
      units.set(long, count);
      at.fill(i, count, count + more);
    } else {
      units[count] = form;
      at[count] = i;
    }
    count += more;
  }
  return { units: units.subarray(0, count), at: at.subarray(0, count) };
}

function grown(units: Uint16Array, at: Int32Array, by: number): [Uint16Array, Int32Array] {
  const size = 2 * units.length + by;
  const [moreUnits, moreAt] = [new Uint16Array(size), new Int32Array(size)];
  moreUnits.set(units);
  moreAt.set(at);
  return [moreUnits, moreAt];
}

/** Units without meaning between parts: nothing that is looked for reaches from one to the next. */
const gap = 16;

/** As `fold`, of some parts of a text only: in order, apart from each other. */
export function foldParts(text: string, parts: readonly Span[]): Folded {
  const folded = parts.map(({ start, end }) => fold(text, start, end));
  const most = folded.reduce((sum, { units }) => sum + units.length + 2 * gap, 0);
  const [units, at] = [new Uint16Array(most), new Int32Array(most)];
  let count = 0;
  const leave = (place: number) => {
    at.fill(place, count, count + gap);
    count += gap;
  };
  folded.forEach((part, i) => {
    const { start, end } = parts[i] ?? { start: 0, end: 0 };
    if (start > 0) leave(start - 1);
    units.set(part.units, count);
    at.set(part.at, count);
    count += part.units.length;
    if (end < text.length) leave(end);
  });
  return { units: units.subarray(0, count), at: at.subarray(0, count) };
}

function formOf(unit: number): number {
  if (isHigh(unit) || isLow(unit)) return unit;
  simpleForms ??= new Map([...traditional].map((from, i) => [from, simplified[i] ?? from]));
  const whole = String.fromCharCode(unit).normalize('NFKD').toLowerCase();
  const kept = [...(whole.match(unmarked) ?? [])].map((one) => simpleForms?.get(one) ?? one);
  const units = kept
    .join('')
    .split('')
    .map((one) => one.charCodeAt(0));
  const [first = nothing] = units;
  if (units.length < 2) return first;
  longForms.set(unit, units);
  return several;
}

/** How much a unit tells, in bits and cautiously: a Chinese character as much as two letters. */
export function weightOf(unit: number): number {
  return unit >= 0x2e80 && unit < 0xd800 ? 2 : 1;
}

export function weigh(units: Uint16Array, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += weightOf(units[i] ?? 0);
  return sum;
}
