import type { Problem } from '../../base/problem';
import { sentence } from '../../base/sentences';
import type { Label } from '../label';
import { languagesOf, namesGiven } from '../languages';
import { type Checked, problemOf, rangeOfField } from './sound';

/** Names and definitions that are not there in a language in which at least half of them are. */
export function missingTranslations(checked: Checked): Problem[] {
  const { book } = checked;
  const names = languagesOf(namesGiven(book));
  const definitions = languagesOf(book.codes.flatMap(({ definition }) => definition ?? []));
  const problems: Problem[] = [];
  for (const code of book.codes) {
    const isNamed = code.name.get('') !== code.id;
    const noName = isNamed ? lacking(code.name, names) : [];
    if (noName.length) {
      const words = sentence(
        'The name of “{code}” is missing in {languages}, in which most names are given. Add it, as in “{form}”.',
        { code: code.id, languages: noName.join(', '), form: '{en: Feedback, zh: 反馈}' },
      );
      const range = rangeOfField(checked, code, 'name');
      problems.push(problemOf(checked, 'missing-translation', { range }, words));
    }
    const noDefinition = code.definition ? lacking(code.definition, definitions) : [];
    if (noDefinition.length) {
      const words = sentence(
        'The definition of “{code}” is missing in {languages}, in which most definitions are given. Add it.',
        { code: code.id, languages: noDefinition.join(', ') },
      );
      const range = rangeOfField(checked, code, 'definition');
      problems.push(problemOf(checked, 'missing-translation', { range }, words));
    }
  }
  return problems;
}

/** The languages that a label lacks, of those asked for. */
export function lacking(label: Label, languages: readonly string[]): readonly string[] {
  return languages.length < 2 ? [] : languages.filter((language) => !label.has(language));
}
