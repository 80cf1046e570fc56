import { type Finder, finderOf, type Wording } from '../analysis/search/finder';
import type { LocatedSource } from '../project/located';
import { nameKey } from '../text/names';
import { type Piece, piecesOf } from '../text/pieces';
import { sentencesIn } from '../text/sentences';
import type { Span } from '../text/span';
import { trimSpan } from '../text/trim';

import { type HitUnit, type Look, type Query, speakerKeys } from './query';

/** A stretch of a source that answers a query. */
export interface Hit {
  /** What is to be coded. UTF-16 offsets, without white space at its ends. */
  readonly span: Span;
  /** What was found in it, in order; for a speaker nothing but the stretch itself. */
  readonly matches: readonly Span[];
  readonly speaker: string | undefined;
  /** Said by an interviewer, whom nobody asked for: it is coded only if a person says so. */
  readonly isAside: boolean;
}

type Text = Pick<LocatedSource, 'text' | 'transcript'>;

/** Looks for what a query asks in one source after another. */
export class HitSearch {
  private readonly finder: Finder | undefined;
  private readonly names: ReadonlySet<string>;

  /**
   * @param terms words of the field, which are kept whole
   * @throws Refusal for nothing to look for, or a pattern that is none
   */
  constructor(
    private readonly query: Query,
    terms: readonly string[],
  ) {
    const { look } = query;
    this.names = speakerKeys(look.kind === 'speaker' ? look.names : []);
    const wording = wordingOf(look);
    this.finder = wording && finderOf(wording, terms);
  }

  /** In the order of the text; no stretch comes twice. */
  in(source: Text): Hit[] {
    const { look, unit } = this.query;
    switch (look.kind) {
      case 'speaker':
        return source.transcript.turns
          .filter(({ speaker }) => speaker !== undefined && this.names.has(nameKey(speaker)))
          .flatMap((turn) => whole(source.text, turn, []));
      case 'question':
        return this.questions(source);
      case 'word':
      case 'phrase':
      case 'pattern':
        return piecesOf(source.text, source.transcript).flatMap((piece) => {
          const matches = this.finder?.(source.text, piece.parts) ?? [];
          const hits = matches.length ? around(source.text, piece, matches, unit) : [];
          return piece.isInterviewer ? hits.map((hit) => ({ ...hit, isAside: true })) : hits;
        });
    }
  }

  private questions({ text, transcript }: Text): Hit[] {
    const hits: Hit[] = [];
    const isAnswer = this.query.unit === 'answer';
    let isAsked = false;
    for (const turn of transcript.turns) {
      if (!turn.isInterviewer) {
        if (isAnswer && isAsked) hits.push(...whole(text, turn, []));
        continue;
      }
      const matches = this.finder?.(text, turn.parts) ?? [];
      isAsked = !this.finder || matches.length > 0;
      if (!isAnswer && isAsked) hits.push(...whole(text, turn, matches));
    }
    return hits;
  }
}

/** Undefined where whatever is said will do. */
function wordingOf(look: Look): Wording | undefined {
  if (look.kind === 'speaker') return undefined;
  if (look.kind !== 'question') return look;
  return look.text.trim() ? { kind: 'phrase', text: look.text } : undefined;
}

/** The units that matches of a turn or heading stand in; those of one unit together. */
function around(text: string, piece: Piece, matches: readonly Span[], unit: HitUnit): Hit[] {
  if (unit === 'turn') return whole(text, piece, matches);
  const { speaker } = piece;
  if (unit === 'match')
    return matches.flatMap((match) => {
      const span = trimSpan(text, match);
      return span ? [{ span, matches: [match], speaker, isAside: false }] : [];
    });
  const sentences = piece.parts.flatMap((part) => sentencesIn(text, part));
  const hits: (Hit & { span: Span; readonly matches: Span[] })[] = [];
  for (const match of matches) {
    const held = sentences.filter(({ start, end }) => start < match.end && end > match.start);
    const span = { start: held[0]?.start ?? match.start, end: held.at(-1)?.end ?? match.end };
    const last = hits.at(-1);
    if (last && span.start < last.span.end) {
      last.matches.push(match);
      last.span = { start: last.span.start, end: Math.max(last.span.end, span.end) };
    } else hits.push({ span, matches: [match], speaker, isAside: false });
  }
  return hits;
}

function whole(text: string, { body, speaker }: Piece, matches: readonly Span[]): Hit[] {
  const span = trimSpan(text, body);
  return span ? [{ span, matches, speaker, isAside: false }] : [];
}
