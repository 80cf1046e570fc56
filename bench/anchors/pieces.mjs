// What a text consists of, for those who edit it: spans of its words, sentences, lines, names.
const segmenters = {
  zh: new Intl.Segmenter('zh', { granularity: 'word' }),
  en: new Intl.Segmenter('en', { granularity: 'word' }),
};

/** Words with their places; of Chinese as a dictionary divides it. Line by line: long texts take long. */
export function wordsOf(text) {
  return linesOf(text).flatMap(({ start: first, text: line }) => {
    const segmenter = segmenters[/\p{Script=Han}/u.test(line) ? 'zh' : 'en'];
    return [...segmenter.segment(line)]
      .filter(({ isWordLike }) => isWordLike)
      .map(({ index, segment }) => {
        const start = first + index;
        return { start, end: start + segment.length, text: segment };
      });
  });
}

/** From the first word to the mark that ends it; of what is said, no labels and no cue times. */
export function sentencesOf(text) {
  const sentence = /\S.*?(?:[。！？]+[”」』）]*|[.!?]+["”’)]*(?=\s|$)|$)/gmu;
  return saidIn(text).flatMap(({ start: first, text: said }) =>
    spansOf(said, sentence).map(({ start, end, text: words }) => ({
      start: first + start,
      end: first + end,
      text: words,
    })),
  );
}

/** What is said in each line: without label, list mark, cue number and cue times. */
export function saidIn(text) {
  return linesOf(text)
    .filter(({ text: line }) => !/^\d+$|-->|^WEBVTT|^---$/u.test(line.trim()))
    .map(({ start, end, text: line }) => {
      const [lead = ''] =
        line.match(anchoredLabel) ?? line.match(/^\s*(?:[-*#>]+ |\d+\. )?/u) ?? [];
      const from = lead.length < line.length ? start + lead.length : start;
      return { start: from, end, text: text.slice(from, end) };
    });
}

/** Lines that hold something, without their line ends. */
export function linesOf(text) {
  return spansOf(text, /[^\n]*\S[^\n]*/gu);
}

/** Every line with its line end: together the whole text. */
export function wholeLinesOf(text) {
  return spansOf(text, /[^\n]*\n|[^\n]+$/gu);
}

/** `Name: ` or `名字：` at the beginning of a line. */
export const label = /^[ \t]*(?:\*\*)?([\p{L}\d][\p{L}\d .’'-]{0,24})(?:\*\*)?[:：][ \t]*/gmu;

const anchoredLabel = new RegExp(label.source, 'u');

/** Those who speak, most often first; figures before a colon are a time. */
export function speakersOf(text) {
  const counts = new Map();
  for (const [, name] of text.matchAll(label))
    if (/\p{L}/u.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).flatMap(([name, n]) => (n > 1 ? [name] : []));
}

export function spansOf(text, pattern) {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}
