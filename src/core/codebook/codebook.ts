import type { Range } from '../base/problem';
import { type Label, labelIn, textsOf } from './label';

/** An idea that coders look for. */
export interface Code {
  /** What codings store: unique in the book, compared exactly. */
  readonly id: string;
  /** Place in book order, from 0: each code before the codes inside it. */
  readonly index: number;
  /** Id of the code around it. */
  readonly parent: string | undefined;
  /** Ids of the codes directly inside it, in the order of the file. */
  readonly children: readonly string[];
  /** How many codes are around it. */
  readonly depth: number;
  /** The id where the book gives no name. */
  readonly name: Label;
  /** `#rrggbb` in lower case, where the book gives one. */
  readonly color: string | undefined;
  /** False for a category, which only groups others. */
  readonly codable: boolean;
  readonly definition: Label | undefined;
  /** What counts as this code, one criterion each. */
  readonly include: readonly Label[];
  /** What does not count, though it might seem to. */
  readonly exclude: readonly Label[];
  readonly examples: readonly Label[];
  readonly aliases: readonly string[];
  /** One letter, for coding mode; no two codes have the same. */
  readonly key: string | undefined;
  /** Of the id in the file. */
  readonly range: Range;
}

export interface Codebook {
  readonly title: Label | undefined;
  /** In book order. */
  readonly codes: readonly Code[];
  readonly byId: ReadonlyMap<string, Code>;
  /** Ids of the outermost codes. */
  readonly roots: readonly string[];
}

/** Every name of a code once, whatever its language. */
export function namesOf(code: Code): readonly string[] {
  return textsOf(code.name);
}

/** The code's name in the language asked for or the nearest there is. */
export function nameIn(code: Code, language: string): string {
  return labelIn(code.name, language) ?? code.id;
}

/** The names from the outermost code down: `Category › Sub › Code`. */
export function pathOf(book: Codebook, code: Code, language: string): string {
  return [...ancestorsOf(book, code), code].map((each) => nameIn(each, language)).join(' › ');
}

/** The codes around a code, outermost first. */
export function ancestorsOf(book: Codebook, code: Code): readonly Code[] {
  const ancestors: Code[] = [];
  for (let at = parentOf(book, code); at; at = parentOf(book, at)) ancestors.push(at);
  return ancestors.reverse();
}

/** Every code inside a code, in book order, without the code itself. */
export function descendantsOf(book: Codebook, id: string): readonly Code[] {
  const code = book.byId.get(id);
  if (!code) return [];
  let end = code.index + 1;
  while ((book.codes[end]?.depth ?? 0) > code.depth) end++;
  return book.codes.slice(code.index + 1, end);
}

function parentOf(book: Codebook, code: Code): Code | undefined {
  return code.parent === undefined ? undefined : book.byId.get(code.parent);
}
