import { type Sentence, sentence } from '../base/sentences';
import type { Code, Codebook } from './codebook';
import { isId } from './id';
import { type Label, plainLabel } from './label';
import { findSpot, place } from './placement';
import { parseCodebook, readCodebook } from './read';
import { labelSource, type NewEntry, textSource } from './source';
import { applySplices, type Splice, splicesOfRaw } from './splice';

/** What is to be done to the text of a codebook, or why it can't be. */
export type Edit =
  | { readonly kind: 'edit'; readonly splices: readonly Splice[]; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: Sentence };

export interface NewCode {
  readonly id: string;
  /** Id of the code it goes into; the outermost level without one. */
  readonly parent?: string | undefined;
  readonly name?: string | Label | undefined;
  /** `#rgb` or `#rrggbb`. */
  readonly color?: string | undefined;
}

/**
 * Adds a code as the last one inside its parent. Everything that stands in the text stays byte for
 * byte; the result is read again before it is handed out, so it holds the same book and the code.
 */
export function addCode(text: string, code: NewCode): Edit {
  const { source, yaml, value: book, problems } = parseCodebook('', text);
  const [first] = problems.filter((problem) => problem.severity === 'error');
  if (yaml.isBroken && first) {
    return refused(sentence('Mend line {line} of the codebook first.', { line: first.range[0] }));
  }
  const trouble = troubleWith(code, book);
  if (trouble) return refused(trouble);
  const spot = findSpot(source, yaml.root, code.parent);
  const splices = spot && place(source, spot, ['codes'], entryOf(code));
  if (!splices) return refused(noPlace);
  const raw = splicesOfRaw(text, splices);
  const edited = applySplices(text, raw);
  const reread = readCodebook('', edited);
  const errors = reread.problems.filter((problem) => problem.severity === 'error').length;
  const allowed = problems.filter((problem) => problem.severity === 'error').length;
  if (errors > allowed || !isBookPlus(book, reread.value, code)) return refused(noPlace);
  return { kind: 'edit', splices: raw, text: edited };
}

function refused(reason: Sentence): Edit {
  return { kind: 'refused', reason };
}

function troubleWith({ id, parent }: NewCode, book: Codebook): Sentence | undefined {
  if (!isId(id)) {
    return sentence(
      '“{code}” can’t be an id: it takes letters, digits, “_”, “.” and “-”. Choose another id.',
      { code: id },
    );
  }
  const taken = book.byId.get(id);
  if (taken) {
    return sentence('There is a code “{code}” already, on line {line}. Choose another id.', {
      code: id,
      line: taken.range[0],
    });
  }
  if (parent === undefined || book.byId.has(parent)) return undefined;
  return sentence('There is no code “{code}” to put this one into. Choose another.', {
    code: parent,
  });
}

function entryOf({ id, name, color }: NewCode): NewEntry {
  const label = labelOf(name);
  const fields: [string, string][] = [];
  if (label) fields.push(['name', labelSource(label)]);
  if (color !== undefined) fields.push(['color', JSON.stringify(color)]);
  return { id: textSource(id), fields };
}

/** The name as it is read again: trimmed, and none if there is nothing in it. */
function labelOf(name: string | Label | undefined): Label | undefined {
  if (name === undefined) return undefined;
  const given = typeof name === 'string' ? plainLabel(name) : name;
  const texts = [...given].map(([language, text]) => [language.trim(), text.trim()] as const);
  const label = new Map(texts.filter(([, text]) => text !== ''));
  return label.size > 0 ? label : undefined;
}

/** Whether `after` is `before` with the code as the last inside its parent. */
function isBookPlus(before: Codebook, after: Codebook, code: NewCode): boolean {
  const added = after.byId.get(code.id);
  if (!added || added.parent !== code.parent || added.children.length > 0) return false;
  const name = labelOf(code.name) ?? plainLabel(code.id);
  if (JSON.stringify([...added.name]) !== JSON.stringify([...name])) return false;
  if ((added.color === undefined) !== (code.color === undefined)) return false;
  const others = after.codes.filter((each) => each !== added);
  return (
    others.length === before.codes.length &&
    titleOf(before) === titleOf(after) &&
    others.every((each, at) => contentOf(each, code.id) === contentOf(before.codes[at], code.id))
  );
}

function titleOf({ title }: Codebook): string {
  return JSON.stringify([...(title ?? [])]);
}

/** All that a code says, apart from where it stands and from the code `without`. */
function contentOf(code: Code | undefined, without: string): string {
  if (!code) return '';
  const children = code.children.filter((child) => child !== without);
  const kept = { ...code, index: 0, range: undefined, children };
  return JSON.stringify(kept, (_key, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );
}

const noPlace = sentence(
  'There is no safe place for the new code in the codebook’s text. Write it in by hand, below “codes:”.',
);
