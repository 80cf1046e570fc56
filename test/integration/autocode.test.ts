import * as assert from 'node:assert/strict';
import { HitsProvider } from '../../src/extension/features/autocode/provider';
import { Session } from '../../src/extension/features/autocode/session';
import { undo } from '../../src/core/project/undo';
import { eventually } from './support/host';
import { drawn, type OwnProjects, ownProjects } from './support/trees';

const interview =
  '# 备课 notes\n\nInterviewer: 您备课吗？\n李：我备课。再备课，然后上课。\nInterviewer: 好。\n李：好。\n';
const note = 'We watched them 備課 together.\n';
const study = {
  'codebook.yaml': 'codes:\n  planning:\n    name: Planning\n',
  'notes/n.md': note,
  'talks/li.md': interview,
};

describe('Autocoding', () => {
  let own: OwnProjects;
  let session: Session;
  let view: HitsProvider;
  const steps = { step: () => undefined, isCancelled: () => false };

  beforeEach(async () => {
    own = await ownProjects(study);
    session = begin('备课');
    view = new HitsProvider();
    view.show(session);
    assert.equal(await session.run(steps), true);
  });

  afterEach(async () => {
    view.dispose();
    session.dispose();
    await own.remove();
  });

  function begin(text: string): Session {
    const { open } = own;
    const sources = [...open.project.sources.keys()];
    const query = { look: { kind: 'phrase', text }, unit: 'sentence' } as const;
    return new Session({ projects: own }, { open, query, sources, code: 'planning', coder: 'mei' });
  }

  const boxes = async () => {
    const states: string[] = [];
    for (const source of await view.getChildren())
      for (const hit of await view.getChildren(source)) {
        const { checkboxState } = view.getTreeItem(hit);
        states.push(checkboxState === undefined ? 'none' : checkboxState ? 'ticked' : 'open');
      }
    return states;
  };

  const codings = async (path: string) => {
    const source = await own.open.project.located(path);
    return (source?.codings ?? []).map(({ record: { quote } }) => quote);
  };

  it('shows what is found by source; what the interviewer says is not ticked', async () => {
    assert.deepEqual(await drawn(view), [
      'n.md | 1 hit',
      '  …them «備課» together. | line 1',
      'li.md | 3 of 4',
      '  # «备课» notes | line 1',
      '  …您«备课»吗？ | line 3 · Interviewer · interviewer',
      '  李：我«备课»。再备课，然后上课。 | line 4 · 李',
      '  李：我备课。再«备课»，然后上课。 | line 4 · 李',
    ]);
    assert.deepEqual(await boxes(), ['ticked', 'ticked', 'open', 'ticked', 'ticked']);
  });

  it('codes what is ticked by one act, and shows then that it stands', async () => {
    const [, , answer] = session.review.of('talks/li.md');
    assert.ok(answer);
    session.tick([answer], false, 'talks/li.md');
    const { act, added } = await session.apply();
    assert.equal(added, 3);
    assert.deepEqual(await codings('talks/li.md'), ['备课 notes', '再备课，然后上课。']);
    assert.deepEqual(await codings('notes/n.md'), ['We watched them 備課 together.']);
    await eventually(async () =>
      assert.deepEqual(await boxes(), ['none', 'none', 'open', 'open', 'none']),
    );
    await undo(own.open.project, act);
    assert.deepEqual([await codings('talks/li.md'), await codings('notes/n.md')], [[], []]);
    await eventually(async () =>
      assert.deepEqual(await boxes(), ['ticked', 'ticked', 'open', 'open', 'ticked']),
    );
  });

  it('keeps ticks when more is to be coded, and stops where one cancels', async () => {
    session.tick(session.review.of('notes/n.md'), false);
    await session.use('match', steps);
    assert.deepEqual(await boxes(), ['open', 'ticked', 'open', 'ticked', 'ticked']);
    await session.use('turn', { step: () => undefined, isCancelled: () => true });
    assert.equal(session.unit, 'match');
    assert.equal((await boxes()).length, 5);
  });

  it('follows what changes in a text, and codes nothing that nobody has seen', async () => {
    await own.put('notes/n.md', 'A quiet day.\n');
    await eventually(async () => assert.equal((await drawn(view)).length, 5));
    await own.put('talks/li.md', `${interview}李：明天又备课。\n`);
    await assert.rejects(session.apply(), /has changed, and there is more to be found in it/);
    assert.deepEqual(await codings('talks/li.md'), []);
  });

  it('comes to an end with a pattern that would take the host for ever', async () => {
    const { open } = own;
    await own.put('notes/n.md', `${'a'.repeat(20_000)}\n`);
    const other = new Session(
      { projects: own },
      {
        open,
        query: { look: { kind: 'pattern', text: '(a|a)*b' }, unit: 'sentence' },
        sources: ['notes/n.md'],
        code: 'planning',
        coder: 'mei',
      },
    );
    assert.equal(await other.run(steps), true);
    assert.equal(other.review.count().hits, 0);
    other.dispose();
  });
});
