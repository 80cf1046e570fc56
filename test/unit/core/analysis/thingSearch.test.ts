import assert from 'node:assert/strict';
import { thingsMeant } from '../../../../src/core/analysis/thingSearch';
import type { NamedThing } from '../../../../src/core/memos/things';

const things: readonly NamedThing[] = [
  { kind: 'code', id: 'misfit', names: ['Does not take root', '水土不服'] },
  { kind: 'code', id: 'lesson-polishing', names: ['Lesson polishing', '磨课'] },
  { kind: 'code', id: 'polish', names: ['Élan'] },
  { kind: 'case', id: 'L04', names: ['趙老師'] },
  { kind: 'memo', id: 'memos/silence.md', names: ['Silence, and who pays for it'] },
];

describe('What is meant by what is written so far', () => {
  const finds = (written: string, ...ids: readonly string[]) =>
    it(`${written} finds ${ids.join(', ') || 'nothing'}`, () =>
      assert.deepEqual(
        thingsMeant(things, written).map(({ id }) => id),
        ids,
      ));

  finds('moke', 'lesson-polishing');
  finds('lspl', 'lesson-polishing');
  finds('polish', 'polish', 'lesson-polishing');
  finds('who  PAYS', 'memos/silence.md');
  finds('磨课', 'lesson-polishing');
  finds('赵老', 'L04');
  finds('zls', 'L04');
  finds('elan', 'polish');
  finds('case:', 'L04');
  finds('qqq');
  it('is anything while nothing is written', () =>
    assert.equal(thingsMeant(things, ' ').length, things.length));
});
