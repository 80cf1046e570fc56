import type { StudyVariable, Values, VariableType } from '../exchange/study';
import type { Element } from '../packed/dataXml';
import { all, attribute, descriptionOf, first, guidAt, within } from './elements';
import { guidFor } from './guid';

const types: readonly VariableType[] = ['Text', 'Boolean', 'Integer', 'Float', 'Date', 'DateTime'];

export function readVariables(project: Element): StudyVariable[] {
  return within(project, 'Variables', 'Variable').map((element) => {
    const name = attribute(element, 'name').replace(/\s+/g, ' ').trim();
    const said = attribute(element, 'typeOfVariable').toLowerCase();
    return {
      key: guidAt(element) ?? guidFor('variable', name),
      name,
      type: types.find((type) => type.toLowerCase() === said) ?? 'Text',
      description: descriptionOf(element),
    };
  });
}

/** The values below a case or source, those without text left out. */
export function readValues(element: Element): Values {
  const values = new Map<string, string>();
  for (const value of all(element, 'VariableValue')) {
    const reference = first(value, 'VariableRef');
    const key = reference && (guidAt(reference, 'targetGUID') ?? guidAt(reference));
    const text = value.children.find(({ name }) => name !== 'VariableRef')?.text.trim() ?? '';
    if (key !== undefined && text !== '' && !values.has(key)) values.set(key, text);
  }
  return values;
}
