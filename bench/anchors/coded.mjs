// Where somebody codes: words, phrases, short answers, sentences, turns.
import { saidIn, sentencesOf, wordsOf } from './pieces.mjs';

/** How many excerpts of each kind in twenty. */
const kinds = [
  ['word', 2],
  ['phrase', 4],
  ['answer', 2],
  ['sentence', 7],
  ['sentences', 3],
  ['turn', 2],
];
const bag = kinds.flatMap(([kind, n]) => Array.from({ length: n }, () => kind));
/** Longer turns than this are rare in an interview, but one paragraph may be the whole text. */
const longest = 3000;

/** Spans of a text, none twice. */
export function coded(text, random, count) {
  const turns = saidIn(text);
  const words = turns.flatMap(({ start: first, text: said }) =>
    wordsOf(said).map(({ start, end }) => ({ start: first + start, end: first + end })),
  );
  const telling = words.filter(({ start, end }) => isTelling(text.slice(start, end)));
  const sentences = sentencesOf(text);
  const answers = turns.filter(({ start, end }) => end - start <= 12);
  const pickers = {
    word: () => random.pick(telling),
    phrase: () => run(text, words, random, 3 + random.below(5)),
    answer: () => random.pick(answers.length ? answers : telling),
    sentence: () => random.pick(sentences),
    sentences: () => run(text, sentences, random, 2 + random.below(2)),
    turn: () => random.pick(turns),
  };
  const spans = new Map();
  for (let tries = 0; spans.size < count && tries < 20 * count; tries++) {
    const { start, end } = pickers[random.pick(bag)]();
    if (end > start && end - start <= longest) spans.set(`${start} ${end}`, { start, end });
  }
  return [...spans.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** What somebody would take as a code in the words of the text. */
function isTelling(word) {
  return /\p{Script=Han}{2}|\p{L}{4}/u.test(word);
}

/** Several in a row, of one line where they are words. */
function run(text, list, random, length) {
  const first = random.below(list.length);
  let last = Math.min(list.length - 1, first + length - 1);
  const { start } = list[first];
  if (length > 3 || list.length > text.length / 12)
    while (last > first && text.slice(start, list[last].end).includes('\n')) last--;
  return { start, end: list[last].end };
}
