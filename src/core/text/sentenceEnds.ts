import { isBlank, isDigit, isHan, isSmall } from './chars';
import { listed } from './listed';
import { once } from './once';

/** Closes a quotation or bracket and stays with the sentence that ends in it. */
const closers = '”’」』）》】)]"\'»';
/** Longer rows of marks or quotes are no writing. */
const longestRun = 32;
/** Goes on with the sentence when it stands after “……”. */
const continuing = '，、；：,;:…';

/** Abbreviations that a name or number follows, so they never end a sentence. */
const neverLast = once(() =>
  listed(`
  dr, mr, mrs, ms, prof, st, no, nos, vol, pp, fig, figs, sr, jr, rev, hon, gen, col, capt, lt, sgt
  gov, sen, rep, messrs, mme, mlle, e.g, i.e, cf, vs, viz, approx, ca, al, dept, univ, ed, eds
  est`),
);
/** Abbreviations that may stand last: then the next sentence begins with one of `openers`. */
const maybeLast = once(() =>
  listed('p.m, a.m, etc, inc, ltd, co, corp, u.s, u.k, u.n, ph.d, m.a, b.a, d.c'),
);
const openers = once(() =>
  listed(`
  the, a, an, i, we, you, he, she, it, they, this, that, these, those, there, here, then, so, but
  and, or, because, if, when, while, what, why, how, who, where, yes, no, well, okay, ok, my, our
  your, his, her, its, their, in, on, at, for, from, after, before, as, also, now, not, maybe, one
  some, all, most, every, each`),
);

/**
 * Where the sentence whose closing mark stands right before `after` ends: behind the quotes and
 * brackets that close with it. Undefined if the mark closes none, as in “Dr.” or “3.5”.
 * `start` and `end` bound the line.
 */
export function sentenceEnd(
  text: string,
  start: number,
  after: number,
  end: number,
): number | undefined {
  const mark = text.charAt(after - 1);
  if (!isMark(mark) || (after < end && isMark(text.charAt(after)))) return undefined;
  const limit = Math.min(end, after + longestRun);
  let behind = after;
  while (behind < limit && closers.includes(text.charAt(behind))) behind++;
  if (behind === end) return end;
  let run = after - 1;
  const first = Math.max(start, after - longestRun);
  while (run > first && isMark(text.charAt(run - 1))) run--;
  const marks = text.slice(run, after);
  if (/[。！？｡]/.test(marks)) return behind;
  const next = text.charAt(behind);
  if (/^…/.test(marks)) {
    return marks.length > 1 && !continuing.includes(next) && !isSmall(next) ? behind : undefined;
  }
  const isGap = isBlank(next.charCodeAt(0));
  if (!isGap) return isHan(next.charCodeAt(0)) && !isAsciiWord(text, run) ? behind : undefined;
  const word = wordAfter(text, behind, end);
  if (word === '') return behind; // only white space follows
  if (isSmall(word.charAt(0))) return undefined;
  return marks === '.' && isAbbreviation(text, start, run, word) ? undefined : behind;
}

function isMark(character: string): boolean {
  return character !== '' && '.!?。！？…｡'.includes(character);
}

/** “node.js里” and “3.5倍” go on behind the full stop. */
function isAsciiWord(text: string, stop: number): boolean {
  return isDigit(text.charCodeAt(stop - 1)) && isDigit(text.charCodeAt(stop + 1));
}

function wordAfter(text: string, at: number, end: number): string {
  const ahead = text.slice(at, Math.min(end, at + 40)).trimStart();
  return /^[\p{L}\p{M}'’]+|^\S?/u.exec(ahead)?.[0] ?? '';
}

function isAbbreviation(text: string, start: number, stop: number, next: string): boolean {
  const before = text.slice(Math.max(start, stop - 20), stop);
  const word = /[\p{L}.]+$/u.exec(before)?.[0].replace(/^\.+/, '') ?? '';
  const key = word.toLowerCase();
  if (neverLast().has(key)) return key !== 'no' || /^\d/.test(next);
  if (maybeLast().has(key)) return !openers().has(next.toLowerCase());
  // An initial, as in “J. Dewey”; “I.” is a pronoun.
  return /^(?:\p{Lu}\.)*\p{Lu}$/u.test(word) && word !== 'I' && /^\p{Lu}/u.test(next);
}
