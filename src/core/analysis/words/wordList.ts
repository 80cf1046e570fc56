import type { Project } from '../../project/project';
import { type TextRequest, textsOf } from '../texts';
import { logLikelihood, logRatio } from './keyness';
import { isStopWord } from './stopWords';
import { Tokens } from './tokens';

export interface ListedWord {
  readonly word: string;
  readonly count: number;
  /** In how many sources. */
  readonly sources: number;
  /** Beside another group of texts: how often there, and how the two differ. */
  readonly other?: {
    readonly count: number;
    /** See `logLikelihood`. */
    readonly g2: number;
    /** See `logRatio`: above 0 where the word is more frequent here. */
    readonly ratio: number;
  };
}

export interface WordList {
  /** The most frequent first; beside another group, the most telling. */
  readonly words: readonly ListedWord[];
  /** How many words there are in all, stop words among them. */
  readonly total: number;
  readonly otherTotal?: number;
}

export interface WordListRequest extends TextRequest {
  /** Another group of texts to be compared with. */
  readonly against?: TextRequest;
  /** Words that say little (the, of, 的, 了) are left out unless they are asked for. */
  readonly withStopWords?: boolean;
}

/** What words are said, and how often. */
export async function wordList(
  project: Project,
  { against, withStopWords, ...request }: WordListRequest,
): Promise<WordList> {
  const here = await countWords(project, request);
  const there = against && (await countWords(project, against));
  const names = new Set([...here.counts.keys(), ...(there?.counts.keys() ?? [])]);
  const words: ListedWord[] = [];
  for (const word of names) {
    if (!withStopWords && isStopWord(word)) continue;
    const { count, sources } = here.counts.get(word) ?? { count: 0, sources: 0 };
    if (!there) {
      words.push({ word, count, sources });
      continue;
    }
    const own = { count, of: here.total };
    const others = { count: there.counts.get(word)?.count ?? 0, of: there.total };
    const [g2, ratio] = [logLikelihood(own, others), logRatio(own, others)];
    words.push({ word, count, sources, other: { count: others.count, g2, ratio } });
  }
  const telling = ({ other }: ListedWord) => (other ? other.g2 * Math.sign(other.ratio) : 0);
  words.sort((a, b) => telling(b) - telling(a) || b.count - a.count || (a.word < b.word ? -1 : 1));
  return { words, total: here.total, ...(there ? { otherTotal: there.total } : {}) };
}

interface Counts {
  readonly counts: ReadonlyMap<string, { count: number; sources: number }>;
  readonly total: number;
}

async function countWords(project: Project, request: TextRequest): Promise<Counts> {
  const tokens = new Tokens(project);
  const counts = new Map<string, { count: number; sources: number; last: string }>();
  let total = 0;
  for await (const { source, passages } of textsOf(project, request))
    for (const { parts } of passages)
      for (const word of tokens.of(source.text, parts)) {
        total++;
        const known = counts.get(word);
        if (!known) counts.set(word, { count: 1, sources: 1, last: source.path });
        else {
          known.count++;
          if (known.last !== source.path) known.sources++;
          known.last = source.path;
        }
      }
  return { counts, total };
}
