import assert from 'node:assert/strict';
import fs from 'node:fs';
import type { CodingRecord } from '../../../src/core/coding/coding';
import type { RecordEdit } from '../../../src/core/coding/edit';
import { applyCodes, editMemo, removeCodings } from '../../../src/core/project/operations';
import { undo } from '../../../src/core/project/undo';
import { codingFile, type HostileProject, inProject, line, refusal } from './hostileProject';

const talk = 'Lin: We plan lessons.\nLin: We could not pay.\n';
const file = codingFile('t.txt');
const mine = line('mine', [1, 6, 1, 13], 'We plan');
const theirs = line('theirs', [2, 6, 2, 14], 'We could');

/** An act is refused with these words; codings in memory and on disk are as before. */
async function refuses(
  here: HostileProject,
  act: () => Promise<unknown>,
  words: RegExp | { readonly code: string },
): Promise<void> {
  const before = [here.project.index.total, await here.excerpts('t.txt'), here.problems()];
  if (words instanceof RegExp) assert.match(await refusal(act()), words);
  else await assert.rejects(act(), words);
  assert.deepEqual(
    [here.project.index.total, await here.excerpts('t.txt'), here.problems()],
    before,
  );
  here.checkFiles();
}

describe('what can’t be written', () => {
  it('a file where the folder of codings should be', () =>
    inProject({ 't.txt': talk, codings: 'no folder' }, (here) =>
      refuses(here, () => here.code('t.txt', 'lessons'), /“codings” is a file.*Rename it/),
    ));
  it('a file where the folder of a coder should be', () =>
    inProject({ 't.txt': talk, 'codings/ana': 'no folder' }, (here) =>
      refuses(here, () => here.code('t.txt', 'lessons'), /“codings.ana” is a file.*Rename it/),
    ));
  it('a folder where the coding file should be', () =>
    inProject({ 't.txt': talk, [`${file}/x.txt`]: 'in the way' }, (here) =>
      refuses(here, () => here.code('t.txt', 'lessons'), /t\.txt\.jsonl.*is a folder/),
    ));
  it('an empty folder where the coding file should be', () =>
    inProject(
      { 't.txt': talk },
      (here) => refuses(here, () => here.code('t.txt', 'lessons'), /t\.txt\.jsonl.*is a folder/),
      (here) => fs.mkdirSync(here.at(file), { recursive: true }),
    ));
  it('one of two coders’ files: the other’s is as before too', () => {
    const bos = codingFile('t.txt', 'bo');
    return inProject({ 't.txt': talk, [file]: mine, [`${bos}/x.txt`]: 'in the way' }, (here) => {
      const record = JSON.parse(theirs) as CodingRecord;
      const edits = new Map<string, readonly RecordEdit[]>([
        [file, [{ kind: 'remove', id: 'mine' }]],
        [bos, [{ kind: 'add', record }]],
      ]);
      return refuses(here, () => here.project.editCodings(edits), /bo.*is a folder/);
    });
  });
  const readOnly = (what: string, path: string, mode: number) =>
    it(what, function () {
      // Root may write anywhere, and Windows knows no such folders.
      if (process.getuid?.() === 0 || process.platform === 'win32') this.skip();
      return inProject(
        { 't.txt': talk, [file]: mine },
        async (here) => {
          try {
            await refuses(here, () => here.code('t.txt', 'lessons'), { code: 'EACCES' });
          } finally {
            fs.chmodSync(here.at(path), 0o755);
          }
        },
        (here) => fs.chmodSync(here.at(path), mode),
      );
    });
  readOnly('a folder that is write-protected', 'codings/ana', 0o555);
  readOnly('a file that is write-protected', file, 0o444);
  it('a folder that can’t be looked into is told, and the rest is read', function () {
    if (process.getuid?.() === 0 || process.platform === 'win32') this.skip();
    return inProject({ 't.txt': talk, [file]: mine, 'locked/x.txt': talk }, async (here) => {
      fs.chmodSync(here.at('locked'), 0o000);
      try {
        await here.project.refresh([], true);
        assert.deepEqual(here.problems(), ['locked-folder locked:1:1']);
        assert.match(here.says('locked-folder'), /Change its permissions/);
        assert.deepEqual(await here.excerpts('t.txt'), { mine: 'We plan' });
      } finally {
        fs.chmodSync(here.at('locked'), 0o755);
      }
    });
  });
  it('a transcript that can’t be read: said so, and its codings stay', function () {
    if (process.getuid?.() === 0 || process.platform === 'win32') this.skip();
    return inProject({ 't.txt': talk, 'u.txt': talk, [file]: mine }, async (here) => {
      fs.chmodSync(here.at('t.txt'), 0o000);
      await here.project.refresh(['t.txt']);
      assert.deepEqual(here.problems(), ['unreadable-file t.txt:1:1']);
      assert.match(here.says('unreadable-file'), /no permission.*Change its permissions/);
      assert.match(await refusal(here.project.located('t.txt')), /no permission/);
      assert.equal(here.project.index.total, 1);
      await here.code('u.txt', 'lessons');
      fs.chmodSync(here.at('t.txt'), 0o644);
      await here.project.refresh(['t.txt']);
      assert.deepEqual(await here.excerpts('t.txt'), { mine: 'We plan' });
    });
  });
  it('what a crash left behind is not in the way', () =>
    inProject({ 't.txt': talk, [file]: mine }, async (here) => {
      for (let i = 0; i < 10; i++) here.put(`codings/ana/.${process.pid}-${i}.tmp`, 'left');
      await here.code('t.txt', 'lessons');
      assert.deepEqual(here.problems(), []);
    }));
});

