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

export type Times = 'kept' | 'none';

/** What a UTF-16 unit becomes: itself or another, or one of these. */
const unknown = 0;
const nothing = 1;
const several = 2;

let forms: Uint16Array | undefined;
const longForms = new Map<number, readonly number[]>();
const unmarked = /[^\p{P}\p{S}\p{Z}\p{C}]|[\ud800-\udfff]/gu;
let simpleForms: Map<string, string> | undefined;

/** @param times whether times of day and of recordings count; else they are left out like marks */
export function fold(text: string, times: Times = 'kept', start = 0, end = text.length): Folded {
  const table = (forms ??= new Uint16Array(65_536));
  let units = new Uint16Array(end - start);
  let at = new Int32Array(end - start);
  let count = 0;
  const grow = () => {
    const [moreUnits, moreAt] = [new Uint16Array(2 * count + 8), new Int32Array(2 * count + 8)];
    moreUnits.set(units);
    moreAt.set(at);
    [units, at] = [moreUnits, moreAt];
  };
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (times === 'none' && isDigit(unit) && isColon(text, i)) {
      const beyond = endOfTime(text, i);
      if (beyond > i && beyond <= end) {
        i = beyond - 1;
        continue;
      }
    }
    let form = table[unit] ?? unknown;
    if (form === unknown) form = table[unit] = formOf(unit);
    if (form === nothing) continue;
    if (form === several) {
      for (const each of longForms.get(unit) ?? []) {
        if (count >= units.length) grow();
        units[count] = each;
        at[count++] = i;
      }
      continue;
    }
    if (count >= units.length) grow();
    units[count] = form;
    at[count++] = i;
  }
  return { units: units.subarray(0, count), at: at.subarray(0, count) };
}

/** `1:02`, `00:01:02`, `00:01:02.345`, in either width. */
const anyTime = /[\d０-９][:：][\d０-９]{2}/;
const time = /[\d０-９]{1,2}[:：][\d０-９]{2}(?:[:：][\d０-９]{2})?(?:[.,．，][\d０-９]{1,3})?/y;

/** Whether there is a time somewhere. */
export function hasTime(text: string): boolean {
  return anyTime.test(text);
}

/** Whether one or two figures before a colon begin. */
function isColon(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  const colon = isDigit(next) ? text.charCodeAt(at + 2) : next;
  return colon === 0x3a || colon === 0xff1a;
}

function isDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19);
}

/** Where a time that begins there ends; there, if none does. */
function endOfTime(text: string, at: number): number {
  time.lastIndex = at;
  return time.test(text) ? time.lastIndex : at;
}

/** Units without meaning between parts: nothing that is looked for reaches from one to the next. */
const gap = 16;

/** As `fold`, of some parts of a text only: in order, apart from each other. */
export function foldParts(text: string, parts: readonly Span[], times: Times): Folded {
  const folded = parts.map(({ start, end }) => fold(text, times, start, end));
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
