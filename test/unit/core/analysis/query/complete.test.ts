import assert from 'node:assert/strict';
import { completeQuery } from '../../../../../src/core/analysis/query/complete';
import type { Project } from '../../../../../src/core/project/project';
import { study } from '../studied';

describe('completeQuery', () => {
  let project: Project;
  before(async () => (project = await study()));

  /** The question with each of the first completions in place. */
  function offers(text: string, ...expected: readonly string[]): void {
    it(text === '' ? 'at the beginning' : text, () => {
      const { from, items } = completeQuery(project, text);
      const all = items.map((item) => text.slice(0, from) + item.text);
      assert.deepEqual(all.slice(0, expected.length || 1), expected);
    });
  }

  offers('', 'code:', 'case:', 'coder:', 'source:', 'kind:');
  offers('ro', 'round:', 'role:');
  offers('code:', 'code:a', 'code:b', 'code:c', 'code:d', 'code:gone');
  offers('code:sec', 'code:b');
  offers('code:a,fou', 'code:a,d');
  offers('(kind:f', '(kind:"field note"', '(kind:"focus group"');
  offers('kind:"foc', 'kind:"focus group"');
  offers('code:a ne', 'code:a near/3', 'code:a near/1t');
  offers('code:a near/3 code:', 'code:a near/3 code:a');
  offers('code:a & role:l', 'code:a & role:leader');
  offers('case:jo', 'case:P2');
  offers('nothing:x');
  offers('zzz');
});
