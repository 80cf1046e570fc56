import type { Problem } from '../../base/problem';
import { sentence } from '../../base/sentences';
import { shortened } from '../../text/shortened';
import { textsOf } from '../label';
import { type Checked, problemOf, rangeOfText } from './sound';

/**
 * What a code lacks. Of a code without a definition no more is told: that comes first. Examples are
 * asked for only where there are excerpts to take them from.
 */
export function missingParts(checked: Checked): Problem[] {
  const problems: Problem[] = [];
  const { book, applied } = checked;
  for (const code of book.codes) {
    if (!code.codable) continue;
    const values = { code: code.id };
    if (!code.definition) {
      const words = sentence(
        'The code “{code}” has no definition, so two coders may take it differently. Write what it means below “definition:”.',
        values,
      );
      problems.push(problemOf(checked, 'no-definition', code, words));
      continue;
    }
    if (!code.include.length && !code.exclude.length) {
      const words = sentence(
        'The code “{code}” says neither what counts as it nor what does not. Write down below “include:” and “exclude:” what coders may doubt, and which code to use then.',
        values,
      );
      problems.push(problemOf(checked, 'no-criteria', code, words));
    }
    if (!code.examples.length && applied.countOf(code.id) > 0) {
      const words = sentence(
        'The code “{code}” has no example. Write below “examples:” words of an excerpt that shows what is meant.',
        values,
      );
      problems.push(problemOf(checked, 'no-example', code, words));
    }
  }
  return problems;
}

/** Examples that nobody has coded so; a code that was never applied has none that could be. */
export function uncodedExamples(checked: Checked): Problem[] {
  const { book, applied } = checked;
  return book.codes.flatMap((code) => {
    if (!applied.countOf(code.id)) return [];
    return code.examples.flatMap((example) => {
      const texts = textsOf(example);
      // In one of its languages it is what was said, in the others a translation.
      if (!texts.every((text) => applied.isCoded(code.id, text) === false)) return [];
      const [words = ''] = texts;
      const text = sentence(
        'This example is in no excerpt of “{code}”: “{words}”. Code these words where they stand, or take an example from its excerpts.',
        { code: code.id, words: shortened(words) },
      );
      const range = rangeOfText(checked, code, 'examples', words);
      return [problemOf(checked, 'example-not-coded', { range }, text)];
    });
  });
}
