import { once } from './once';

const letter = String.raw`[\p{L}\p{M}]`;
/** A word, then words; nothing that belongs to a sentence. */
const shape = once(
  () => new RegExp(String.raw`^[\p{L}\p{N}][\p{L}\p{M}\p{N} \u3000.'’·•&_#/()（）‐‑–-]*$`, 'u'),
);
const hasLetter = once(() => new RegExp(letter, 'u'));
/** A full stop is part of a name after an initial or a title: “J.”, “Prof.” */
const stopsSentence = once(
  () => new RegExp(String.raw`${letter}{5,}\.|\p{N}\.|(?<!${letter})\p{Ll}${letter}+\.`, 'u'),
);

/** Whether the words could be a name: at most 40 characters and five words. */
export function isName(words: string): boolean {
  const name = words.trim();
  if (name.length > 80 || !shape().test(name) || !hasLetter().test(name)) return false;
  if (name.includes('.') && stopsSentence().test(name)) return false;
  if (/[()（）]/.test(name) && !isBalanced(name)) return false;
  if (name.length > 40 && [...name].length > 40) return false;
  return !/[ \u3000]/.test(name) || name.split(/[ \u3000]+/).length <= 5;
}

function isBalanced(name: string): boolean {
  let open = 0;
  for (const character of name) {
    if (character === '(' || character === '（') open++;
    else if ((character === ')' || character === '）') && --open < 0) return false;
  }
  return open === 0;
}
