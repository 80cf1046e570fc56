import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { BookTree } from './bookTree';
import { type Code, type Codebook, descendantsOf } from './codebook';
import type { Label } from './label';
import { readCodebook } from './read';
import { labelSource, textSource } from './source';

/** Where codes go: into a code (undefined: the top level), before one that is there, or last. */
export interface Place {
  readonly parent: string | undefined;
  readonly before?: string | undefined;
}

/** A code that is new. */
export interface NewCategory {
  readonly id: string;
  readonly name: Label;
}

/** Writes the name of a code. Throws, as all of these, a Refusal where that is not safe. */
export function setName(text: string, id: string, name: Label): string {
  return reshaped(text, (tree) => tree.set(id, 'name', labelSource(name)));
}

/** Gives a code another name and place; the words that were its name stay as another name of it. */
export function promoteCode(
  text: string,
  to: {
    readonly code: string;
    readonly name: string;
    readonly words: string;
    readonly place: Place;
  },
): string {
  return reshaped(text, (tree, book) => {
    const { code, name, words, place } = to;
    const { aliases } = codeOf(book, code);
    tree.set(code, 'name', textSource(name));
    if (words !== name && !aliases.includes(words))
      tree.set(code, 'aliases', [...aliases, words].map(textSource));
    tree.move(code, place.parent, place.before);
  });
}

/** Codes that are inside others of those named go with them. */
export function moveCodes(text: string, ids: readonly string[], place: Place): string {
  return reshaped(text, (tree, book) =>
    outermost(book, ids).forEach((id) => tree.move(id, place.parent, place.before)),
  );
}

/** Takes codes out, with all that is inside them. */
export function removeCodes(text: string, ids: readonly string[]): string {
  return reshaped(text, (tree, book) => outermost(book, ids).forEach((id) => tree.remove(id)));
}

/** Puts codes into a category that is new, where the first of them stood. */
export function addLevel(text: string, ids: readonly string[], { id, name }: NewCategory): string {
  return reshaped(text, (tree, book) => {
    const moved = outermost(book, ids);
    const [first] = moved;
    if (first === undefined) throw new Refusal(nothing);
    tree.add(id, book.byId.get(first)?.parent, first);
    tree.set(id, 'name', labelSource(name));
    tree.set(id, 'codable', 'false');
    moved.forEach((each) => tree.move(each, id));
  });
}

/** Puts in codes that are new, last inside their parent. */
export function addCodes(
  text: string,
  codes: readonly NewCategory[],
  parent: string | undefined,
): string {
  return reshaped(text, (tree) => {
    for (const { id, name } of codes) {
      tree.add(id, parent);
      tree.set(id, 'name', labelSource(name));
    }
  });
}

/**
 * Makes several codes one: what the others say joins what it says, their names become other names
 * of it, and what was inside them is inside it.
 */
export function mergeCodes(text: string, ids: readonly string[], into: string): string {
  return reshaped(text, (tree, book) => {
    const target = codeOf(book, into);
    const others = ids.filter((id) => id !== into).map((id) => codeOf(book, id));
    if (!others.length) throw new Refusal(nothing);
    for (const { id } of others)
      if (descendantsOf(book, id).some((inner) => inner.id === into))
        throw new Refusal(
          sentence(
            '“{into}” is inside “{code}”. Move it out first, or merge the other way round.',
            {
              into,
              code: id,
            },
          ),
        );
    joinWords(tree, target, others);
    for (const { id } of others) {
      for (const child of [...tree.childrenOf(id)])
        if (!others.some((other) => other.id === child)) tree.move(child, into);
    }
    outermost(
      book,
      others.map(({ id }) => id),
    ).forEach((id) => tree.remove(id));
  });
}

function joinWords(tree: BookTree, target: Code, others: readonly Code[]): void {
  const all = [target, ...others];
  const definition = joined(all.flatMap((code) => (code.definition ? [code.definition] : [])));
  if (definition.size > 0 && others.some((code) => code.definition))
    tree.set(target.id, 'definition', labelSource(definition));
  for (const field of ['include', 'exclude', 'examples'] as const) {
    if (!others.some((code) => code[field].length)) continue;
    const items = all.flatMap((code) => code[field].map(labelSource));
    tree.set(target.id, field, [...new Set(items)]);
  }
  const own = new Set([...target.name.values()]);
  const names = others.flatMap(({ name, aliases }) => [...name.values(), ...aliases]);
  const aliases = new Set([...target.aliases, ...names.filter((name) => !own.has(name))]);
  if (aliases.size > 0) tree.set(target.id, 'aliases', [...aliases].map(textSource));
}

/** What all say in each language, one after another, and nothing twice. */
function joined(labels: readonly Label[]): Label {
  const texts = new Map<string, string[]>();
  for (const label of labels)
    for (const [language, text] of label) {
      const known = texts.get(language) ?? [];
      if (!known.includes(text)) texts.set(language, [...known, text]);
    }
  return new Map([...texts].map(([language, parts]) => [language, parts.join(' ')]));
}

/** A codebook that has some codes, with what is inside them, and nothing else. */
export function onlyCodes(text: string, ids: readonly string[]): string {
  return reshaped('codes:\n', (tree) => {
    const whole = BookTree.read(text);
    ids.forEach((id) => tree.graft(whole, id, undefined));
  });
}

/**
 * Puts in codes of another codebook, with what is inside them and is not there yet.
 * @param parents of those that have one; where it is not there, they go to the top level
 */
export function graftCodes(
  text: string,
  from: string,
  ids: readonly string[],
  parents: ReadonlyMap<string, string>,
): string {
  return reshaped(text, (tree) => {
    const other = BookTree.read(from);
    for (const id of ids) {
      const parent = parents.get(id);
      tree.graft(other, id, parent !== undefined && tree.has(parent) ? parent : undefined);
    }
  });
}

/** Writes fields, by code and by name, as YAML source. */
export function fillFields(
  text: string,
  fields: ReadonlyMap<string, ReadonlyMap<string, string | readonly string[]>>,
): string {
  return reshaped(text, (tree) => {
    for (const [id, ofCode] of fields)
      for (const [field, source] of ofCode) tree.set(id, field, source);
  });
}

/** Those of some codes that are inside none of the others, in book order. */
export function outermost(book: Codebook, ids: readonly string[]): string[] {
  const chosen = new Set(ids);
  const inner = new Set(
    [...chosen].flatMap((id) => descendantsOf(book, id).map((below) => below.id)),
  );
  return [...chosen]
    .filter((id) => !inner.has(id))
    .sort((a, b) => codeOf(book, a).index - codeOf(book, b).index);
}

function codeOf(book: Codebook, id: string): Code {
  const code = book.byId.get(id);
  if (!code) throw new Refusal(sentence('The code “{id}” is not in the codebook.', { id }));
  return code;
}

/** The text once its tree was changed; read again before it is handed out. */
function reshaped(text: string, change: (tree: BookTree, book: Codebook) => void): string {
  const { value: book } = readCodebook('', text);
  const tree = BookTree.read(text);
  change(tree, book);
  const after = tree.toText();
  const read = readCodebook('', after);
  const isSound =
    !read.problems.some(({ severity }) => severity === 'error') &&
    read.value.codes.length === tree.size &&
    read.value.codes.every(({ id, parent }) => tree.has(id) && tree.parentOf(id) === parent);
  if (!isSound) throw new Refusal(unsafe);
  return after;
}

const nothing = sentence('Choose the codes first.');
const unsafe = sentence(
  'The codebook is written in a way that can’t be changed safely, so nothing was changed. Change it by hand.',
);
