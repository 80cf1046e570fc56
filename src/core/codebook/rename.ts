import { Refusal } from '../base/refusal';
import { type Sentence, sentence } from '../base/sentences';
import type { Codebook } from './codebook';
import { isId } from './id';
import { mentionsIn } from './mentions';
import { type BookPlaces, placesIn, type TextPlace } from './places';
import { parseCodebook } from './read';
import { textSource } from './source';
import { applySplices, type Splice, splicesOfRaw } from './splice';

/** Fields whose words may name other codes. */
const telling = ['definition', 'include', 'exclude', 'examples'];

/** A text of the codebook in which an id was renamed, and in how many places. */
export interface Renamed {
  readonly text: string;
  /** The places in other codes' words that name it, the code's own line not among them. */
  readonly mentions: number;
}

/**
 * Gives a code another id, wherever the codebook names it: at its place, in rules such as
 * “(use mentoring)” and in `[[mentoring]]`. Throws a Refusal for an id that can’t be one or is
 * taken, and for a codebook with errors.
 */
export function renameId(text: string, from: string, to: string): Renamed {
  const parsed = parseCodebook('', text);
  if (parsed.yaml.isBroken || parsed.problems.some(({ severity }) => severity === 'error'))
    throw new Refusal(faulty);
  const trouble = troubleWith(parsed.value, from, to);
  if (trouble) throw new Refusal(trouble);
  const places = placesIn(parsed);
  const code = places.byId.get(from);
  if (!code) throw new Refusal(noPlace(from));
  const mentions = mentionsOf(parsed.value, places, parsed.source, from);
  const splices = [
    { start: code.key.start, end: code.key.end, insert: textSource(to) },
    ...mentions.map((span) => ({ ...span, insert: to })),
  ];
  const renamed = applySplices(text, splicesOfRaw(text, splices));
  const after = parseCodebook('', renamed);
  const isSound =
    !after.problems.some(({ severity }) => severity === 'error') &&
    after.value.codes.every(
      ({ id }, i) => id === renamedId(parsed.value.codes[i]?.id ?? '', from, to),
    ) &&
    after.value.codes.length === parsed.value.codes.length;
  if (!isSound) throw new Refusal(noPlace(from));
  return { text: renamed, mentions: mentions.length };
}

/** Why a code can’t have an id; undefined where it can. */
export function troubleWith(book: Codebook, from: string, to: string): Sentence | undefined {
  if (!book.byId.has(from))
    return sentence('The code “{id}” is not in the codebook.', { id: from });
  if (!isId(to))
    return sentence(
      '“{code}” can’t be an id: it takes letters, digits, “_”, “.” and “-”. Choose another id.',
      { code: to },
    );
  const taken = to === from ? undefined : book.byId.get(to);
  return (
    taken &&
    sentence('There is a code “{code}” already, on line {line}. Choose another id.', {
      code: to,
      line: taken.range[0],
    })
  );
}

/** Where the words of the book name a code: spans of its LF text. */
function mentionsOf(book: Codebook, { codes }: BookPlaces, source: string, id: string) {
  const isCode = (each: string) => book.byId.has(each);
  return codes
    .flatMap(({ fields }) => fields.filter(({ name }) => telling.includes(name)))
    .flatMap(({ texts }) => texts)
    .flatMap(({ span }: TextPlace): Pick<Splice, 'start' | 'end'>[] => {
      // As written, so that places in it are places in the file; marks of YAML are no words.
      const written = source.slice(span.start, span.end);
      return mentionsIn(written, isCode)
        .filter((mention) => mention.id === id)
        .map(({ span: { start, end } }) => ({ start: span.start + start, end: span.start + end }));
    });
}

function renamedId(id: string, from: string, to: string): string {
  return id === from ? to : id;
}

const faulty = sentence(
  'The codebook has errors. Mend them first: the Problems panel shows where.',
);

function noPlace(code: string): Sentence {
  return sentence(
    'The id “{code}” is written in a way that can’t be changed safely. Change it in the codebook by hand, and then in the codings.',
    { code },
  );
}
