import assert from 'node:assert/strict';
import { Refusal } from '../../../../src/core/base/refusal';
import { Project } from '../../../../src/core/project/project';
import { saveQuery, withQuery } from '../../../../src/core/project/savedQueries';
import { fixedChance, openMemory } from '../../../support/builders';

describe('saved queries', () => {
  function adds(what: string, before: string, after: string): void {
    it(what, () => assert.equal(withQuery(before, 'Mine', 'code:a'), after));
  }
  adds('begins a file', '', 'queries:\n  Mine: "code:a"\n');
  adds('begins the list', 'title: X\n', 'title: X\n\nqueries:\n  Mine: "code:a"\n');
  adds(
    'begins the list behind a line without an end',
    'a: b',
    'a: b\n\nqueries:\n  Mine: "code:a"\n',
  );
  adds(
    'adds a line, and leaves comments and what follows',
    'queries: # ours\n    One: x\n    # two\n\ntitle: X\n',
    'queries: # ours\n    One: x\n    # two\n    Mine: "code:a"\n\ntitle: X\n',
  );
  adds(
    'replaces one of that name',
    'queries:\n  Mine: old\n  B: c\n',
    'queries:\n  Mine: "code:a"\n  B: c\n',
  );
  adds('keeps the line ends', 'title: X\r\n', 'title: X\r\n\r\nqueries:\r\n  Mine: "code:a"\r\n');

  it('are read again, whatever they hold', async () => {
    const { store } = await openMemory({ 'project.yaml': '\ufefftitle: X\n' });
    const queries = [
      ['带教 & 信任', 'code:"a b" & !(role:leader | "它说：“是”") near/3 code:b # not a comment'],
      ['no', '/^we .*\\(laughs\\)/'],
    ] as const;
    for (const [name, query] of queries) await saveQuery(store, name, query);
    const again = await Project.open(store, fixedChance());
    assert.deepEqual([...again.settings.queries], queries);
    assert.equal(again.settings.title, 'X');
    assert.deepEqual(again.problems(), []);
  });
  it('are refused where they can’t be added, and nothing is written', async () => {
    for (const text of ['queries: {A: b}\n', 'queries: [a]\n', '[a]\n']) {
      const { store } = await openMemory({ 'project.yaml': text });
      await assert.rejects(saveQuery(store, 'Mine', 'code:a'), Refusal);
      assert.equal(Buffer.from((await store.read('project.yaml')) ?? []).toString(), text);
    }
  });
});
