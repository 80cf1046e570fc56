import { sentencesIn } from './sentences';
import type { Span } from './span';
import { type Transcript, type Turn, turnsUpTo } from './turns';

/** `part` is a stretch of a turn's words without a break: see `Turn.parts`. */
export type Unit = 'sentence' | 'turn' | 'part';

export type Direction = 1 | -1;

/** A unit with its place among all of the text. */
export interface Stop {
  readonly span: Span;
  /** Number of its turn. */
  readonly turn: number;
  /** Number among the units of its turn. */
  readonly index: number;
}

/** The sentences or turns of a text one after another; only turns that are come to are read. */
export class UnitWalk {
  private readonly units = new Map<number, readonly Span[]>();

  constructor(
    private readonly text: string,
    private readonly transcript: Transcript,
    private readonly unit: Unit,
  ) {}

  /** The unit that holds or touches an offset, else the next one, else the last. */
  at(offset: number): Stop | undefined {
    const turn = Math.max(0, turnsUpTo(this.transcript.turns, offset) - 1);
    const units = this.of(turn);
    const before = units.findLastIndex(({ start }) => start <= offset);
    const span = units[before];
    if (span && offset <= span.end) return { span, turn, index: before };
    const next = this.stop(turn, before + 1) ?? this.first(turn + 1, 1);
    return next ?? (span ? { span, turn, index: before } : this.first(turn - 1, -1));
  }

  next({ turn, index }: Stop, direction: Direction): Stop | undefined {
    return this.stop(turn, index + direction) ?? this.first(turn + direction, direction);
  }

  /** The unit after a stretch, or before it; for an empty one the unit at it. */
  beyond({ start, end }: Span, direction: Direction): Stop | undefined {
    if (start === end) return this.at(start);
    const edge = this.at(direction === 1 ? end - 1 : start);
    if (!edge) return undefined;
    const isBeyond = direction === 1 ? edge.span.start >= end : edge.span.end <= start;
    return isBeyond ? edge : this.next(edge, direction);
  }

  /** The nearest unit from a turn on in a direction: the first of it, or backwards the last. */
  private first(turn: number, direction: Direction): Stop | undefined {
    for (let at = turn; this.transcript.turns[at]; at += direction) {
      const stop = this.stop(at, direction === 1 ? 0 : this.of(at).length - 1);
      if (stop) return stop;
    }
    return undefined;
  }

  private stop(turn: number, index: number): Stop | undefined {
    const span = this.of(turn)[index];
    return span && { span, turn, index };
  }

  private of(number: number): readonly Span[] {
    let units = this.units.get(number);
    if (!units) {
      const turn = this.transcript.turns[number];
      this.units.set(number, (units = turn ? this.read(turn) : []));
    }
    return units;
  }

  private read({ body, parts }: Turn): readonly Span[] {
    if (this.unit === 'sentence') return parts.flatMap((part) => sentencesIn(this.text, part));
    return (this.unit === 'turn' ? [body] : parts).filter(({ start, end }) => end > start);
  }
}
