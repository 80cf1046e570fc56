// What people do to a transcript after it was coded, one kind of act each: from a tracked text and
// chance to a tracked text.
import {
  label,
  linesOf,
  sentencesOf,
  spansOf,
  speakersOf,
  wholeLinesOf,
  wordsOf,
} from './pieces.mjs';

const isHan = (text) => /\p{Script=Han}/u.test(text);

/** One letter or character of some words is another, missing or doubled. */
export function typos(tracked, random, share = 0.03) {
  return tracked.replace(
    some(wordsOf(tracked.text), random, share).map(({ start, text }) => {
      const at = start + random.below(text.length);
      const unit = tracked.text[at];
      const other = isHan(unit) ? anyHan(tracked.text, random) : 'etaoinshrdlu'[random.below(12)];
      return { start: at, end: at + 1, text: random.pick([other, '', unit + unit]) };
    }),
  );
}

export function insertWords(tracked, random, share = 0.04) {
  const words = wordsOf(tracked.text);
  const gap = isHan(tracked.text) ? '' : ' ';
  return tracked.replace(
    some(words, random, share).map(({ end }) => ({
      start: end,
      end,
      text: gap + random.pick(words).text,
    })),
  );
}

export function deleteWords(tracked, random, share = 0.04) {
  return tracked.replace(some(wordsOf(tracked.text), random, share).map(gone));
}

/** Sentences said elsewhere in the text: worse than new ones. */
export function insertSentences(tracked, random, share = 0.08) {
  const sentences = sentencesOf(tracked.text);
  return tracked.replace(
    some(sentences, random, share).map(({ end }) => ({
      start: end,
      end,
      text: ` ${random.pick(sentences).text.slice(0, 80)}`,
    })),
  );
}

export function deleteSentences(tracked, random, share = 0.08) {
  return tracked.replace(some(sentencesOf(tracked.text), random, share).map(gone));
}

export function cutParagraphs(tracked, random, share = 0.12) {
  return tracked.replace(some(wholeLinesOf(tracked.text), random, share).map(gone));
}

/** Some turns stand elsewhere. */
export function moveTurns(tracked, random, share = 0.08) {
  const lines = wholeLinesOf(tracked.text);
  if (!lines.at(-1)?.text.endsWith('\n')) lines.pop();
  const moved = new Set(some(lines, random, share));
  const order = lines.filter((line) => !moved.has(line));
  for (const line of moved) order.splice(random.below(order.length + 1), 0, line);
  const end = lines.at(-1)?.end ?? 0;
  if (end < tracked.text.length) order.push({ start: end, end: tracked.text.length });
  return tracked.reorder(order);
}

/** A turn becomes two of which the second has a label again. */
export function splitTurns(tracked, random, share = 0.2) {
  const [name = 'A'] = speakersOf(tracked.text);
  const colon = isHan(tracked.text) ? '：' : ': ';
  const ends = sentencesOf(tracked.text).filter(({ end }) => tracked.text[end] !== '\n');
  return tracked.replace(
    some(ends, random, share).map(({ end }) => ({ start: end, end, text: `\n${name}${colon}` })),
  );
}

/** A turn goes on in the line before, without its label. */
export function mergeTurns(tracked, random, share = 0.25) {
  const joints = spansOf(tracked.text, new RegExp(`(?<=[^\\n])\\n+(?=[^\\n])`, 'gu'));
  return tracked.replace(
    some(joints, random, share).map(({ start, end }) => {
      label.lastIndex = end;
      const [whole = ''] = tracked.text.slice(end, end + 40).match(label.source) ?? [];
      const isLabel = whole && tracked.text.startsWith(whole, end);
      return { start, end: isLabel ? end + whole.length : end, text: ' ' };
    }),
  );
}

