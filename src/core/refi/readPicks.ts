import type { Element } from '../packed/dataXml';
import type { DraftCoding, Pick } from './draft';
import {
  all,
  attribute,
  descriptionOf,
  guidAt,
  targets,
  timeOf,
  userOf,
  wholeNumber,
} from './elements';
import { guidFor } from './guid';

/** Whose a coding is where it does not say so itself, and when it was made. */
export interface Made {
  readonly coder: string | undefined;
  readonly created: string;
}

/** Positions that a selection is about; undefined where it has none that can be understood. */
type RangeOf = (element: Element) => Pick['range'];

/** What is selected of a source, and what of it is coded as a whole. */
export function readPicks(source: Element, selection: string, rangeOf: RangeOf, made: Made) {
  const unplaced: Element[] = [];
  const picks = all(source, selection).flatMap((element, i): Pick[] => {
    const range = rangeOf(element);
    if (range) return [pickOf(element, i, range, made)];
    unplaced.push(element);
    return [];
  });
  const whole = codingsOf(source, `${guidAt(source) ?? ''} whole`, made);
  if (whole.length)
    picks.push({
      key: guidFor('whole source', guidAt(source) ?? '', attribute(source, 'name')),
      name: '',
      range: undefined,
      description: '',
      notes: [],
      ...made,
      codings: whole,
    });
  return { picks, unplaced };
}

export function rangeAt(element: Element): Pick['range'] {
  const start = wholeNumber(attribute(element, 'startPosition'));
  const end = wholeNumber(attribute(element, 'endPosition'));
  return start === undefined || end === undefined ? undefined : { start, end };
}

function pickOf(element: Element, i: number, range: Pick['range'], above: Made): Pick {
  const said = attribute(element, 'name');
  const key = guidAt(element) ?? guidFor('selection', String(i), JSON.stringify(range), said);
  const made = madeBy(element, above);
  return {
    key,
    name: said,
    range,
    description: descriptionOf(element),
    notes: targets(element, 'NoteRef'),
    ...made,
    codings: codingsOf(element, key, made),
  };
}

function codingsOf(element: Element, key: string, above: Made): DraftCoding[] {
  return all(element, 'Coding').flatMap((coding, i) =>
    targets(coding, 'CodeRef').map((code) => ({
      key: guidAt(coding) ?? guidFor('coding', key, String(i), code),
      code,
      ...madeBy(coding, above),
      notes: targets(coding, 'NoteRef'),
    })),
  );
}

export function madeBy(element: Element, above: Made): Made {
  return { coder: userOf(element) ?? above.coder, created: timeOf(element) || above.created };
}

/** How many codings stand in an element, at any depth. */
export function countCodings(element: Element): number {
  return element.children.reduce(
    (count, child) => count + (child.name === 'Coding' ? 1 : 0) + countCodings(child),
    0,
  );
}