describe('files that others change', () => {
  it('between our acts: both are kept', () =>
    inProject({ 't.txt': talk }, async (here) => {
      const [first = ''] = await here.code('t.txt', 'lessons');
      here.put(file, here.text(file) + theirs);
      const [second = ''] = await here.code('t.txt', 'not pay');
      assert.equal(here.project.index.total, 3);
      assert.deepEqual(await here.excerpts('t.txt'), {
        [first]: 'lessons',
        theirs: 'We could',
        [second]: 'not pay',
      });
    }));
  it('between an act and its undo: theirs stays', () =>
    inProject({ 't.txt': talk }, async (here) => {
      const source = await here.located('t.txt');
      const { act } = await applyCodes(here.project, {
        source,
        spans: [{ start: 5, end: 12 }],
        codes: ['a'],
        coder: 'ana',
      });
      here.put(file, here.text(file) + theirs);
      await undo(here.project, act);
      here.allow(file);
      assert.equal(here.text(file), theirs);
    }));
  it('who remove what we are about to edit: what was typed is kept, to be settled', () =>
    inProject({ 't.txt': talk, [file]: mine + theirs }, async (here) => {
      const { codings } = await here.located('t.txt');
      const coding = codings.find(({ record }) => record.id === 'mine');
      assert.ok(coding);
      here.put(file, theirs);
      await removeCodings(here.project, 't.txt', [coding]);
      assert.equal(here.text(file), theirs);
      await editMemo(here.project, 't.txt', coding, 'a memo');
      here.allow(file);
      assert.match(here.text(file), /"id":"mine".*"memo":"a memo","conflict":\[{"removed":true}]/);
      assert.deepEqual(here.problems(), [`conflict ${file}:1:1`]);
    }));
  it('between reading and refreshing', () =>
    inProject({ 't.txt': talk, [file]: mine + mine.replace('mine', 'twin') }, async (here) => {
      here.put(file, theirs);
      await here.project.verify();
      assert.deepEqual(await here.excerpts('t.txt'), { theirs: 'We could' });
      await here.project.refresh([file]);
      assert.equal(here.project.index.total, 1);
      assert.deepEqual(here.problems(), []);
    }));
  it('while ids stand in two files, in the middle of checking', () =>
    inProject({ 't.txt': talk, [file]: mine, [codingFile('t.txt', 'bo')]: mine }, async (here) => {
      here.put(file, `{"cut":\n\n${theirs}`);
      here.put(codingFile('t.txt', 'bo'), '');
      await here.project.verify();
      await here.project.refresh([file, codingFile('t.txt', 'bo')]);
      assert.deepEqual(here.problems(), [`not-json ${file}:1:1`]);
      assert.equal(here.project.index.total, 1);
    }));
  it('and put back what we wrote', () =>
    inProject({ 't.txt': talk }, async (here) => {
      await here.code('t.txt', 'lessons');
      const ours = here.text(file);
      for (const content of [theirs, ours, undefined, ours]) {
        if (content === undefined) fs.rmSync(here.at(file));
        else here.put(file, content);
        await here.project.refresh([file], true);
        assert.equal(here.project.index.total, content === undefined ? 0 : 1);
      }
    }));
  it('along with project.yaml, as git does: what is gone is gone', () =>
    inProject(
      { 't.txt': talk, [file]: mine, [codingFile('t.txt', 'bo')]: theirs },
      async (here) => {
        fs.rmSync(here.at(codingFile('t.txt', 'bo')));
        here.allow(codingFile('t.txt', 'bo'));
        here.put('project.yaml', 'title: x\n');
        await here.project.refresh(['project.yaml', codingFile('t.txt', 'bo')], true);
        assert.equal(here.project.index.total, 1);
        assert.deepEqual(here.problems(), []);
      },
    ));
  it('many acts at once are all kept', () =>
    inProject({ 't.txt': talk }, async (here) => {
      const source = await here.located('t.txt');
      const spans = Array.from({ length: 20 }, (_, i) => ({ start: i, end: i + 5 }));
      await Promise.all(
        spans.flatMap((span) =>
          ['ana', 'bo'].map((coder) =>
            applyCodes(here.project, { source, spans: [span], codes: ['a', 'b'], coder }),
          ),
        ),
      );
      for (const coder of ['ana', 'bo']) here.allow(codingFile('t.txt', coder));
      const lines = ['ana', 'bo'].map(
        (coder) => here.text(codingFile('t.txt', coder)).trim().split('\n').length,
      );
      assert.equal(lines[0], lines[1]);
      assert.equal(here.project.index.total, (lines[0] ?? 0) * 2);
      assert.equal((await here.located('t.txt')).codings.length, (lines[0] ?? 0) * 2);
    }));
});

