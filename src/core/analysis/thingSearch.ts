import { keyOf, type NamedThing } from '../memos/things';
import { foldWords } from './foldWords';
import { matchSyllables, syllablesOf } from './syllables';

/**
 * The things that may be meant by what is written so far, the likeliest first: what begins with it,
 * what has a word that does, what has it anywhere, what reads so in pinyin, and what has its letters
 * in their order. Among those that are alike, the order stays.
 */
export function thingsMeant(things: readonly NamedThing[], written: string): NamedThing[] {
  const asked = foldWords(written).replace(/\s+/g, ' ').trim();
  if (asked === '') return [...things];
  const found = things.flatMap((thing) => {
    const tier = Math.min(...namesOf(thing).map((name) => tierOf(foldWords(name), asked)));
    return tier < none ? [{ thing, tier }] : [];
  });
  return found.sort((a, b) => a.tier - b.tier).map(({ thing }) => thing);
}

const none = 9;

/** How well a name is what was written: 0 is best. */
function tierOf(name: string, asked: string): number {
  const at = name.indexOf(asked);
  if (at === 0) return 0;
  if (at > 0) return /[\p{L}\p{N}]/u.test(name.charAt(at - 1)) ? 2 : 1;
  const syllables = syllablesOf(name);
  const first = syllables && matchSyllables(syllables, asked.replaceAll(' ', ''));
  if (first !== undefined) return first === 0 ? 1 : 3;
  return hasInOrder(name, asked) ? 4 : none;
}

function hasInOrder(name: string, asked: string): boolean {
  let at = 0;
  for (const sign of asked.replaceAll(' ', '')) {
    at = name.indexOf(sign, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function namesOf(thing: NamedThing): readonly string[] {
  return [thing.id, keyOf(thing), ...thing.names];
}
