import { type Kept, nothingKept } from './kept';
import type { StudyNames } from './nameStudy';
import { ourOrigin, type Study } from './study';
import { keyFor } from './studyKeys';

/** What of a study has no place in our other files; undefined where nothing is left over. */
export function keepStudy(study: Study, names: StudyNames): Kept | undefined {
  const guids: Record<string, Record<string, string>> = {};
  const keep = (kind: string, key: string, name: string | undefined): void => {
    // What tables call things are names: they hold no identifiers to be given back.
    if (study.quoted || name === undefined || keyFor(kind, name) === key) return;
    (guids[kind] ??= {})[name] = key;
  };
  for (const [key, name] of names.codes) keep('code', key, name);
  for (const [key, name] of names.cases) keep('case', key, name);
  for (const [key, name] of names.sources) keep('source', key, name);
  for (const [key, name] of names.coders) keep('coder', key, name);
  for (const [key, name] of names.memos) keep('memo', key, name);
  for (const { key, name } of study.variables) keep('variable', key, name);
  for (const { key, name } of study.sets) keep('set', key, name);
  const variables = study.variables
    .filter(({ type, description }) => type !== 'Text' || description !== '')
    .map(({ name, type, description }) => ({ name, type, description }));
  const sets = study.sets
    .filter(
      ({ description, codes, notes, sources }) =>
        [description, codes, notes].some(({ length }) => length) || !sources.length,
    )
    .map(({ name, description, codes, notes }) => ({ name, description, codes, notes }));
  const kept: Kept = {
    ...nothingKept,
    origin: study.origin === ourOrigin ? '' : study.origin,
    guids,
    variables,
    sets,
    links: study.links,
    selections: linkedSelections(study),
  };
  const isEmpty =
    !Object.keys(guids).length && !variables.length && !sets.length && !study.links.length;
  return isEmpty ? undefined : kept;
}

function linkedSelections({ sources, links }: Study): Kept['selections'] {
  const linked = new Set(links.flatMap(({ origin, target }) => [origin, target]));
  const selections: Record<string, string[]> = {};
  for (const { codings } of sources)
    for (const { key, selection } of codings)
      if (linked.has(selection)) (selections[selection] ??= []).push(key);
  return selections;
}
