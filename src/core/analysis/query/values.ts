import { sentence } from '../../base/sentences';
import { literally } from '../../text/literally';
import { nameKey } from '../../text/names';
import { QueryFault, type Value } from './syntax';

/** Whether something's value is meant. */
export type ValueTest = (value: string) => boolean;

/** What a value of a question means: as `is` it names something that has to be there. */
export interface Meaning {
  readonly kind: 'is' | 'pattern' | 'comparison';
  readonly test: ValueTest;
}

/**
 * - `x`: the value itself, however its letters are spelt (case, width); between quotation marks
 *   too, and `""` where there is none
 * - `x*`: whatever begins so; a star stands for anything
 * - `>5`, `>=5`, `<5`, `<=5`, `3..5`: numbers by size; if the bounds are no numbers, as dates, by
 *   their letters. A value that is no number is in no range of numbers.
 */
export function meaningOf(value: Value): Meaning {
  if (value.isQuoted) return is(value.text);
  const comparison = comparisonOf(value);
  if (comparison) return { kind: 'comparison', test: comparison };
  if (!value.text.includes('*')) return is(value.text);
  const parts = value.text.split('*').map((part) => literally(nameKey(part)));
  const pattern = new RegExp(`^${parts.join('.*')}$`, 'su');
  return { kind: 'pattern', test: (text) => text !== '' && pattern.test(nameKey(text)) };
}

function is(text: string): Meaning {
  const key = nameKey(text);
  return { kind: 'is', test: (value) => nameKey(value) === key };
}

const comparisons: Readonly<Record<string, (difference: number) => boolean>> = {
  '>': (difference) => difference > 0,
  '>=': (difference) => difference >= 0,
  '<': (difference) => difference < 0,
  '<=': (difference) => difference <= 0,
};

function comparisonOf({ text, span }: Value): ValueTest | undefined {
  const [, sign = '', bound = ''] = /^([<>]=?|[＜＞≤≥])(.*)$/su.exec(text) ?? [];
  const compare = comparisons[plainSigns[sign] ?? sign];
  if (compare) {
    if (bound.trim() === '')
      throw new QueryFault(
        sentence('After “{sign}” a number or date is expected.', { sign }),
        span,
      );
    return (value) => compare(differenceOf(value, bound));
  }
  const [, from = '', to = ''] = /^(.+?)\.\.(.+)$/su.exec(text) ?? [];
  if (from === '') return undefined;
  return (value) => differenceOf(value, from) >= 0 && differenceOf(value, to) <= 0;
}

const plainSigns: Readonly<Record<string, string>> = { '＜': '<', '＞': '>', '≤': '<=', '≥': '>=' };

/** NaN, which no comparison holds for, where the two can't be compared. */
function differenceOf(value: string, bound: string): number {
  if (value === '') return NaN;
  const [a, b] = [numberIn(value), numberIn(bound)];
  if (!Number.isNaN(b)) return a - b;
  // So that the day 2026-10-22 is not after the month 2026-10, as bounds of dates are meant.
  const start = value.slice(0, bound.length);
  return start < bound ? -1 : start > bound ? 1 : 0;
}

function numberIn(text: string): number {
  return text.trim() === '' ? NaN : Number(text.normalize('NFKC'));
}
