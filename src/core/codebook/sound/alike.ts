import type { Problem } from '../../base/problem';
import { type Sentence, sentence } from '../../base/sentences';
import { type Code, namesOf } from '../codebook';
import { textsOf } from '../label';
import { type Checked, problemOf } from './sound';
import { nearPairs, sameWords } from './nearNames';
import { similarTexts } from './nearTexts';

/** Codes that are easily taken for each other: by name, by alias, or by definition. */
export function alikeCodes(checked: Checked): Problem[] {
  const { codes } = checked.book;
  const told = new Set<string>();
  const problems: Problem[] = [];
  const tell = (a: Code, b: Code, words: (values: Values) => Sentence, text: string): void => {
    const [first, second] = a.index < b.index ? [a, b] : [b, a];
    const key = `${first.index} ${second.index}`;
    if (first === second || told.has(key)) return;
    told.add(key);
    const values = { code: second.id, other: first.id, line: first.range[0], words: text };
    problems.push(problemOf(checked, 'similar-codes', second, words(values), first));
  };
  const named = codes.flatMap((code) => namesOf(code).map((name) => ({ code, name })));
  const firsts = new Map<string, { code: Code; name: string }>();
  for (const { code, name } of named) {
    const key = sameWords(name);
    const first = firsts.get(key);
    if (key !== '' && first) tell(first.code, code, sameName, name);
    else firsts.set(key, { code, name });
  }
  for (const code of codes)
    for (const alias of code.aliases) {
      const first = firsts.get(sameWords(alias));
      if (first) tell(first.code, code, sameAlias, alias);
    }
  for (const [a, b] of nearPairs([...firsts.values()].map(({ name }) => name))) {
    const [one, other] = [firsts.get(sameWords(a)), firsts.get(sameWords(b))];
    if (one && other) tell(one.code, other.code, nearName, `${one.name} / ${other.name}`);
  }
  const defined = codes.flatMap((code) =>
    textsOf(code.definition ?? new Map()).map((text) => ({ code, text })),
  );
  for (const [a, b] of similarTexts(defined.map(({ text }) => text))) {
    const [one, other] = [defined[a], defined[b]];
    if (one && other) tell(one.code, other.code, sameDefinition, one.text);
  }
  return problems;
}

type Values = Readonly<Record<string, string | number>>;

const sameName = (values: Values) =>
  sentence(
    '“{code}” and “{other}” on line {line} have the same name, “{words}”. Give one of them another name, or make them one code.',
    values,
  );
const sameAlias = (values: Values) =>
  sentence(
    '“{code}” and “{other}” on line {line} go by the same word, “{words}”. Leave it with one of them.',
    values,
  );
const nearName = (values: Values) =>
  sentence(
    '“{code}” and “{other}” on line {line} have nearly the same name ({words}). Give one of them a name that is not mistaken for the other.',
    values,
  );
const sameDefinition = (values: Values) =>
  sentence(
    '“{code}” and “{other}” on line {line} have nearly the same definition. Make them one code, or write what sets them apart.',
    values,
  );
