import type { Location } from '../anchor/location';
import type { Selector } from '../anchor/selector';
import { compareRanges } from '../base/problem';
import type { CodingRecord } from '../coding/coding';

/** A coding with its coder and where it is in its source's text as it is now. */
export interface LocatedCoding {
  readonly coder: string;
  readonly record: CodingRecord;
  readonly location: Location;
}

/** A coding that may have to be looked for yet. */
export type Placed = Omit<LocatedCoding, 'location'> & { readonly location: Location | undefined };

export function nowhere(coding: Placed): Placed {
  return { ...coding, location: undefined };
}

export function isPlaced(coding: Placed): coding is LocatedCoding {
  return coding.location !== undefined;
}

/** Of two codings with the same one, the later is the earlier as it is now. */
export function keyOf({ coder, record }: Pick<LocatedCoding, 'coder' | 'record'>): string {
  return `${coder}\n${record.id}`;
}

export function sameSelector(a: Selector, b: Selector): boolean {
  return (
    compareRanges(a.range, b.range) === 0 &&
    a.quote === b.quote &&
    a.before === b.before &&
    a.after === b.after
  );
}

/** By place, lost ones last. */
export function comparePlaces(a: LocatedCoding, b: LocatedCoding): number {
  const [one, other] = [a.location, b.location];
  if (one.state === 'lost' || other.state === 'lost')
    return Number(one.state === 'lost') - Number(other.state === 'lost');
  return one.span.start - other.span.start || other.span.end - one.span.end;
}
