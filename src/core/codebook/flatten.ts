import { sentence } from '../base/sentences';
import { spanOf } from '../base/yaml';
import type { Code, Codebook } from './codebook';
import type { Draft } from './drafts';
import type { Fields } from './fields';
import { type Label, plainLabel } from './label';
import { type Reading, tellAt } from './reading';

/** Puts the codes in book order and joins parents and children. */
export function bookOf(
  reading: Reading,
  title: Label | undefined,
  roots: readonly Draft[],
): Codebook {
  const codes: Code[] = [];
  const letters = new Map<string, string>();
  const add = (draft: Draft, parent: string | undefined, depth: number): void => {
    const { id, fields } = draft;
    codes.push({
      id,
      index: codes.length,
      parent,
      children: draft.children.map((child) => child.id),
      depth,
      name: fields.name ?? plainLabel(id),
      color: fields.color,
      codable: fields.codable ?? true,
      definition: fields.definition,
      include: fields.include ?? [],
      exclude: fields.exclude ?? [],
      examples: fields.examples ?? [],
      aliases: fields.aliases ?? [],
      key: freeLetter(reading, letters, id, fields),
      range: reading.rangeOf(spanOf(draft.key)),
    });
    for (const child of draft.children) add(child, id, depth + 1);
  };
  for (const root of roots) add(root, undefined, 0);
  const byId = new Map(codes.map((code) => [code.id, code]));
  return { title, codes, byId, roots: roots.map((root) => root.id) };
}

function freeLetter(
  reading: Reading,
  letters: Map<string, string>,
  id: string,
  { key }: Fields,
): string | undefined {
  if (!key) return undefined;
  const owner = letters.get(key.letter);
  if (owner === undefined) {
    letters.set(key.letter, id);
    return key.letter;
  }
  const text = sentence(
    'The key “{key}” is taken by “{code}”, so it does not apply this code. Choose another letter.',
    { key: key.letter, code: owner },
  );
  tellAt(reading, key.node, 'duplicate-key', 'warning', text);
  return undefined;
}
