/** What two names have in common that say the same: without case, spaces, marks and plural “s”. */
export function sameWords(name: string): string {
  return wordsOf(name).join('');
}

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
  const pairs: [string, string][] = [];
  const seen = new Map<string, string[]>();
  for (const name of names) {
    const words = wordsOf(name);
    if (
      !words.every((word) =>
        /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]+$/u.test(word),
      )
    )
      continue;
    const near = new Set<string>();
    words.forEach((word, at) => {
      if (word.length < shortest || /\p{N}/u.test(word)) return;
      for (const variant of variantsOf(word)) {
        const key = [...words.slice(0, at), `${variant}*`, ...words.slice(at + 1)].join(' ');
        const others = seen.get(key);
        if (!others) seen.set(key, [name]);
        else {
          others.forEach((other) => near.add(other));
          if (others.at(-1) !== name) others.push(name);
        }
      }
    });
    near.delete(name);
    for (const other of near) if (sameWords(other) !== sameWords(name)) pairs.push([other, name]);
  }
  return pairs;
}

/** The word itself and what is left of it without one of its letters, where that letter stood. */
function variantsOf(word: string): string[] {
  const variants = [word];
  for (let at = 0; at < word.length; at++) variants.push(word.slice(0, at) + word.slice(at + 1));
  return variants;
}
