import type { Project } from '../../project/project';
import { foldWords } from '../foldWords';
import { type Field, fieldsOf } from './fields';
import { written } from './written';

/** What may be typed next. */
export interface QueryCompletion {
  /** What takes the place of everything from `from` on. */
  readonly text: string;
  readonly kind: 'field' | 'value' | 'relation' | 'sign';
  /** What it is, where its text does not say so: names of a code or case. */
  readonly names: readonly string[];
}

export interface QueryCompletions {
  /** UTF-16 offset at which the word that is being typed begins. */
  readonly from: number;
  readonly items: readonly QueryCompletion[];
}

const relations = [
  'near/3',
  'near/1t',
  'before/3',
  'after/3',
  'overlaps',
  'contains',
  'inside',
  'with',
  'same/turn',
  'same/source',
];

/**
 * What may stand at the end of a question that is being typed: after a field's colon its values,
 * else fields, relations and signs. Values are found by id and by name.
 */
export function completeQuery(project: Project, text: string): QueryCompletions {
  const fields = fieldsOf(project);
  const word = /(?:"[^"]*"?|[^\s()（）&＆|｜!！"])*$/u.exec(text)?.[0] ?? '';
  const from = text.length - word.length;
  const [, name, listed = '', typed = ''] = /^([^:：]+)[:：](.*[,，、])?(.*)$/su.exec(word) ?? [];
  if (name === undefined) return { from, items: startsOf(fields, word, from > 0) };
  const field = fields.find((each) => each.name.toLowerCase() === unquoted(name).toLowerCase());
  const key = foldWords(unquoted(typed));
  const items = [...(field?.known() ?? [])].flatMap(([value, ...names]): QueryCompletion[] => {
    const isMeant = [value, ...names].some((each) => foldWords(each).includes(key));
    return isMeant ? [{ text: `${name}:${listed}${written(value)}`, kind: 'value', names }] : [];
  });
  return { from, items };
}

function startsOf(fields: readonly Field[], word: string, isAfter: boolean): QueryCompletion[] {
  const key = foldWords(unquoted(word));
  const named = fields.map(({ name }): QueryCompletion => ({
    text: `${written(name)}:`,
    kind: 'field',
    names: [],
  }));
  const plain = (kind: 'relation' | 'sign') => (text: string) => ({ text, kind, names: [] });
  const all = [
    ...named,
    ...(isAfter ? relations.map(plain('relation')) : []),
    ...(isAfter ? ['and', 'or', 'not'].map(plain('sign')) : []),
  ];
  return all.filter(({ text }) => foldWords(text.replace(/"/g, '')).startsWith(key));
}

function unquoted(text: string): string {
  return text.replace(/^"|"$/g, '');
}
