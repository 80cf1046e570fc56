import { type Sentence, sentence } from '../core/base/sentences';
import { type Definition, definitionHistory } from '../core/codebook/definitions';
import { changesBetween, type CodingChange } from '../core/coding/changes';
import { type CodedSource, wordsOf } from '../core/coding/changeSentences';
import { codebookFile, placeOf, roleOf } from '../core/project/layout';
import { type Commit, fileSteps } from '../node/gitHistory';
import { type FollowedStep, followMoves } from './historyMoves';

/** One thing that somebody did. */
export interface CodingEvent {
  /** Undefined for what is not committed yet. */
  readonly commit: Commit | undefined;
  readonly sign: string;
  readonly sentence: Sentence;
  /** Of the coding; undefined for a change of a definition. */
  readonly id: string | undefined;
  readonly coder: string | undefined;
  /** Path that the source has now, though it may have had another then. */
  readonly source: string | undefined;
  /** Codes that it has to do with. */
  readonly codes: readonly string[];
  /** Whether the definition of its code was another one then. */
  readonly isUnderOlder: boolean;
}

type When = Commit | undefined;

export interface ProjectHistory {
  /** The oldest first. */
  readonly events: readonly CodingEvent[];
  /** Of each code, the oldest first. */
  readonly definitions: ReadonlyMap<string, readonly Definition<When>[]>;
}

/** What git knows of a project; undefined where it is in no repository. */
export async function historyOf(folder: string): Promise<ProjectHistory | undefined> {
  const steps = await fileSteps(
    folder,
    (path) => path === codebookFile || roleOf(path, () => false).kind === 'codings',
  );
  if (!steps) return undefined;
  const definitions = definitionHistory(
    steps
      .filter(({ path }) => path === codebookFile)
      .map(({ after, commit }) => ({ text: new TextDecoder().decode(after), since: commit })),
  );
  const followed = followMoves(steps);
  const order = new Map<When, number>();
  for (const { commit } of steps) if (!order.has(commit)) order.set(commit, order.size);
  const at = (when: When) => order.get(when) ?? 0;
  const isUnderOlder = (code: string, when: When) =>
    (definitions.get(code) ?? []).slice(1).some(({ since }) => at(since) > at(when));
  return {
    events: followed.flatMap((step) => eventsOf(step, definitions, isUnderOlder)),
    definitions,
  };
}

function eventsOf(
  { path, commit, before, after, source, from }: FollowedStep,
  definitions: ProjectHistory['definitions'],
  isUnderOlder: (code: string, when: When) => boolean,
): CodingEvent[] {
  const role = roleOf(path, () => false);
  if (role.kind !== 'codings') return definitionEvents(commit, definitions);
  const { coder } = role;
  const changes = changesBetween(before, after).flatMap((change) =>
    wordsOf(change, role).map(({ sign, sentence: words }) => ({
      commit,
      sign,
      sentence: words,
      id: change.record.id,
      coder,
      source,
      codes: codesOf(change),
      isUnderOlder: isUnderOlder(change.record.code, commit),
    })),
  );
  return from === undefined ? changes : [{ ...moveOf(from, role), commit, source }, ...changes];
}

function moveOf(
  from: string,
  { coder, source }: CodedSource,
): Omit<CodingEvent, 'commit' | 'source'> {
  const values = { coder, from: placeOf(from)?.source ?? from, source };
  return {
    sign: '~',
    sentence: sentence('{coder}’s codings of {from} became those of {source}', values),
    id: undefined,
    coder,
    codes: [],
    isUnderOlder: false,
  };
}

function codesOf(change: CodingChange): string[] {
  const before = change.kind === 'changed' ? [change.before.code] : [];
  return [...new Set([...before, change.record.code])];
}

function definitionEvents(commit: When, definitions: ProjectHistory['definitions']): CodingEvent[] {
  return [...definitions].flatMap(([code, known]) =>
    known.flatMap((definition, i) => {
      if (definition.since !== commit) return [];
      return [
        {
          commit,
          sign: definition.text === undefined ? '−' : i === 0 ? '+' : '~',
          sentence: definitionSentence(code, definition, i === 0),
          id: undefined,
          coder: undefined,
          source: undefined,
          codes: [code],
          isUnderOlder: false,
        },
      ];
    }),
  );
}

function definitionSentence(code: string, { text }: Definition<When>, isFirst: boolean): Sentence {
  if (text === undefined) return sentence('{code} was taken out of the codebook', { code });
  return isFirst
    ? sentence('{code} came into the codebook', { code })
    : sentence('{code} was defined anew', { code });
}
