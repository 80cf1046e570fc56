import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold } from '../../../../src/core/anchor/fold';
import { locateAll } from '../../../../src/core/anchor/locate';
import type { Location } from '../../../../src/core/anchor/location';
import { describe as describeSpan } from '../../../../src/core/anchor/selector';
import { splitsPair } from '../../../../src/core/text/chars';
import { indexLines } from '../../../../src/core/text/lines';
import type { Span } from '../../../../src/core/text/span';
import { Edited } from '../../../support/edited';
import { mark, marked } from '../../../support/marked';

function locationsIn(before: string, spans: readonly Span[], text: string): readonly Location[] {
  const lines = indexLines(before);
  const selectors = spans.map((span) => describeSpan(before, lines, span));
  return locateAll(text, indexLines(text), selectors);
}

/** The text with its excerpts; behind it why some are to be looked at, or how many are lost. */
function shown(text: string, locations: readonly Location[]): string {
  const places = locations.flatMap((each) => (each.state === 'lost' ? [] : [each.span]));
  const notes = locations.flatMap((each) => (each.state === 'moved' ? [` ${each.because}`] : []));
  const lost = locations.length - places.length;
  places.sort((a, b) => a.start - b.start);
  return mark(text, places) + notes.join('') + (lost ? ` lost ${lost}` : '');
}

/** Both with their excerpts in marks; behind the second what is to be said of them. */
function becomes(what: string, before: string, after: string): void {
  it(what, () => {
    const { text, spans } = marked(before);
    const now = marked(after.replace(/(?: (?:words|form|place|lost \d+))+$/u, '')).text;
    assert.equal(shown(now, locationsIn(text, spans, now)), after);
  });
}

const answers = [
  '林：您觉得公平吗？\n王：«对。»\n林：为什么这样说？\n王：«对。»\n林：您会跟校长讲吗？\n王：不会的，讲了也没有用。\n',
  '林：后来您去望海了吗？\n王：«对。»\n林：那边的老师怎么看您？\n王：他们很客气。\n',
] as const;

const filler = `林：您现在手上，除了自己的课，还有哪些事？
王：我先讲我自己的课。我还教一个班，初三。校长讲你可以不上了，我说不行。
林：为什么不行？
王：我不上课，我拿什么去跟人家讲课？你坐在讲台下面讲课堂，讲两年就空了。
`;

