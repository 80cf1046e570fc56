import assert from 'node:assert/strict';
import { Emitter } from '../../../../src/core/base/emitter';
import { compareProblems, type Problem } from '../../../../src/core/base/problem';
import { say, sentence } from '../../../../src/core/base/sentences';

describe('a sentence', () => {
  it('is said with its places filled', () => {
    assert.equal(say(sentence('{n} of {all}: “{n}”', { n: 2, all: 'three' })), '2 of three: “2”');
  });
  it('keeps a place that nothing is given for, and takes what is given as it is', () => {
    assert.equal(say(sentence('{a} {toString} {b}', { a: '{b}' })), '{b} {toString} {b}');
  });
  it('is said in the reader’s language', () => {
    const translate = (text: string) => (text === 'No {thing}.' ? '没有{thing}。' : text);
    assert.equal(say(sentence('No {thing}.', { thing: 'x' }), translate), '没有x。');
  });
});

describe('an emitter', () => {
  it('tells its listeners in the order in which they came, until they leave', () => {
    const [emitter, heard] = [new Emitter<string>(), [] as string[]];
    const leave = emitter.on((event) => heard.push(`1 ${event}`));
    emitter.on((event) => heard.push(`2 ${event}`));
    emitter.fire('a');
    leave();
    leave();
    emitter.fire('b');
    assert.deepEqual(heard, ['1 a', '2 a', '2 b']);
  });
  it('tells those who were there when it began', () => {
    const [emitter, heard] = [new Emitter<void>(), [] as string[]];
    emitter.on(() => void emitter.on(() => heard.push('late')));
    emitter.fire();
    assert.deepEqual(heard, []);
  });
});

describe('problems', () => {
  it('are ordered by file, line and column', () => {
    const at = (file: string, line: number, column: number): Problem => ({
      kind: 'x',
      severity: 'error',
      file,
      range: [line, column, line, column],
      sentence: sentence(''),
    });
    const sorted = [at('a', 2, 9), at('a', 10, 1), at('a', 10, 2), at('b', 1, 1)];
    assert.deepEqual([...sorted].reverse().sort(compareProblems), sorted);
  });
});
