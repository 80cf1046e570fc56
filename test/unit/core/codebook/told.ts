import assert from 'node:assert/strict';
import type { Problem, Range, Read } from '../../../../src/core/base/problem';
import { say } from '../../../../src/core/base/sentences';

type Reader = (text: string) => Read<unknown> | undefined;

/** What a Problem says, after a check that every place in its sentence is filled. */
export function said({ sentence }: Problem): string {
  for (const [, place = ''] of sentence.text.matchAll(/\{(\w+)\}/g)) {
    assert.ok(Object.hasOwn(sentence.values, place), `“{${place}}” has no value: ${sentence.text}`);
  }
  return say(sentence);
}

/** Tests of one reader: what makes it tell a Problem, exactly where, and what does not. */
export function readerTests(read: Reader) {
  const problemsOf = (text: string) => read(text)?.problems ?? [];
  return {
    /** Exactly one problem, at the excerpt marked «…», with those words in its sentence. */
    tells: (kind: string, title: string, marked: string, words = '') => {
      it(`tells ${kind}: ${title}`, () => {
        const problems = problemsOf(marked.replace(/[«»]/g, ''));
        const found = problems.map((problem) => ({ kind: problem.kind, range: problem.range }));
        assert.deepEqual(found, [{ kind, range: rangeOfMark(marked) }]);
        const text = problems.map(said).join('\n');
        assert.ok(text.includes(words), text);
      });
    },
    /** No problem at all. */
    silent: (title: string, text: string) => {
      it(`is silent: ${title}`, () => assert.deepEqual(problemsOf(text).map(said), []));
    },
  };
}

/** The range of the excerpt in «…», counted anew: 1-based, columns in code points. */
export function rangeOfMark(marked: string): Range {
  const [before = '', excerpt = ''] = marked.replace(/^\ufeff/, '').split(/[«»]/);
  return [...placeAfter(before), ...placeAfter(before + excerpt)];
}

function placeAfter(text: string): readonly [number, number] {
  const lines = text.split(/\r\n?|\n/);
  return [lines.length, [...(lines.at(-1) ?? '')].length + 1];
}
