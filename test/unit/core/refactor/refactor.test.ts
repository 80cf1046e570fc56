import assert from 'node:assert/strict';
import { Refusal } from '../../../../src/core/base/refusal';
import { say } from '../../../../src/core/base/sentences';
import { plainLabel } from '../../../../src/core/codebook/label';
import type { CodingRecord } from '../../../../src/core/coding/coding';
import { recordsIn } from '../../../../src/core/coding/scan';
import { redo, undo } from '../../../../src/core/project/undo';
import { binFiles, emptyBin } from '../../../../src/core/refactor/bin';
import { planOf, refactor, type Request } from '../../../../src/core/refactor/refactor';
import { missingOf, restore } from '../../../../src/core/refactor/restore';
import { codingLines, openMemory, type Opened, record } from '../../../support/builders';

const book = `codes:
  role:
    name: Role
    codable: false
    codes:
      mentoring:
        name: Mentoring
        exclude: [Large audiences (use modelling)]
      modelling:
        name: Modelling
  trust:
    name: Trust
    definition: As in [[mentoring]].
`;
const ana = 'codings/ana/a.txt.jsonl';
const ben = 'codings/ben/a.txt.jsonl';
const plan = [1, 6, 1, 10] as const;
const pay = [2, 6, 2, 9] as const;

function on(id: string, code: string, range: typeof plan | typeof pay, memo?: string) {
  const quote = range === plan ? 'plan' : 'pay';
  return record({ id, code, range: [...range], quote, ...(memo ? { memo } : {}) });
}

function open(files: Readonly<Record<string, readonly CodingRecord[]>>): Promise<Opened> {
  return openMemory({
    'a.txt': 'Lin: plan\nLin: pay\n',
    'codebook.yaml': book,
    ...Object.fromEntries(Object.entries(files).map(([file, all]) => [file, codingLines(...all)])),
  });
}

const usual = () =>
  open({
    [ana]: [
      on('1', 'mentoring', plan, 'Why?'),
      on('2', 'trust', plan, 'So'),
      on('3', 'trust', pay),
    ],
    [ben]: [on('4', 'mentoring', plan), on('5', 'mentoring', pay)],
  });

function textsOf({ store }: Opened): readonly (string | undefined)[] {
  return ['codebook.yaml', ana, ben].map((file) => store.text(file));
}

function codingsOf({ store }: Opened, file: string): string[] {
  return recordsIn(Buffer.from(store.text(file) ?? '')).map(
    ({ id, code, memo }) => `${id} ${code}${memo ? ` ${memo}` : ''}`,
  );
}

/** Every refactoring is one step back and one forth, over the book and both coders. */
async function backAndForth(opened: Opened, request: Request): Promise<void> {
  const before = textsOf(opened);
  const act = await refactor(opened.project, request);
  const after = textsOf(opened);
  assert.notDeepEqual(after, before);
  assert.deepEqual(await undo(opened.project, act), []);
  assert.deepEqual(textsOf(opened), before);
  assert.deepEqual(await redo(opened.project, act), []);
  assert.deepEqual(textsOf(opened), after);
}