/** Marks go, come, or are others. */
export function repunctuate(tracked, random) {
  const marks = isHan(tracked.text) ? ['，', '。', '、', '；', ''] : [',', '.', ';', ' –', ''];
  const places = spansOf(tracked.text, /[,.;:!?，。；：！？、…“”"「」]/gu);
  return tracked.replace(
    some(places, random, 0.5).map(({ start, end }) => ({ start, end, text: random.pick(marks) })),
  );
}

/** Speakers and other names have invented names, throughout. */
export function pseudonyms(tracked, random) {
  const names = [...speakersOf(tracked.text).slice(0, 6), ...frequentNames(tracked.text, random)];
  const invented = new Map(
    names.map((name, i) => [
      name,
      isHan(name) ? `化名${'甲乙丙丁戊己庚辛壬癸'[i % 10]}` : `P${i + 10}`,
    ]),
  );
  if (!names.length) return tracked;
  names.sort((a, b) => b.length - a.length);
  const pattern = new RegExp(names.map(wholeName).join('|'), 'gu');
  return tracked.replace(
    spansOf(tracked.text, pattern).map((span) => ({ ...span, text: invented.get(span.text) })),
  );
}

/** What marks the time goes; where there is none, some comes. */
export function timestamps(tracked, random) {
  const stamp =
    /^.*\d:\d\d(?::\d\d)?[.,]\d{3} -->.*\n|[[(（]?\b\d{1,2}:\d\d(?::\d\d)?\b[\])）]? ?/gmu;
  const found = spansOf(tracked.text, stamp);
  if (found.length > 3) return tracked.replace(found.map(gone));
  let seconds = 0;
  return tracked.replace(
    linesOf(tracked.text).map(({ start }) => {
      seconds += random.between(2, 40);
      const [minute, second] = [Math.floor(seconds / 60), seconds % 60];
      return { start, end: start, text: `[${two(minute)}:${two(second)}] ` };
    }),
  );
}

/** Somebody has listened again: a share of the words is others, missing, or more. */
export function retranscribe(tracked, random, share) {
  const words = wordsOf(tracked.text);
  const gap = isHan(tracked.text) ? '' : ' ';
  return tracked.replace(
    some(words, random, share).map(({ start, end }) => {
      const other = random.pick(words).text;
      const act = random.below(5);
      if (act === 0) return { start, end, text: '' };
      return act === 1 ? { start: end, end, text: gap + other } : { start, end, text: other };
    }),
  );
}

const fillers =
  /\b(?:um|uh|er|you know|I mean|like|so|well|yeah)\b,? ?|嗯[，。]?|啊|呃|那個|那个|就是|然後|然后|的話|的话/giu;

export function removeFillers(tracked) {
  return tracked.replace(spansOf(tracked.text, fillers).map(gone));
}

/** Short answers come, like those that are there. */
export function insertAnswers(tracked, random, share = 0.15) {
  const [name = 'A', other = 'B'] = speakersOf(tracked.text);
  const answers = isHan(tracked.text)
    ? ['对。', '是。', '嗯。', '对，没错。', '好的。', '對。']
    : ['Yes.', 'Right.', 'Yeah.', 'Okay.', 'No.', 'Exactly.'];
  const colon = isHan(tracked.text) ? '：' : ': ';
  return tracked.replace(
    some(wholeLinesOf(tracked.text), random, share).map(({ start }) => ({
      start,
      end: start,
      text: `${random.pick([name, other])}${colon}${random.pick(answers)}\n`,
    })),
  );
}

/** Lines of at most so many columns, or one line a paragraph again. */
export function rewrap(tracked) {
  const width = isHan(tracked.text) ? 40 : 80;
  const places = [];
  for (const { start, end } of linesOf(tracked.text))
    for (let at = start + width; at < end; at += width) {
      const space = isHan(tracked.text) ? at : tracked.text.lastIndexOf(' ', at);
      if (space > at - width)
        places.push({
          start: space,
          end: isHan(tracked.text) ? space : space + 1,
          text: '\n',
          isForm: true,
        });
    }
  return tracked.replace(places);
}

export function header(tracked) {
  const text = 'Transcript, second version\nChecked against the recording\n\n';
  return tracked.replace([{ start: 0, end: 0, text }]);
}

function frequentNames(text, random) {
  const counts = new Map();
  const pattern = isHan(text) ? /[\p{Script=Han}]{2}/gu : /(?<=[a-z,] )[A-Z][a-z]{3,}/gu;
  for (const [name] of text.matchAll(pattern)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const frequent = [...counts].flatMap(([name, n]) => (n >= 3 && n <= 40 ? [name] : []));
  return some(frequent, random, Math.min(1, 6 / Math.max(1, frequent.length)));
}

function gone({ start, end }) {
  return { start, end, text: '' };
}

function some(list, random, share) {
  return list.filter(() => random.unit() < share);
}

function anyHan(text, random) {
  for (;;) {
    const unit = text[random.below(text.length)];
    if (isHan(unit)) return unit;
  }
}

/** “M” is no name within “More”; Chinese has no marks between words. */
function wholeName(name) {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return isHan(name) ? escaped : `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`;
}

function two(number) {
  return String(number).padStart(2, '0');
}