describe('locateAll', () => {
  describe('tells equal answers apart', () => {
    becomes('by their neighbours', answers.join(''), `第二轮访谈\n\n${answers.join('')}`);
    becomes(
      'when one of them was cut',
      answers.join('') + filler,
      `${answers.join('').replace('林：为什么这样说？\n王：«对。»\n', '')}${filler} lost 1`,
    );
    becomes(
      'when another one came before',
      answers.join(''),
      `林：您好，可以开始了吗？\n王：对。\n${answers.join('')}`,
    );
    becomes(
      'when turns changed places',
      `${answers[0]}${filler}${answers[1]}`,
      `${answers[1]}${filler}${answers[0]}`,
    );
  });

  describe('finds the words in another form', () => {
    const spoken =
      'Lin: “We «could not pay», so…”\nKim: «She came for nothing, every week, to us.»\n';
    becomes(
      'of other marks',
      spoken,
      'Lin: "We «could not pay», so ..."\nKim: «She came for nothing every week to us.» form',
    );
    becomes(
      'of full width',
      'Lin: We «could not pay them» a cent.\n',
      'Ｌｉｎ： Ｗｅ «ｃｏｕｌｄ ｎｏｔ ｐａｙ ｔｈｅｍ» ａ ｃｅｎｔ．\n form',
    );
    becomes(
      'decomposed',
      'Zoë: «Ils étaient très fâchés», après ça.\n',
      `${'Zoë: «Ils étaient très fâchés», après ça.\n'.normalize('NFD')} form`,
    );
    becomes(
      'decomposed Hangul',
      '김: «우리는 돈을 낼 수 없었어요», 그래서.\n',
      `${'김: «우리는 돈을 낼 수 없었어요», 그래서.\n'.normalize('NFD')} form`,
    );
    becomes(
      'traditional',
      '林：她«每周四来听我的课，我们一起备课»，不要钱。\n',
      '林：她«每周四來聽我的課，我們一起備課»，不要錢。\n form',
    );
    becomes(
      'in lines of another length',
      'We «could not pay them, so we asked whether somebody would come» for nothing.\n',
      'We «could not pay them, so we\nasked whether somebody would\ncome» for nothing.\n form',
    );
  });

  describe('follows through', () => {
    becomes(
      'invented names',
      'Interviewer: And then?\nWang Ying: «Zhou asked me to come.»\nInterviewer: Who is Zhou?\n',
      'Interviewer: And then?\nP07: P12 «asked me to come.»\nInterviewer: Who is P12?\n words',
    );
    becomes(
      'a sentence put into it',
      'A: So?\nB: «We could not pay them at all. Somebody came for nothing.» That helped us.\n',
      'A: So?\nB: «We could not pay them at all. It was a bad year for all of us here. Somebody came for nothing.» That helped us.\n words',
    );
    becomes(
      'a turn that was split',
      'B: We could not «pay them at all. Somebody came» for nothing.\n',
      'B: We could not «pay them at all.\nA: Mhm.\nB: Somebody came» for nothing.\n words',
    );
  });

  it('takes what the selectors are of as known', () => {
    const text = 'A: «Yes.»\nB: «Yes.»\n';
    const { text: before, spans } = marked(text);
    const lines = indexLines(before);
    const selectors = spans.map((span) => describeSpan(before, lines, span));
    const known = [{ start: 0, end: 1 }];
    assert.deepEqual(locateAll('A: Yes.\nB: Yes.\n', lines, selectors, known), [
      { state: 'found', span: known[0] },
      { state: 'found', span: spans[1] },
    ]);
  });
  it('suggests a place to what was recorded in an earlier text than the others', () => {
    const added = '林：您好。\n王：您好，请坐。\n';
    const { text, spans } = marked(`${filler}王：她«每周四来听我的课，我们一起备课»，不要钱。\n`);
    const now = marked(
      `${added}${filler.replace('为什么', '«为什么')}王：她每周五来听我的课，我们一起»备课，不要«钱。»\n`,
    );
    const old = spans.map((span) => describeSpan(text, indexLines(text), span));
    const lines = indexLines(now.text);
    const saved = now.spans.map((span) => describeSpan(now.text, lines, span));
    const [location] = locateAll(now.text, lines, [...old, ...saved]);
    assert.equal(
      location && shown(now.text, [location]),
      `${added}${filler}王：她«每周五来听我的课，我们一起备课»，不要钱。\n words`,
    );
  });
  it('leaves it lost rather than put it on words that others had', () => {
    const before = 'Intro.\nA: And the tests, who wrote them for you, back then?\n';
    const question =
      'Q: How do you approach «managing and mitigating software bugs during development»?\n';
    const answer =
      'A: «Managing and mitigating software bugs is part of development.» I adopt a systematic approach that involves tests.\n';
    const { text, spans } = marked(`«${before}»${question}${answer}`);
    const now = `«${before}»${question}A: I adopt a systematic approach that involves tests.\n`;
    assert.equal(
      shown(`New.\n${marked(now).text}`, locationsIn(text, spans, `New.\n${marked(now).text}`)),
      `New.\n${now} lost 1`,
    );
  });
  it('gives the codings of several coders on the same words the same answer', () => {
    const { text, spans } = marked('We «could not pay».');
    const both = [...spans, ...spans];
    const now = 'Then we could not pay.';
    assert.equal(new Set(locationsIn(text, both, now).map((each) => JSON.stringify(each))).size, 1);
  });

  for (const [what, text] of [
    ['one letter repeated', 'a'.repeat(300_000)],
    ['a line of two million units', 'We could not pay them. '.repeat(90_000)],
    ['equal lines', 'Yes, of course.\n'.repeat(50_000)],
  ] as const)
    it(`places nothing by guess, and soon, in ${what}`, () => {
      const lines = indexLines(text);
      const spans = Array.from({ length: 200 }, (_, i) => ({ start: 40 + 7 * i, end: 52 + 9 * i }));
      const selectors = spans.map((span) => ({
        ...describeSpan(text, lines, span),
        after: 'what never stood there',
      }));
      const states = locateAll(text, lines, selectors).map(({ state }) => state);
      assert.deepEqual(new Set(states), new Set(['lost']));
    });

  describe('whatever is edited', () => {
    it('never states a wrong place as found, and says what moved why', () => {
      const act = fc.record({
        kind: fc.constantFrom('put', 'cut', 'replace', 'move', 'wide', 'upper'),
        at: fc.nat(9999),
        length: fc.nat(120),
        to: fc.nat(9999),
        words: fc.constantFrom(...phrases),
      });
      const excerpt = fc.record({ at: fc.nat(9999), length: fc.integer({ min: 1, max: 90 }) });
      fc.assert(
        fc.property(
          fc.constantFrom(...transcripts),
          fc.array(excerpt, { minLength: 1, maxLength: 8 }),
          fc.array(act, { minLength: 1, maxLength: 5 }),
          (text, excerpts, acts) => {
            const spans = excerpts.map(({ at, length }) => wholeSpan(text, at, length));
            const edited = new Edited(text);
            for (const each of acts) perform(edited, each);
            const locations = locationsIn(text, spans, edited.text);
            locations.forEach((location, i) => verify(edited, spans[i], location));
          },
        ),
        { numRuns: 10_000, seed: 20261125 },
      );
    }).timeout(60_000);
  });
});

