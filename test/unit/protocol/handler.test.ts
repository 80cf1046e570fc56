import assert from 'node:assert/strict';
import { Handler, type Tasks, Unanswered } from '../../../src/protocol/handler';
import type { Parcel } from '../../../src/protocol/message';

interface Greet {
  readonly kind: 'greet';
  readonly name: string;
}
interface Note {
  readonly kind: 'note';
  readonly words: string;
}
interface GreetAnswer {
  readonly greet: string;
}

/** Two ends of a line; what goes over it is copied, as between a page and its host. */
function line(tasks: Tasks<Greet | Note, GreetAnswer>) {
  const failures: (readonly [string, boolean])[] = [];
  const fail = (error: unknown, isAsked: boolean) => {
    failures.push([String(error), isAsked]);
    return `It failed: ${String(error)}`;
  };
  const pass = (parcel: Parcel) => structuredClone(parcel);
  const here: Handler<never, Greet | Note, object, GreetAnswer> = new Handler(
    (parcel) => void there.take(pass(parcel)),
    {},
    fail,
  );
  const there: Handler<Greet | Note, never, GreetAnswer, object> = new Handler(
    (parcel) => void here.take(pass(parcel)),
    tasks,
    fail,
  );
  return { here, there, failures };
}

const greeting = { kind: 'greet', name: 'Li' } as const;

describe('The line between a page and its host', () => {
  it('tells in order and asks for answers', async () => {
    const heard: string[] = [];
    const { here } = line({
      greet: ({ name }) => `Hello, ${name}.`,
      note: ({ words }) => void heard.push(words),
    });
    here.tell({ kind: 'note', words: 'one' });
    here.tell({ kind: 'note', words: 'two' });
    assert.equal(await here.ask(greeting), 'Hello, Li.');
    assert.deepEqual(heard, ['one', 'two']);
  });

  it('gives each question its own answer, whichever comes first', async () => {
    const { here } = line({
      greet: ({ name }) =>
        new Promise((resolve) => setTimeout(() => resolve(name), name === 'slow' ? 5 : 0)),
      note: () => undefined,
    });
    const both = ['slow', 'fast'].map((name) => here.ask({ kind: 'greet', name }));
    assert.deepEqual(await Promise.all(both), ['slow', 'fast']);
  });

  it('says why there is no answer', async () => {
    const { here, failures } = line({
      greet: () => {
        throw new Error('Nobody is there.');
      },
      note: () => Promise.reject(new Error('Not now.')),
    });
    await assert.rejects(here.ask(greeting), (error) => {
      assert.ok(error instanceof Unanswered);
      assert.equal(error.message, 'It failed: Error: Nobody is there.');
      return true;
    });
    here.tell({ kind: 'note', words: '' });
    await new Promise((resolve) => setTimeout(resolve));
    assert.deepEqual(failures, [
      ['Error: Nobody is there.', true],
      ['Error: Not now.', false],
    ]);
  });

  it('takes no message for a task that is none of its own', async () => {
    const { there, failures } = line({ greet: () => '', note: () => undefined });
    await there.take({ kind: 'told', message: { kind: 'toString' } });
    assert.deepEqual(failures, [['Error: Nobody knows “toString”.', false]]);
  });

  it('lets nobody wait for an end that is gone', async () => {
    const { here } = line({ greet: () => new Promise(() => undefined), note: () => undefined });
    const waiting = here.ask(greeting);
    here.end('The page is closed.');
    await assert.rejects(waiting, /The page is closed\./);
  });
});
