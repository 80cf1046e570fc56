import { sentence } from '../base/sentences';
import type { Losses } from '../exchange/lossReport';
import type { StudySet, StudySource, StudyVariable, Values } from '../exchange/study';
import type { Element } from '../packed/dataXml';
import { attribute, descriptionOf, guidAt, targets, within } from './elements';
import { guidFor } from './guid';

export function setsOf(holder: Element, losses: Losses): StudySet[] {
  return within(holder, 'Sets', 'Set').flatMap((element) => {
    const key = guidAt(element);
    if (key === undefined) {
      losses.lose('set', sentence('Sets without an identifier are left out.'));
      return [];
    }
    return {
      key,
      name: attribute(element, 'name').trim(),
      description: descriptionOf(element),
      codes: targets(element, 'MemberCode'),
      sources: targets(element, 'MemberSource'),
      notes: targets(element, 'MemberNote'),
    };
  });
}

/**
 * ATLAS.ti writes what is known of a document as groups named like `gender: female`: attributes of
 * the sources in them.
 */
export function groupsAsAttributes(sets: readonly StudySet[], sources: readonly StudySource[]) {
  const variables = new Map<string, StudyVariable>();
  const values = new Map<string, Map<string, string>>();
  const kept = sets.filter((set) => {
    const [, name = '', value = ''] = /^([^:]{1,40}):\s+(\S.*)$/.exec(set.name) ?? [];
    if (name === '' || set.codes.length || set.notes.length || !set.sources.length) return true;
    const key = guidFor('variable', name);
    variables.set(key, { key, name, type: 'Text', description: '' });
    for (const source of set.sources) {
      const own = values.get(source) ?? new Map<string, string>();
      const before = own.get(key);
      own.set(key, before === undefined ? value : `${before}; ${value}`);
      values.set(source, own);
    }
    return false;
  });
  const withValues = (source: StudySource): StudySource => {
    const more: Values = values.get(source.key) ?? new Map<string, string>();
    return more.size ? { ...source, values: new Map([...more, ...source.values]) } : source;
  };
  return { sets: kept, variables: [...variables.values()], sources: sources.map(withValues) };
}