describe('a refactoring', () => {
  it('of an id reaches the codings of every coder, and the words of the book', async () => {
    const opened = await usual();
    await backAndForth(opened, { kind: 'id', code: 'mentoring', id: 'coaching' });
    assert.deepEqual(codingsOf(opened, ana), ['1 coaching Why?', '2 trust So', '3 trust']);
    assert.deepEqual(codingsOf(opened, ben), ['4 coaching', '5 coaching']);
    assert.match(opened.store.text('codebook.yaml') ?? '', /\[\[coaching\]\]/);
    assert.equal(opened.project.index.countOf('coaching'), 3);
    assert.equal(opened.project.index.countOf('mentoring'), 0);
  });
  it('tells beforehand what it would change, and changes nothing', async () => {
    const opened = await usual();
    const before = textsOf(opened);
    const told = await planOf(opened.project, { kind: 'id', code: 'mentoring', id: 'coaching' });
    assert.equal(told.codings.codings, 3);
    assert.deepEqual(told.codings.coders, ['ana', 'ben']);
    assert.equal(told.mentions, 1);
    assert.deepEqual(textsOf(opened), before);
  });
  it('of a name touches no coding', async () => {
    const opened = await usual();
    const { files } = await refactor(opened.project, {
      kind: 'name',
      code: 'trust',
      name: plainLabel('Mutual trust'),
    });
    assert.deepEqual(files, []);
    assert.equal(opened.project.book.byId.get('trust')?.name.get(''), 'Mutual trust');
  });
  it('that moves codes touches no coding', async () => {
    const opened = await usual();
    await backAndForth(opened, { kind: 'move', codes: ['trust'], place: { parent: 'role' } });
    assert.deepEqual(opened.project.book.byId.get('role')?.children.at(-1), 'trust');
  });
  it('that merges makes one coding of two of one coder, with both memos', async () => {
    const opened = await usual();
    const request = { kind: 'merge', codes: ['mentoring', 'trust'], into: 'trust' } as const;
    const { codings } = await planOf(opened.project, request);
    assert.deepEqual([codings.codings, codings.doubles], [3, 1]);
    await backAndForth(opened, request);
    assert.deepEqual(codingsOf(opened, ana), ['2 trust So\n\nWhy?', '3 trust']);
    assert.deepEqual(codingsOf(opened, ben), ['4 trust', '5 trust']);
    assert.deepEqual(opened.project.book.byId.get('trust')?.aliases, ['Mentoring']);
  });
  it('that merges two codes into a third collapses what becomes the same', async () => {
    const opened = await open({ [ana]: [on('1', 'mentoring', plan), on('2', 'modelling', plan)] });
    await backAndForth(opened, { kind: 'merge', codes: ['mentoring', 'modelling'], into: 'trust' });
    assert.deepEqual(codingsOf(opened, ana), ['1 trust']);
  });
  it('does not merge codings into a category', async () => {
    const opened = await usual();
    const request = { kind: 'merge', codes: ['trust'], into: 'role' } as const;
    await assert.rejects(planOf(opened.project, request), Refusal);
  });
  it('of a code that a colleague has deleted meanwhile is refused', async () => {
    const opened = await usual();
    opened.store.put('codebook.yaml', 'codes:\n  trust: Trust\n');
    await opened.project.refresh(['codebook.yaml']);
    const request = { kind: 'merge', codes: ['mentoring'], into: 'trust' } as const;
    await assert.rejects(planOf(opened.project, request), Refusal);
  });
  it('that the book can’t take leaves the codings as they were', async () => {
    const opened = await usual();
    const before = textsOf(opened);
    opened.store.failure = (path) => (path === 'codebook.yaml' ? new Error('full') : undefined);
    const request = { kind: 'id', code: 'mentoring', id: 'coaching' } as const;
    await assert.rejects(refactor(opened.project, request), /full/);
    assert.deepEqual(textsOf(opened), before);
  });
  it('keeps lines that can’t be read, byte for byte', async () => {
    const opened = await usual();
    opened.store.put(ana, `{"id":\n${codingLines(on('1', 'mentoring', plan))}`);
    await opened.project.refresh([ana]);
    await refactor(opened.project, { kind: 'id', code: 'mentoring', id: 'coaching' });
    assert.match(opened.store.text(ana) ?? '', /^\{"id":\n\{"id":"1","code":"coaching"/);
  });
  it('reaches the versions that a merge has kept', async () => {
    const two = { ...on('1', 'trust', plan), conflict: [{ code: 'mentoring' }] };
    const opened = await open({ [ana]: [two] });
    await backAndForth(opened, { kind: 'id', code: 'mentoring', id: 'coaching' });
    assert.match(
      opened.store.text(ana) ?? '',
      /"code":"trust".*"conflict":\[\{"code":"coaching"\}\]/,
    );
  });
  it('that splits deals each coding out, to several codes where wanted', async () => {
    const opened = await usual();
    const fresh = ['visits', 'talks'].map((id) => ({ id, name: plainLabel(id) }));
    await backAndForth(opened, {
      kind: 'split',
      code: 'mentoring',
      fresh,
      deals: new Map([
        ['1', ['visits']],
        ['4', ['visits', 'talks']],
      ]),
    });
    assert.deepEqual(codingsOf(opened, ana).slice(0, 2), ['2 trust So', '1 visits Why?']);
    const codes = recordsIn(Buffer.from(opened.store.text(ben) ?? '')).map(({ code }) => code);
    assert.deepEqual(codes.sort(), ['mentoring', 'talks', 'visits']);
    assert.deepEqual(opened.project.book.byId.get('role')?.children.slice(-2), ['visits', 'talks']);
  });
  it('takes 5,000 codings by two coders as one step', async () => {
    const many = (coder: string) =>
      Array.from({ length: 2500 }, (_, i) =>
        record({
          id: `${coder}${1000 + i}`,
          code: 'mentoring',
          range: [1, 6, 1, 10],
          quote: 'plan',
        }),
      );
    const opened = await open({ [ana]: many('a'), [ben]: many('b') });
    await backAndForth(opened, { kind: 'id', code: 'mentoring', id: 'coaching' });
    assert.equal(opened.project.index.countOf('coaching'), 5000);
  });
});

describe('a code that is deleted', () => {
  it('goes into the bin with its codings, and comes back from there', async () => {
    const opened = await usual();
    const before = textsOf(opened);
    await refactor(opened.project, { kind: 'delete', codes: ['role'] });
    assert.equal(opened.project.book.byId.has('mentoring'), false);
    assert.deepEqual(codingsOf(opened, ana), ['2 trust So', '3 trust']);
    const [path = ''] = binFiles(opened.project);
    const missing = await missingOf(opened.project, path);
    assert.deepEqual([missing.codes, missing.codings], [['role'], 3]);
    const act = await restore(opened.project, missing);
    assert.equal(say(act.name), 'restore role');
    assert.deepEqual(textsOf(opened).slice(1), before.slice(1));
    assert.deepEqual(opened.project.book.byId.get('role')?.children, ['mentoring', 'modelling']);
    const again = await missingOf(opened.project, path);
    assert.deepEqual([again.codes, again.codings], [[], 0]);
  });
  it('comes back to where it was, or to the top level', async () => {
    const opened = await usual();
    await refactor(opened.project, { kind: 'delete', codes: ['mentoring'] });
    const [path = ''] = binFiles(opened.project);
    await restore(opened.project, await missingOf(opened.project, path));
    assert.equal(opened.project.book.byId.get('mentoring')?.parent, 'role');
    await refactor(opened.project, { kind: 'delete', codes: ['mentoring'] });
    await refactor(opened.project, { kind: 'delete', codes: ['role'] });
    const files = binFiles(opened.project);
    assert.equal(files.length, 3);
    for (const file of files) {
      const missing = await missingOf(opened.project, file);
      if (missing.codes.includes('mentoring')) await restore(opened.project, missing);
    }
    assert.equal(opened.project.book.byId.get('mentoring')?.parent, undefined);
    assert.ok(opened.project.book.byId.has('mentoring'));
  });
  it('can be undone, too', async () => {
    const opened = await usual();
    await backAndForth(opened, { kind: 'delete', codes: ['mentoring', 'trust'] });
    assert.equal(opened.project.index.total, 0);
  });
  it('is gone for good once the bin is emptied', async () => {
    const opened = await usual();
    await refactor(opened.project, { kind: 'delete', codes: ['trust'] });
    await emptyBin(opened.project);
    assert.deepEqual(binFiles(opened.project), []);
    assert.deepEqual(
      opened.store.paths.filter((path) => path.startsWith('deleted/')),
      [],
    );
  });
  it('is not restored from a file that somebody has spoilt, nor out of the codings', async () => {
    const opened = await usual();
    opened.store.put('deleted/a.json', '{"codes":');
    opened.store.put(
      'deleted/b.json',
      JSON.stringify({
        deleted: '2026',
        codes: [],
        parents: {},
        codebook: 'codes:\n',
        codings: { '../x': [on('1', 'a', plan)], 'cases.csv': [on('1', 'a', plan)] },
      }),
    );
    await opened.project.refresh(['deleted/a.json', 'deleted/b.json'], true);
    await assert.rejects(missingOf(opened.project, 'deleted/a.json'), Refusal);
    assert.equal((await missingOf(opened.project, 'deleted/b.json')).codings, 0);
  });
});

describe('Memos, when codes are changed,', () => {
  const memo = 'memos/m.md';
  const text =
    '---\r\nabout: [code:mentoring, "[[trust]]"]\r\n---\r\n[[mentoring]] [[Peer work|her]] [[trust#x]] `[[mentoring]]`\r\n';

  async function changed(request: Request): Promise<readonly (string | undefined)[]> {
    const opened = await openMemory({
      'a.txt': 'Lin: plan\nLin: pay\n',
      'codebook.yaml': book.replace('name: Mentoring', 'name: Peer work'),
      [ana]: codingLines(
        on('1', 'mentoring', plan, 'See [[mentoring]]'),
        on('2', 'trust', pay, 'As [[peer work]] is'),
      ),
      [ben]: codingLines(on('3', 'modelling', pay, 'Not [[mentoring|this]]')),
      [memo]: text,
    });
    const { project, store } = opened;
    const state = () => [...textsOf(opened), store.text(memo)];
    const before = state();
    const act = await refactor(project, request);
    const after = state();
    assert.deepEqual(await undo(project, act), []);
    assert.deepEqual(state(), before);
    assert.deepEqual(await redo(project, act), []);
    assert.deepEqual(state(), after);
    return [store.text(memo), ...codingsOf(opened, ana), ...codingsOf(opened, ben)];
  }

  it('follow another id, those of codings too', async () => {
    assert.deepEqual(await changed({ kind: 'id', code: 'mentoring', id: 'coaching' }), [
      text.replace('code:mentoring', 'code:coaching').replace('\n[[mentoring]]', '\n[[coaching]]'),
      '1 coaching See [[coaching]]',
      '2 trust As [[peer work]] is',
      '3 modelling Not [[coaching|this]]',
    ]);
  });
  it('follow another name where they link by it', async () => {
    const request = { kind: 'name', code: 'mentoring', name: plainLabel('Coaching') } as const;
    assert.deepEqual(await changed(request), [
      text.replace('[[Peer work|', '[[Coaching|'),
      '1 mentoring See [[mentoring]]',
      '2 trust As [[Coaching]] is',
      '3 modelling Not [[mentoring|this]]',
    ]);
  });
  it('follow a code into another, which is called as it was too', async () => {
    assert.deepEqual(await changed({ kind: 'merge', codes: ['mentoring'], into: 'modelling' }), [
      text
        .replace('code:mentoring', 'code:modelling')
        .replace('\n[[mentoring]]', '\n[[modelling]]'),
      '1 modelling See [[modelling]]',
      '2 trust As [[peer work]] is',
      '3 modelling Not [[modelling|this]]',
    ]);
  });
  it('stay when a code is moved or deleted', async () => {
    const [after] = await changed({ kind: 'delete', codes: ['mentoring'] });
    assert.equal(after, text);
  });
  describe('stay, as the codings of both coders do,', () => {
    const asBefore = [
      text,
      '1 mentoring See [[mentoring]]',
      '2 trust As [[peer work]] is',
      '3 modelling Not [[mentoring|this]]',
    ];
    const requests: readonly Request[] = [
      { kind: 'move', codes: ['mentoring'], place: { parent: undefined } },
      { kind: 'move', codes: ['trust', 'modelling'], place: { parent: 'mentoring' } },
      {
        kind: 'level',
        codes: ['mentoring', 'trust'],
        category: { id: 'ways', name: plainLabel('Ways') },
      },
    ];
    for (const request of requests)
      it(JSON.stringify(request), async () => assert.deepEqual(await changed(request), asBefore));

    it('when a code is promoted, which keeps its words as another name', async () => {
      const request = {
        kind: 'promote',
        code: 'modelling',
        name: 'Showing how',
        words: 'Modelling',
        place: { parent: undefined },
      } as const;
      assert.deepEqual(await changed(request), asBefore);
    });
  });
  it('lead on to the code that was split, and go with the codings that are dealt out', async () => {
    const found = await changed({
      kind: 'split',
      code: 'mentoring',
      fresh: [{ id: 'visits', name: plainLabel('Visits') }],
      deals: new Map([['1', ['visits', 'trust']]]),
    });
    const [after, ...codings] = found;
    assert.equal(after, text);
    // Of one coding that became two, both have the memo.
    assert.deepEqual(codings.map((coding) => coding?.replace(/^\S+ /, '')).sort(), [
      'modelling Not [[mentoring|this]]',
      'trust As [[peer work]] is',
      'trust See [[mentoring]]',
      'visits See [[mentoring]]',
    ]);
  });
  it('are as they were where the codebook can’t be written', async () => {
    const { project, store } = await openMemory({ 'codebook.yaml': book, [memo]: text });
    store.failure = (path) => (path === 'codebook.yaml' ? new Error('full') : undefined);
    const request = { kind: 'id', code: 'mentoring', id: 'coaching' } as const;
    await assert.rejects(refactor(project, request), /full/);
    assert.equal(store.text(memo), text);
  });
});