describe('a source that is deleted while codings refer to it', () => {
  it('its codings stay, are told, and are found again when it is back', () =>
    inProject({ 't.txt': talk, [file]: mine }, async (here) => {
      const source = await here.located('t.txt');
      fs.rmSync(here.at('t.txt'));
      here.allow('t.txt');
      await here.project.refresh(['t.txt'], true);
      assert.deepEqual(here.problems(), [`source-gone ${file}:1:1`]);
      assert.match(here.says('source-gone'), /Bring the source back/);
      assert.equal(here.project.index.total, 1);
      assert.equal(await here.project.located('t.txt'), undefined);
      assert.equal((await here.project.recordsOf('t.txt')).length, 1);
      const spans = [{ start: 5, end: 12 }];
      await applyCodes(here.project, { source, spans, codes: ['b'], coder: 'ana' });
      here.put('t.txt', talk);
      await here.project.refresh(['t.txt'], true);
      assert.deepEqual(here.problems(), []);
      here.allow(file);
      assert.deepEqual(Object.values(await here.excerpts('t.txt')), ['We plan', 'We plan']);
    }));
  it('before anybody noticed', () =>
    inProject({ 't.txt': talk, [file]: mine }, async (here) => {
      fs.rmSync(here.at('t.txt'));
      here.allow('t.txt');
      await here.project.verify();
      assert.equal(await here.project.located('t.txt'), undefined);
      assert.equal(here.project.index.total, 1);
    }));
});

describe('hostile requests', () => {
  const spans = [
    [-5, 1e9],
    [5, 5],
    [12, 5],
    [NaN, 5],
    [0, NaN],
    [Infinity, Infinity],
    [-10, -5],
    [4.5, 8.5],
    [1e9, 2e9],
  ] as const;
  for (const [start, end] of spans)
    it(`a span from ${start} to ${end} is coded within the text, or refused`, () =>
      inProject({ 't.txt': talk }, async (here) => {
        const source = await here.located('t.txt');
        const act = applyCodes(here.project, {
          source,
          spans: [{ start, end }],
          codes: ['a'],
          coder: 'ana',
        });
        await act.then(
          () => here.allow(file),
          (error: unknown) => assert.match(String(error), /no words to code/),
        );
        assert.deepEqual(here.problems(), []);
        for (const excerpt of Object.values(await here.excerpts('t.txt')))
          assert.ok(talk.includes(excerpt) && excerpt !== '');
      }));
  it('a code that is not there, and a category', () =>
    inProject(
      { 't.txt': talk, 'codebook.yaml': 'codes:\n  a: {codable: false}\n' },
      async (here) => {
        await refuses(here, () => here.code('t.txt', 'pay', ['gone']), /not in the codebook/);
        await refuses(here, () => here.code('t.txt', 'pay', ['a']), /only groups other codes/);
        await refuses(here, () => here.code('t.txt', 'pay', ['__proto__']), /not in the codebook/);
      },
    ));
});
