import { indexLines, type Lines } from '../text/lines';
import type { Span } from '../text/span';
import type { Codebook } from './codebook';
import { type BookPlaces, type CodePlace, type FieldPlace, placesIn } from './places';
import type { ParsedCodebook } from './read';
import { Rereading } from './rereading';

/** What can be said of a codebook's text while somebody writes in it. */
export interface BookSight {
  readonly parsed: ParsedCodebook;
  readonly lines: Lines;
  /** The codes; while the text is broken, as they were when it was last sound. */
  readonly book: Codebook;
  readonly places: BookPlaces;
  /** 1-based line of the slip that hides codes, which are therefore those of before. */
  readonly brokenLine: number | undefined;
}

/** Looks at one codebook's text, again after each change. */
export class BookWatch {
  private readonly rereading: Rereading;
  private sound: Pick<BookSight, 'book' | 'places'> & { readonly source: string };
  private now: BookSight;

  /** @param text with LF line ends and no byte order mark, as everywhere here */
  constructor(file: string, text: string) {
    this.rereading = new Rereading(file, text);
    const { parsed } = this.rereading;
    this.sound = { book: parsed.value, places: placesIn(parsed), source: parsed.source };
    this.now = this.look(parsed);
  }

  get sight(): BookSight {
    return this.now;
  }

  take(text: string): BookSight {
    if (text === this.now.parsed.source) return this.now;
    return (this.now = this.look(this.rereading.take(text)));
  }

  private look(parsed: ParsedCodebook): BookSight {
    const { source, value: book, yaml, problems } = parsed;
    const lines = indexLines(source);
    const hides = yaml.isBroken && this.sound.book.codes.some(({ id }) => !book.byId.has(id));
    if (hides) {
      const places = movedPlaces(this.sound.places, this.sound.source, source);
      const [first] = problems.filter(({ severity }) => severity === 'error');
      return { parsed, lines, book: this.sound.book, places, brokenLine: first?.range[0] ?? 1 };
    }
    const places = placesIn(parsed);
    this.sound = { book, places, source };
    return { parsed, lines, book, places, brokenLine: undefined };
  }
}

/** The places of a text in one that differs from it in one stretch; those within it shrink to it. */
function movedPlaces(places: BookPlaces, before: string, after: string): BookPlaces {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  const end = before.length - same;
  const move = (at: number) =>
    at <= start ? at : at >= end ? at + after.length - before.length : start;
  const span = (of: Span): Span => ({ start: move(of.start), end: move(of.end) });
  const field = (of: FieldPlace): FieldPlace => ({
    ...of,
    key: span(of.key),
    whole: span(of.whole),
    texts: of.texts.map((text) => ({ ...text, span: span(text.span) })),
  });
  const codes = places.codes.map((code): CodePlace => ({
    ...code,
    key: span(code.key),
    whole: span(code.whole),
    fields: code.fields.map(field),
  }));
  const byId = new Map(codes.map((code) => [code.id, code]));
  return { codes, byId, title: places.title && field(places.title) };
}
