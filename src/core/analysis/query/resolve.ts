import { nearestOf } from '../../base/nearest';
import { sentence } from '../../base/sentences';
import type { Field } from './fields';
import { QueryFault, type Term, type Value } from './syntax';
import { meaningOf, type ValueTest } from './values';

/** How many values a fault tells; more are no help. */
const most = 12;

/** The field that a term names; throws a QueryFault where the project has none of that name. */
export function fieldOf(term: Term, fields: readonly Field[]): Field {
  const lower = term.field.toLowerCase();
  const field =
    fields.find(({ name }) => name === term.field) ??
    fields.find(({ name }) => name.toLowerCase() === lower);
  if (field) return field;
  const names = fields.map((each) => each.name);
  const nearest = nearestOf(lower, names);
  const name = term.field;
  throw new QueryFault(
    nearest === undefined
      ? sentence('There is nothing called “{name}” to ask about. There are: {known}.', {
          name,
          known: names.join(', '),
        })
      : sentence('There is nothing called “{name}” to ask about. Did you mean “{nearest}”?', {
          name,
          nearest,
        }),
    term.fieldSpan,
  );
}

/** Whether a value is one of those that a term names; throws a QueryFault for one that nothing has. */
export function testOf({ values }: Term, field: Field): ValueTest {
  const tests = values.map((value) => {
    const { kind, test } = meaningOf(value);
    if (kind === 'is' && value.text !== '') mustBeKnown(value, field, test);
    return test;
  });
  const [only] = tests;
  return only && tests.length === 1 ? only : (value) => tests.some((test) => test(value));
}

/** The values that a term names, each as the field spells it; throws as `testOf`. */
export function namedBy({ values }: Term, field: Field): Set<string> {
  const found = new Set<string>();
  for (const value of values) {
    const { kind, test } = meaningOf(value);
    if (kind === 'is') mustBeKnown(value, field, test);
    const all = [...field.known()];
    // An id is somebody's alone; a name may be another one's too, and then both are meant.
    const byId = all.filter(([id]) => test(id));
    for (const [id] of byId.length ? byId : all.filter(([, ...names]) => names.some(test)))
      found.add(id);
  }
  return found;
}

function mustBeKnown(value: Value, field: Field, test: ValueTest): void {
  const all = [...field.known()];
  if (all.some((names) => names.some(test))) return;
  const values = { name: field.name, value: value.text };
  const nearest = nearestOf(value.text, all.flat());
  const known = all.map(([id]) => id);
  throw new QueryFault(
    nearest !== undefined
      ? sentence('No {name} here is “{value}”. Did you mean “{nearest}”?', { ...values, nearest })
      : known.length && known.length <= most
        ? sentence('No {name} here is “{value}”. There are: {known}.', {
            ...values,
            known: known.join(', '),
          })
        : sentence('No {name} here is “{value}”.', values),
    value.span,
  );
}
