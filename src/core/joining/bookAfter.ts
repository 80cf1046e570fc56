import { sentence } from '../base/sentences';
import type { Code } from '../codebook/codebook';
import { plainLabel, textsOf } from '../codebook/label';
import { fillFields, graftCodes } from '../codebook/reshape';
import { labelSource, textSource } from '../codebook/source';
import { splitRules } from '../exchange/codeRules';
import type { Losses } from '../exchange/lossReport';
import type { StudyCode } from '../exchange/study';
import { writeBook } from '../exchange/writeBook';
import type { MatchedCodes } from './matchCodes';

type Fields = ReadonlyMap<string, string | readonly string[]>;

/**
 * The text of a codebook with the new codes in it, and what it did not say yet of the others; the
 * same text where nothing is new. What the book says already stays, and is told where the study
 * says otherwise.
 */
export function bookAfter(
  text: string,
  { fresh, ids, known }: MatchedCodes,
  losses: Losses,
): string {
  const idOf = (code: StudyCode): string => ids.get(code.key) ?? '';
  const grafts = fresh.map(({ code }) => idOf(code));
  const parents = new Map(
    fresh.flatMap(({ code, parent }) => (parent === undefined ? [] : [[idOf(code), parent]])),
  );
  const others = writeBook(
    '',
    fresh.map(({ code }) => code),
    idOf,
  );
  const grown = fresh.length ? graftCodes(text, others, grafts, parents) : text;
  const filled = new Map(
    known.flatMap(({ code, is }) => {
      const fields = missingFields(code, is, losses);
      return fields.size ? [[is.id, fields] as const] : [];
    }),
  );
  return filled.size ? fillFields(grown, filled) : grown;
}

/** What a study says of a code and the codebook does not. */
function missingFields(code: StudyCode, is: Code, losses: Losses): Fields {
  const { definition, ...lists } = splitRules(code.description);
  const fields = new Map<string, string | readonly string[]>();
  const lose = (): void => losses.lose('kept-rule', keptRule, is.id);
  if (code.color !== undefined && is.color === undefined)
    fields.set('color', textSource(code.color));
  else if (code.color !== undefined && code.color !== is.color) lose();
  if (definition !== '') {
    if (!is.definition) fields.set('definition', textSource(definition));
    else if (!textsOf(is.definition).includes(definition)) lose();
  }
  for (const list of ['include', 'exclude', 'examples', 'aliases'] as const) {
    const said = lists[list];
    const has = is[list].flatMap((each) => (typeof each === 'string' ? [each] : textsOf(each)));
    if (!said.length) continue;
    if (!has.length)
      fields.set(
        list,
        said.map((each) => labelSource(plainLabel(each))),
      );
    else if (said.some((each) => !has.includes(each))) lose();
  }
  return fields;
}

const keptRule = sentence('What the codebook says of a code stays, where the file says otherwise.');
