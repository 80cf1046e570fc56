import { remembered } from '../../base/remembered';
import { Holders, Numbers } from './holders';

/** What two names have in common that say the same: without case, spaces, marks and plural “s”. */
export const sameWords = remembered((name) => wordsOf(name).join(''));

function wordsOf(name: string): string[] {
  const folded = name.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC').toLowerCase();
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    word.length > 3 ? word.replace(/(?<!s)s$/, '') : word,
  );
}

/** A word that differs must be at least so long: “Round I” and “Round II” are no slips. */
const shortest = 5;

/**
 * Pairs of names that differ by one letter of one longer word. Words are compared only with those
 * that share all letters but one with them, so the cost is that of the letters. Names in scripts
 * without spaces are left out: there one sign makes another word.
 */
export function nearPairs(names: readonly string[]): readonly (readonly [string, string])[] {
  const forms = names.map(formsOf);
  const holders = new Holders(forms, numbers.size);
  const pairs: [string, string][] = [];
  names.forEach((name, place) => {
    const near = new Set<number>();
    for (const form of forms[place] ?? [])
      for (const other of holders.of(form)) {
        if (other >= place) break;
        near.add(other);
      }
    for (const at of near) {
      const other = names[at] ?? name;
      if (sameWords(other) !== sameWords(name)) pairs.push([other, name]);
    }
  });
  return pairs;
}

const numbers = new Numbers();

/** All that a name may be when a letter of one of its longer words is left out. */
const formsOf = remembered((name) => {
  const words = wordsOf(name);
  const script = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]+$/u;
  if (!words.every((word) => script.test(word))) return new Int32Array(0);
  return numbers.of(
    words.flatMap((word, at) =>
      word.length < shortest || /\p{N}/u.test(word)
        ? []
        : variantsOf(word).map((variant) =>
            [...words.slice(0, at), `${variant}*`, ...words.slice(at + 1)].join(' '),
          ),
    ),
  );
});

/** The word itself and what is left of it without one of its letters, where that letter stood. */
function variantsOf(word: string): string[] {
  const variants = [word];
  for (let at = 0; at < word.length; at++) variants.push(word.slice(0, at) + word.slice(at + 1));
  return variants;
}
