import assert from 'node:assert/strict';
import { History, limits } from '../../../../src/core/project/history';

const next = (history: History<string>) => [history.next.undo, history.next.redo];

function historyOf(...names: readonly string[]): History<string> {
  const history = new History<string>();
  for (const name of names) history.add(name, 1);
  return history;
}

describe('the history of acts', () => {
  it('goes back and forward, and a new act ends the way forward', () => {
    const history = historyOf();
    assert.deepEqual(next(history), [undefined, undefined]);
    history.add('one', 1);
    history.add('two', 1);
    history.wentBack();
    assert.deepEqual(next(history), ['one', 'two']);
    history.wentForward();
    assert.deepEqual(next(history), ['two', undefined]);
    history.wentBack();
    assert.deepEqual(history.add('three', 1), ['two'], 'what is forgotten');
    assert.deepEqual(next(history), ['three', undefined]);
    for (let i = 0; i < 3; i++) history.wentBack();
    assert.deepEqual(next(history), [undefined, 'one']);
  });
  it('goes on where it was kept', () => {
    const history = historyOf('one', 'two');
    history.wentBack();
    const kept = JSON.parse(JSON.stringify(history.kept)) as History<string>['kept'];
    assert.deepEqual(next(new History(kept)), ['one', 'two']);
  });
  it('drops what can’t be taken back any more', () => {
    const history = historyOf('one', 'two');
    history.wentBack();
    history.drop('redo');
    history.drop('undo');
    assert.deepEqual(next(history), [undefined, undefined]);
  });
  it('forgets the oldest acts when there are many', () => {
    const history = historyOf(...Array.from({ length: limits.acts }, (_, i) => String(i)));
    assert.deepEqual(history.add('last', 1), ['0']);
    assert.deepEqual([history.kept.done.length, history.kept.done[0]?.kept], [limits.acts, '1']);
  });
  it('forgets the oldest acts when they are large, and never the last', () => {
    const history = historyOf('small');
    assert.deepEqual(history.add('half', limits.size / 2), []);
    assert.deepEqual(history.add('half too', limits.size / 2), ['small']);
    assert.deepEqual(history.add('whole', limits.size), ['half', 'half too']);
    assert.deepEqual(history.add('too large', limits.size * 2), ['whole']);
    assert.deepEqual(next(history), ['too large', undefined]);
  });
});
