import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDraft, writeDraft } from '../../../../src/core/project/draft';
import {
  draftsFolder,
  type PlainFiles,
  PlainUpdates,
} from '../../../../src/core/project/plainUpdates';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const textOf = (of: Uint8Array | undefined) => of && Buffer.from(of).toString();

/** Files that take their time, and that writes reach in two steps, as other windows may see. */
class SlowFiles {
  readonly files = new Map<string, Uint8Array>();
  /** What is done to the files before the n-th step of all windows. */
  readonly before = new Map<number, () => void>();
  steps = 0;

  constructor(private readonly turns: () => number = () => 1) {}

  /** As one window sees them, until it goes. */
  window(): PlainFiles & { isGone: boolean } {
    const step = async () => {
      for (let i = this.turns(); i > 0; i--) await Promise.resolve();
      if (window.isGone) await new Promise(() => undefined);
      this.before.get(this.steps++)?.();
      if (window.isGone) await new Promise(() => undefined);
    };
    const window = {
      isGone: false,
      read: async (path: string) => {
        await step();
        return this.files.get(path);
      },
      write: async (path: string, content: Uint8Array) => {
        await step();
        const old = this.files.get(path) ?? new Uint8Array(0);
        const half = content.length >> 1;
        // Some write over what is there, some make the file empty first.
        const rest = content.length % 2 ? old.subarray(half) : new Uint8Array(0);
        this.files.set(path, new Uint8Array([...content.subarray(0, half), ...rest]));
        await step();
        this.files.set(path, content);
      },
      remove: async (path: string) => {
        await step();
        this.files.delete(path);
      },
      names: async (folder: string) => {
        await step();
        const inside = [...this.files.keys()].filter((path) => path.startsWith(`${folder}/`));
        return inside.map((path) => path.slice(folder.length + 1));
      },
    };
    return window;
  }

  text(path: string): string | undefined {
    return textOf(this.files.get(path));
  }

  get drafts(): string[] {
    return [...this.files.keys()].filter((path) => path.startsWith(draftsFolder));
  }
}

let marks = 0;
const means = {
  mark: () => `m${marks++}`,
  wait: async (milliseconds: number) => {
    for (let i = 0; i < milliseconds; i++) await Promise.resolve();
  },
};

/** Adds a line, where it is not there yet. */
function adding(line: string) {
  return (now: Uint8Array | undefined) => {
    const text = textOf(now) ?? '';
    return text.split('\n').includes(line) ? now : bytes(`${text}${line}\n`);
  };
}

function lines(text: string | undefined): string[] {
  return (text ?? '').split('\n').filter(Boolean).sort();
}

