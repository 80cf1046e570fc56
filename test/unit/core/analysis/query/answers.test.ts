import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answersTo, countAnswers, prepared } from '../../../../../src/core/analysis/query/query';
import type { Project } from '../../../../../src/core/project/project';
import { openMemory } from '../../../../support/builders';
import {
  madeCase,
  type MadeCoding,
  type MadeSource,
  madeChain,
  madeRoles,
  type MadeStudy,
  madeStudies,
  madeUnits,
} from '../../../../support/generatedStudy';
import { study } from '../studied';

/** Ids of the codings that a question asks for. */
async function idsOf(project: Project, text: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { rows, mask } of answersTo(project, prepared(project, text), true))
    rows.read?.codings.forEach(({ record }, row) => {
      if (!mask || mask[row]) ids.push(record.id);
    });
  return ids.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** A question as it is typed, and what it means for one coding among all. */
interface Asked {
  readonly text: string;
  readonly holds: (coding: MadeCoding, all: readonly MadeCoding[]) => boolean;
  /** Whether nothing but codes is asked for. */
  readonly isOfCodes: boolean;
  /** Where nothing but words is asked for: what they are, in small letters. */
  readonly words?: readonly string[] | undefined;
}

function simple(text: string, holds: (coding: MadeCoding) => boolean, isOfCodes = false): Asked {
  return { text, holds, isOfCodes };
}

function words(text: string, ...words: readonly string[]): Asked {
  const holds = (coding: MadeCoding) =>
    words.some((word) => wordsIn(coding).toLowerCase().includes(word));
  return { text, words, holds, isOfCodes: false };
}

const roleOf = (coding: MadeCoding) => madeRoles.get(madeCase(coding)) ?? '';
const wordsIn = ({ source, start, end }: MadeCoding) => source.text.slice(start, end);

const wordTerms: fc.Arbitrary<Asked> = fc.constantFrom(
  words('“ve”', 've'),
  words('听我的', '听我的'),
  words('TOGETHER', 'together'),
  words('text:ER,們', 'er', '们'),
  words('/we|课/', 'we', '课'),
  words('“yes.”', 'yes.'),
  words('"we plan it together."', 'we plan it together.'),
);

const otherTerms: fc.Arbitrary<Asked> = fc.constantFrom(
  simple('code:a', ({ code }) => code === 'a', true),
  simple('code:a1,c', ({ code }) => code === 'a1' || code === 'c', true),
  simple('code:a+', ({ code }) => madeChain(code).includes('a'), true),
  simple('code:top+', ({ code }) => madeChain(code).includes('top'), true),
  simple('role:leader', (coding) => roleOf(coding) === 'leader'),
  simple('role:""', (coding) => roleOf(coding) === ''),
  simple('case:L1,P2', (coding) => ['L1', 'P2'].includes(madeCase(coding))),
  simple('case:*', (coding) => madeCase(coding) !== ''),
  simple('round:>1', ({ source }) => Number(source.round) > 1),
  simple('round:1..2', ({ source }) => Number(source.round) <= 2),
  simple('kind:field*', ({ source }) => source.kind === 'field note'),
  simple('source:s*.txt', () => true),
  simple('coder:*', () => true),
  simple('speaker:P1', ({ source, start }) =>
    source.sentences.some(
      (each) => each.start <= start && start < each.end && each.speaker === 'P1',
    ),
  ),
  simple('state:found', () => true),
);

const terms = fc.oneof({ arbitrary: otherTerms, weight: 3 }, wordTerms);

interface Made {
  readonly word: string;
  readonly holds: (a: MadeCoding, b: MadeCoding) => boolean;
}

const relations: fc.Arbitrary<Made> = fc.constantFrom<Made>(
  { word: 'with', holds: (a, b) => a.start === b.start && a.end === b.end },
  { word: 'overlaps', holds: (a, b) => a.start < b.end && b.start < a.end },
  { word: 'contains', holds: (a, b) => a.start <= b.start && b.end <= a.end },
  { word: 'inside', holds: (a, b) => b.start <= a.start && a.end <= b.end },
  { word: 'same/source', holds: () => true },
  { word: 'same/turn', holds: (a, b) => distance(a, b, 'turn') === 0 },
  { word: 'near/2', holds: (a, b) => distance(a, b, 'sentence') <= 2 },
  { word: 'near/1t', holds: (a, b) => distance(a, b, 'turn') <= 1 },
  { word: 'before/2', holds: (a, b) => a.end <= b.start && distance(a, b, 'sentence') <= 2 },
  { word: 'after/1t', holds: (a, b) => b.end <= a.start && distance(a, b, 'turn') <= 1 },
);

function distance(a: MadeCoding, b: MadeCoding, unit: 'sentence' | 'turn'): number {
  return Math.min(
    ...madeUnits(a, unit).flatMap((i) => madeUnits(b, unit).map((j) => Math.abs(i - j))),
  );
}

/** Every place of some words in what is said, as if it were coded. */
function placesOf(words: readonly string[], source: MadeSource): MadeCoding[] {
  return words.flatMap((word) =>
    source.sentences.flatMap((sentence) => {
      const said = source.text.slice(sentence.start, sentence.end).toLowerCase();
      const places: MadeCoding[] = [];
      for (let at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + word.length)) {
        const start = sentence.start + at;
        const end = start + word.length;
        places.push({ source, start, end, coder: '', code: '', id: '' });
      }
      return places;
    }),
  );
}