interface Act {
  readonly kind: string;
  readonly at: number;
  readonly length: number;
  readonly to: number;
  readonly words: string;
}

function perform(edited: Edited, { kind, at, length, to, words }: Act): void {
  const start = at % (edited.length + 1);
  const end = Math.min(edited.length, start + length);
  if (kind === 'put') edited.replace(start, start, words);
  else if (kind === 'cut') edited.replace(start, end, '');
  else if (kind === 'replace') edited.replace(start, end, words);
  else if (kind === 'move') edited.move(start, end, to % (edited.length + 1));
  else if (kind === 'wide') edited.convert(wide);
  else edited.convert((unit) => unit.toUpperCase());
}

function wide(unit: string): string {
  return /[!-~]/u.test(unit) ? String.fromCharCode(unit.charCodeAt(0) + 0xfee0) : unit;
}

function verify(edited: Edited, span: Span | undefined, location: Location): void {
  if (location.state === 'lost' || !span) return;
  const { text, first } = edited;
  const { start, end } = location.span;
  const [quote, words] = [first.slice(span.start, span.end), text.slice(start, end)];
  assert.ok(
    start < end && end <= text.length && !splitsPair(text, start) && !splitsPair(text, end),
  );
  if (location.state === 'found' || location.because === 'place') assert.equal(words, quote);
  if (location.state === 'found')
    assert.ok(
      edited.share(location.span, span) >= 0.5 || isRepeated(edited, span, location.span),
      `“${quote}” is not where it was found in “${text}”`,
    );
  if (location.state !== 'moved') return;
  assert.ok(location.similarity > 0 && location.similarity <= 1);
  if (location.because === 'form') assert.deepEqual([...fold(words).units], [...fold(quote).units]);
}

/** Whether all that was known of the excerpt stands there: nobody could tell. */
function isRepeated(edited: Edited, span: Span, found: Span): boolean {
  const { before, after } = describeSpan(edited.first, indexLines(edited.first), span);
  const { text } = edited;
  return text.slice(0, found.start).endsWith(before) && text.startsWith(after, found.end);
}

function wholeSpan(text: string, at: number, length: number): Span {
  const start = at % text.length;
  const end = Math.min(text.length, start + length);
  return {
    start: splitsPair(text, start) ? start - 1 : start,
    end: splitsPair(text, end) ? end + 1 : end,
  };
}

const phrases = [
  '',
  '对。',
  '王：对。\n',
  'Yes. ',
  'B: Yes.\n',
  '好的，',
  'we could not pay',
  '𠮷',
  '\n',
];

const transcripts = [
  `第一轮访谈，2026年3月5日，语文教研组办公室。
林：您现在手上，除了自己的课，还有哪些事？
王：我先讲我自己的课。我还教一个班，初三。校长讲你可以不上了，我说不行。
林：为什么不行？
王：我不上课，我拿什么去跟人家讲课？你坐在讲台下面讲课堂，讲两年就空了。
林：对。
王：她每周四来听我的课，我们一起备课。（笑）唐𠮷安老师也来。
林：您觉得公平吗？
王：对。
林：望海那边呢？
王：对，开车一小时一刻钟，跨区托管的，三年一签。
林：您怎么看？
王：对。我们没有钱请代课老师，所以我自己去。
`,
  `A: Could you tell me how it began?
B: Yes. We could not pay anybody, so Zhou asked whether I would come for nothing.
A: And did you?
B: Yes.
A: Every week?
B: Yes. Every Thursday I sat in the last row; she hated it at first. 👩‍🏫
A: And the school?
B: The school said we could not pay, and that was that. They never looked at the lessons.
A: Did that change?
B: Yes, when the district wrote about it. Then everybody had always been for it.
`,
];