describe('an update where files can only be read and written', () => {
  it('makes, changes and removes files, and leaves no draft', async () => {
    const all = new SlowFiles();
    const updates = new PlainUpdates(all.window(), means);
    await updates.update('a', adding('one'));
    await updates.update('a', adding('two'));
    await updates.update('b', (now) => now);
    assert.deepEqual([...all.files.keys(), all.text('a')], ['a', 'one\ntwo\n']);
    await updates.update('a', () => undefined);
    assert.deepEqual([...all.files.keys()], []);
  });
  it('rejects with what its edit throws, and may go on', async () => {
    const all = new SlowFiles();
    const updates = new PlainUpdates(all.window(), means);
    const edit = () => {
      throw new RangeError('no');
    };
    await assert.rejects(updates.update('a', edit), RangeError);
    await updates.update('a', adding('one'));
    assert.deepEqual([...all.files.keys()], ['a']);
  });

  it('loses nothing of several windows, in whatever order things happen', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 12 })),
        async (windows, each, turns) => {
          const all = new SlowFiles(() => Number(turns.next().value));
          const added: string[] = [];
          await Promise.all(
            Array.from({ length: windows }, async (_, w) => {
              const updates = new PlainUpdates(all.window(), means);
              for (let i = 0; i < each; i++) {
                added.push(`${w}-${i}`);
                await updates.update('a', adding(`${w}-${i}`));
              }
            }),
          );
          assert.deepEqual(lines(all.text('a')), added.sort());
          assert.deepEqual(all.drafts, []);
        },
      ),
      { numRuns: 150 },
    ));

  it('is made again where somebody writes who takes no heed of drafts', async () => {
    // The tenth step has read what was written; the sixth looks for the last time before it.
    for (let step = 0; step < 10; step++) {
      const all = new SlowFiles();
      all.files.set('a', bytes('old\n'));
      all.before.set(step, () => all.files.set('a', bytes('old\ntheirs\n')));
      await new PlainUpdates(all.window(), means).update('a', adding('ours'));
      const found = lines(all.text('a'));
      assert.ok(found.includes('ours'), `ours, at step ${step}`);
      assert.ok(step > 6 || found.includes('theirs'), `theirs, at step ${step}`);
      assert.ok(found.includes('old'));
    }
  });

  it('is whole or not at all for whoever comes after a window that went at any step', async () => {
    const after = new Set<string>();
    for (let step = 0; step < 16; step++)
      for (const line of ['new', 'other', 'a long line, longer than what was there']) {
        const all = new SlowFiles();
        all.files.set('a', bytes('old one\nold two\n'));
        const gone = all.window();
        all.before.set(step, () => (gone.isGone = true));
        let isDone = false;
        const work = new PlainUpdates(gone, means)
          .update('a', adding(line))
          .then(() => (isDone = true));
        await Promise.race([work, means.wait(400)]);
        const next = new PlainUpdates(all.window(), means);
        await next.recover();
        const text = all.text('a') ?? '';
        assert.ok(
          ['old one\nold two\n', `old one\nold two\n${line}\n`].includes(text),
          `step ${step}: ${JSON.stringify(text)}`,
        );
        if (isDone) assert.deepEqual(lines(text).length, 3);
        after.add(String(lines(text).length));
        await next.update('a', adding('next'));
        assert.ok(lines(all.text('a')).includes('next'));
        assert.deepEqual(all.drafts, []);
      }
    assert.deepEqual([...after].sort(), ['2', '3'], 'both were seen');
  });

  it('has changed nothing where a write fails, also in its middle', async () => {
    for (const isMiddle of [false, true]) {
      const all = new SlowFiles();
      all.files.set('a', bytes('old\n'));
      const files = all.window();
      const failing: PlainFiles = {
        ...files,
        write: async (path, content) => {
          if (path !== 'a' || !textOf(content)?.includes('ours')) return files.write(path, content);
          if (isMiddle) all.files.set('a', bytes('ol'));
          throw new Error('disk full');
        },
      };
      const updates = new PlainUpdates(failing, means);
      await assert.rejects(updates.update('a', adding('ours')), /disk full/);
      assert.deepEqual([all.text('a'), all.drafts], ['old\n', []]);
    }
  });
  it('leaves what mends the file where even putting it back fails', async () => {
    const all = new SlowFiles();
    all.files.set('a', bytes('old\n'));
    const files = all.window();
    let isFull = true;
    const failing: PlainFiles = {
      ...files,
      write: async (path, content) => {
        if (path !== 'a' || !isFull) return files.write(path, content);
        all.files.set('a', content.slice(0, 2));
        throw new Error('disk full');
      },
    };
    const updates = new PlainUpdates(failing, means);
    await assert.rejects(updates.update('a', adding('ours')), /disk full/);
    assert.equal(all.drafts.length, 1);
    isFull = false;
    await updates.update('a', adding('later'));
    assert.ok(lines(all.text('a')).includes('old') && lines(all.text('a')).includes('later'));
    assert.deepEqual(all.drafts, []);
  });
  it('leaves a file alone that somebody wrote anew since a window went', async () => {
    const all = new SlowFiles();
    const draft = { path: 'a', before: bytes('old\n'), after: bytes('old\nnew\n') };
    all.files.set(`${draftsFolder}/x`, writeDraft(draft));
    all.files.set('a', bytes('quite another\n'));
    await new PlainUpdates(all.window(), means).recover();
    assert.deepEqual([all.text('a'), all.drafts], ['quite another\n', []]);
  });
});

describe('a draft', () => {
  const some = fc.option(fc.uint8Array({ maxLength: 20 }), { nil: undefined });
  it('is read as it was written, and not at all where a part is missing', () => {
    fc.assert(
      fc.property(fc.string(), some, some, fc.nat(), (path, before, after, cut) => {
        const written = writeDraft({ path, before, after });
        assert.deepEqual(readDraft(written), { path, before, after });
        assert.equal(readDraft(written.slice(0, cut % written.length)), undefined);
      }),
    );
  });
});
