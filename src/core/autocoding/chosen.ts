import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import type { ApplyManyRequest } from '../project/operations';
import type { Project } from '../project/project';
import type { Span } from '../text/span';
import { HitSearch } from './hits';
import type { Query } from './query';

/** A place where words were found, and chosen to be coded. */
export interface ChosenWords {
  /** Path. */
  readonly source: string;
  readonly span: Span;
  /** As they stood when they were chosen; white space may have been told otherwise. */
  readonly words: string;
}

/**
 * What is to be coded of words that were found and chosen one by one: they themselves, or the
 * sentences or turns around them, each once.
 * @throws Refusal where some of them do not stand there any more
 */
export async function placesOfChosen(
  project: Project,
  query: Query,
  chosen: Iterable<ChosenWords>,
): Promise<ApplyManyRequest['places']> {
  const search = new HitSearch(query, project.settings.terms);
  const bySource = new Map<string, ChosenWords[]>();
  for (const each of chosen) {
    const ofSource = bySource.get(each.source) ?? [];
    ofSource.push(each);
    bySource.set(each.source, ofSource);
  }
  const places: ApplyManyRequest['places'][number][] = [];
  for (const [path, words] of bySource) {
    const source = await project.located(path);
    const text = source?.text ?? '';
    const stand = words.every(
      ({ span, words }) => text.slice(span.start, span.end).replace(/\s+/g, ' ') === words,
    );
    if (!source || !stand) throw changed(path);
    if (query.unit === 'match') {
      places.push({ source, spans: words.map(({ span }) => span) });
      continue;
    }
    const starts = new Set(words.map(({ span }) => span.start));
    const hits = search
      .in(source)
      .filter(({ matches }) => matches.some(({ start }) => starts.has(start)));
    const found = new Set(hits.flatMap(({ matches }) => matches.map(({ start }) => start)));
    if (![...starts].every((start) => found.has(start))) throw changed(path);
    places.push({ source, spans: hits.map(({ span }) => span) });
  }
  return places;
}

function changed(path: string): Refusal {
  return new Refusal(
    sentence(
      '“{path}” has changed: some of the ticked words are not found there any more. Look again.',
      {
        path,
      },
    ),
  );
}
