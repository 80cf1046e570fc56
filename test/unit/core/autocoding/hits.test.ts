import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HitSearch } from '../../../../src/core/autocoding/hits';
import type { HitUnit, Look } from '../../../../src/core/autocoding/query';
import { Refusal } from '../../../../src/core/base/refusal';
import { readTurns } from '../../../../src/core/text/turns';

/** The stretches to be coded, as they are written. */
function found(
  text: string,
  look: Look,
  unit: HitUnit = 'match',
  terms: readonly string[] = [],
): string[] {
  const transcript = readTurns(text, undefined, { interviewers: ['林'] });
  const hits = new HitSearch({ look, unit }, terms).in({ text, transcript });
  return hits.map(({ span }) => text.slice(span.start, span.end));
}

const word = (text: string, isExact = false): Look => ({ kind: 'word', text, isExact });
const phrase = (text: string, isExact = false): Look => ({ kind: 'phrase', text, isExact });
const pattern = (text: string): Look => ({ kind: 'pattern', text });

describe('HitSearch', () => {
  it('finds a phrase whatever its capitals, accents, width and script', () => {
    const text = 'Ana: A Café, a CAFÉ, a cafe\u0301.\nAna: 她在觀課，他在观课；ＡＢ。';
    assert.deepEqual(found(text, phrase('café')), ['Café', 'CAFÉ', 'cafe\u0301']);
    assert.deepEqual(found(text, phrase('观课')), ['觀課', '观课']);
    assert.deepEqual(found(text, phrase('ab')), ['ＡＢ']);
  });
  it('finds it exactly as it is written where that is asked for', () => {
    const text = 'Ana: A Café, a CAFÉ.\nAna: 她在觀課，他在观课。';
    assert.deepEqual(found(text, phrase('Café', true)), ['Café']);
    assert.deepEqual(found(text, phrase('观课', true)), ['观课']);
  });
  it('finds a word with which a further line of a turn begins, or ends', () => {
    const text = 'Ana: we plan\nlessons together\nand lessons\nplan us.';
    assert.deepEqual(found(text, word('lessons')), ['lessons', 'lessons']);
    assert.deepEqual(found(text, phrase('plan')), ['plan', 'plan']);
    assert.deepEqual(found(text, phrase('together')), ['together']);
  });
  it('finds a phrase across the end of a line, and across the cues of subtitles', () => {
    assert.deepEqual(found('Ana: we plan\nlessons together.', phrase('plan lessons')), [
      'plan\nlessons',
    ]);
    const cues =
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>we plan\n\n00:02.000 --> 00:03.000\n<v Ana>lessons';
    const [hit] = found(cues, phrase('plan lessons'));
    assert.ok(hit?.startsWith('plan\n') && hit.endsWith('lessons'));
  });
  it('finds a word only where it stands by itself', () => {
    const text = 'Ana: a plan, the planning, unplanned; plan.';
    assert.deepEqual(found(text, word('plan')), ['plan', 'plan']);
    assert.deepEqual(found(text, phrase('plan')).length, 4);
  });
  it('keeps Chinese words of the field whole', () => {
    const text = '王: 我们教研组的教研活动，每周有集体备课。';
    assert.deepEqual(found(text, word('教研'), 'match', ['教研组']), ['教研']);
    assert.deepEqual(found(text, word('教研组'), 'match', ['教研组']), ['教研组']);
    assert.deepEqual(found(text, word('备课'), 'match', ['集体备课']), []);
    assert.deepEqual(found(text, word('備課'), 'match', []), ['备课']);
  });
  it('takes no term for one in the midst of a Western word', () => {
    assert.deepEqual(found('Ana: That cat sat at home.', word('cat'), 'match', ['at']), ['cat']);
  });
  it('looks neither in names nor in times', () => {
    assert.deepEqual(found('Plan: we plan.\nPlan: no.', phrase('plan')), ['plan']);
  });
  it('takes the sentence around, once, however often it is found there', () => {
    const text = 'Ana: We plan and plan. Then we rest. A plan!\nBen: No.\nAna: Yes.';
    assert.deepEqual(found(text, phrase('plan'), 'sentence'), ['We plan and plan.', 'A plan!']);
    assert.deepEqual(found('王: 先备课。再磨课，后上课！好。', phrase('磨课'), 'sentence'), [
      '再磨课，后上课！',
    ]);
  });
  it('takes all sentences that what is found reaches into', () => {
    assert.deepEqual(
      found(
        'Ana: We plan. They teach. We rest.\nBen: No.\nAna: Yes.',
        phrase('plan. They'),
        'sentence',
      ),
      ['We plan. They teach.'],
    );
  });
  it('takes the whole turn', () => {
    const text = 'Ana: We plan. We rest.\nBen: No.\nAna: Plan, plan.';
    assert.deepEqual(found(text, phrase('plan'), 'turn'), ['We plan. We rest.', 'Plan, plan.']);
  });
  it('finds by regular expressions, of which it keeps no empty answer', () => {
    assert.deepEqual(
      found('Ana: every week, Every month, every day.', pattern('every (week|month)')),
      ['every week', 'Every month'],
    );
    assert.deepEqual(found('王: 每周四，每月一次。', pattern('每[周月]')), ['每周', '每月']);
    assert.deepEqual(found('Ana: aab', pattern('b*')), ['b']);
  });
  it('finds the turns of speakers, however their names are written', () => {
    const text = 'ANA: One.\nBen: Two.\nAna: Three.';
    assert.deepEqual(found(text, { kind: 'speaker', names: ['ana'] }, 'turn'), ['One.', 'Three.']);
  });
  it('finds what is answered to a question, up to the next', () => {
    const text = '林: 您怎么带徒弟？\n王: 我听课。\n李: 我也是。\n林: 累吗？\n王: 不累。\n李: 累。';
    assert.deepEqual(found(text, { kind: 'question', text: '徒弟' }, 'answer'), [
      '我听课。',
      '我也是。',
    ]);
    assert.deepEqual(found(text, { kind: 'question', text: '' }, 'answer').length, 4);
    assert.deepEqual(found(text, { kind: 'question', text: '' }, 'turn'), [
      '您怎么带徒弟？',
      '累吗？',
    ]);
  });
  it('finds in headings what nobody says, without their signs', () => {
    const text = '## Lesson plans ##\n\nAna: We plan.\n\nPLANNING TOGETHER\n\nBen: No.\n';
    assert.deepEqual(found(text, phrase('plan'), 'sentence'), [
      'Lesson plans',
      'We plan.',
      'PLANNING TOGETHER',
    ]);
    assert.deepEqual(found(text, phrase('plan')), ['plan', 'plan', 'PLAN']);
    assert.deepEqual(found('---\ntitle: A plan\n---\n# Plan\nAna: No.', phrase('plan')), ['Plan']);
  });
  it('says what interviewers say where they were not asked for', () => {
    const text = '林: 您备课吗？\n王: 备课。\n林: 好。\n王: 是。';
    const transcript = readTurns(text, undefined, { interviewers: ['林'] });
    const asides = (look: Look, unit: HitUnit) =>
      new HitSearch({ look, unit }, []).in({ text, transcript }).map(({ isAside }) => isAside);
    for (const unit of ['match', 'sentence', 'turn'] as const)
      assert.deepEqual(asides(phrase('备课'), unit), [true, false]);
    assert.deepEqual(asides({ kind: 'question', text: '备课' }, 'turn'), [false]);
    assert.deepEqual(asides({ kind: 'speaker', names: ['林'] }, 'turn'), [false, false]);
  });
  it('cuts no character in two', () => {
    assert.deepEqual(found('Ana: The ﬁrst eﬀort.', phrase('f')), []);
    assert.deepEqual(found('Ana: The ﬁrst eﬀort.', phrase('first')), ['ﬁrst']);
    assert.deepEqual(found('Ana: good 👍🏽 here', phrase('👍')), []);
  });
  it('refuses what can’t be looked for, with the reason', () => {
    const refused = (look: Look) => assert.throws(() => found('', look), Refusal);
    refused(phrase(' '));
    refused(word(''));
    refused(pattern(''));
    refused(pattern('('));
    refused(pattern('(a|a)*\\1'));
    assert.deepEqual(found('Ana: (a+)+b', pattern('\\(a\\+\\)\\+b')), ['(a+)+b']);
    assert.deepEqual(found('Ana: aab', pattern('[(a+)]+b')), ['aab']);
  });
  it('finds every place of a phrase, each where it is', () => {
    const part = fc.constantFrom('plan', 'Plan ', '  ', '课', '課', '，', 'é', '\n', 'x');
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 30 }),
        fc.constantFrom('plan', '课', 'x课'),
        (parts, look) => {
          const text = `Ana: begin ${parts.join('')} end`;
          const plainForm = text.toLowerCase().replaceAll('課', '课');
          const expected = plainForm.split(look).length - 1;
          const hits = found(text, phrase(look));
          assert.equal(hits.length, expected);
          for (const hit of hits) assert.equal(hit.toLowerCase().replaceAll('課', '课'), look);
        },
      ),
    );
  });
});
