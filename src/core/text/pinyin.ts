import { pinyinTable } from './pinyinTable';

let readings: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * How a simplified character is read: each common reading without its tone, `v` for ü. None for
 * what is no character of GB 2312.
 */
export function readingsOf(character: string): readonly string[] {
  return (readings ??= readTable()).get(character) ?? [];
}

function readTable(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [, syllable = '', characters = ''] of pinyinTable.matchAll(/([a-z]+)([^a-z]+)/g))
    for (const character of characters) {
      const of = found.get(character);
      if (of) of.push(syllable);
      else found.set(character, [syllable]);
    }
  return found;
}