function isSameExcerpt(a: MadeCoding, b: MadeCoding): boolean {
  return a.source === b.source && a.start === b.start && a.end === b.end;
}

const questions: fc.Arbitrary<Asked> = fc.letrec<{ asked: Asked }>((tie) => ({
  asked: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    terms,
    tie('asked').map(negated),
    fc.tuple(tie('asked'), tie('asked'), fc.constantFrom(' ', ' & ', ' and ')).map(both),
    fc.tuple(tie('asked'), tie('asked')).map(either),
    fc.tuple(relations, tie('asked')).map(related),
  ),
})).asked;

/** Words are meant wherever they stand; of all else another coding is meant. */
function related([{ word, holds }, asked]: readonly [Made, Asked]): Asked {
  return {
    text: `${word} (${asked.text})`,
    isOfCodes: false,
    holds: (coding, all) =>
      asked.words
        ? placesOf(asked.words, coding.source).some((place) => holds(coding, place))
        : all.some(
            (other) =>
              other !== coding &&
              other.source === coding.source &&
              asked.holds(other, all) &&
              holds(coding, other),
          ),
  };
}

function negated(asked: Asked): Asked {
  return {
    text: `!(${asked.text})`,
    isOfCodes: false,
    holds: (coding, all) =>
      asked.isOfCodes
        ? !all.some((other) => isSameExcerpt(coding, other) && asked.holds(other, all))
        : !asked.holds(coding, all),
  };
}

/** Codes are asked of the excerpt, and one of them has to be the coding's own. */
function both([one, other, sign]: readonly [Asked, Asked, string]): Asked {
  const isOfCodes = one.isOfCodes && other.isOfCodes;
  return {
    text: `(${one.text})${sign}(${other.text})`,
    isOfCodes,
    holds: (coding, all) => {
      const onExcerpt = (asked: Asked) =>
        all.some((each) => isSameExcerpt(coding, each) && asked.holds(each, all));
      if (!isOfCodes) return one.holds(coding, all) && other.holds(coding, all);
      const isOne = one.holds(coding, all) || other.holds(coding, all);
      return isOne && onExcerpt(one) && onExcerpt(other);
    },
  };
}

function either([one, other]: readonly [Asked, Asked]): Asked {
  return {
    text: `(${one.text}) | (${other.text})`,
    isOfCodes: one.isOfCodes && other.isOfCodes,
    words: one.words && other.words && [...one.words, ...other.words],
    holds: (coding, all) => one.holds(coding, all) || other.holds(coding, all),
  };
}

function expected({ codings }: MadeStudy, { holds }: Asked): string[] {
  return codings.filter((coding) => holds(coding, codings)).map(({ id }) => id);
}

/** Asked of made studies, such questions give what looking at everything gives. */
function hold(asked: fc.Arbitrary<Asked>, numRuns: number): Promise<void> {
  return fc.assert(
    fc.asyncProperty(madeStudies, asked, async (made, one) => {
      const { project } = await openMemory(made.files);
      const ids = expected(made, one);
      assert.deepEqual(await idsOf(project, one.text), ids, one.text);
      // Without the texts, where they aren't needed.
      assert.equal(await countAnswers(project, prepared(project, one.text)), ids.length);
    }),
    { numRuns },
  );
}

describe('questions', () => {
  it('find what looking at every coding, and at every other one, finds', () =>
    hold(questions, 500)).timeout(60_000);
  it('find codings near words, wherever these stand', () =>
    hold(fc.tuple(relations, wordTerms).map(related), 1000)).timeout(60_000);

  function finds(text: string, ...ids: readonly string[]): void {
    it(text === '' ? 'nothing at all asks for everything' : text, async () => {
      assert.deepEqual(await idsOf(await study(), text), ids);
    });
  }
  finds('', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11');
  finds('code:Second', '5', '11');
  finds('code：d（case：L1）', '2', '3');
  finds('code:c+ state:lost', '8');
  finds('case:"Jo Wu"', '6', '9');
  finds('case:""', '7', '8');
  finds('memo:*', '2');
  finds('memo:whose', '2');
  finds('!memo:* code:d', '3', '8');
  finds('state:lost', '8', '11');
  finds('place:there | place:here', '1', '2', '3', '10');
  finds('聽我的課', '3');
  finds('/we .*/', '1');
  finds('code:a inside code:b', '4');
  finds('code:a not inside code:b', '1', '6', '7', '10');
  finds('code:gone with code:a', '9');
  finds('code:gone & code:a', '6', '9');
  finds('code:a & !code:gone', '1', '4', '7', '10');
  finds('code:a near/0 PLAN', '1', '4');
  finds('near/0 begins', '5');
  finds('code:a near/1 begins', '4');
  finds('near/0 (begins code:b)', '4');
  finds('code:a before/3 "me neither"', '4', '6');
  finds('code:a near/1 (begins | "a lesson")', '4', '10');
  finds('near/9 nowhere');
  finds('near/9 kim');
});
