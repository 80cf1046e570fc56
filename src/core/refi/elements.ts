import type { Element } from '../packed/dataXml';
import { plainGuid } from './guid';

/** The children of a name, which is compared without letter case. */
export function all(element: Element | undefined, name: string): readonly Element[] {
  const wanted = name.toLowerCase();
  return element?.children.filter((child) => child.name.toLowerCase() === wanted) ?? [];
}

export function first(element: Element | undefined, name: string): Element | undefined {
  return all(element, name)[0];
}

/** The elements in a list such as `Codes` within `CodeBook`. */
export function within(element: Element | undefined, list: string, name: string) {
  return all(element, list).flatMap((each) => all(each, name));
}

export function attribute(element: Element, name: string): string {
  return element.attributes.get(name) ?? '';
}

export function guidAt(element: Element, name = 'guid'): string | undefined {
  return plainGuid(element.attributes.get(name));
}

/** What references of a name below an element point at; Transana writes `guid` for `targetGUID`. */
export function targets(element: Element, name: string): string[] {
  return all(element, name).flatMap((each) => guidAt(each, 'targetGUID') ?? guidAt(each) ?? []);
}

/** The text of `Description`, without white space at its ends. */
export function descriptionOf(element: Element): string {
  return first(element, 'Description')?.text.trim() ?? '';
}

/** Undefined for what is no whole number. */
export function wholeNumber(text: string): number | undefined {
  return /^\s*[+-]?\d{1,15}\s*$/.test(text) ? Number(text) : undefined;
}

/** ISO 8601 in UTC to the second; a time without a zone is taken for UTC; '' for none. */
export function timeOf(element: Element): string {
  const said = attribute(element, 'creationDateTime') || attribute(element, 'modifiedDateTime');
  const shape = /^\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?\s*$/.exec(said);
  if (!shape) return '';
  const [, time = '', zone = 'Z'] = shape;
  const milliseconds = Date.parse(time + zone);
  if (Number.isNaN(milliseconds)) return '';
  // As nearly all are written; making dates of 50,000 takes longer than reading their XML.
  if (zone === 'Z' && time.slice(8, 10) <= '28') return `${time}Z`;
  return new Date(milliseconds).toISOString().replace('.000', '');
}

export function userOf(element: Element): string | undefined {
  return guidAt(element, 'creatingUser') ?? guidAt(element, 'modifyingUser');
}
