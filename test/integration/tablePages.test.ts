import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { countAnswers, prepared } from '../../src/core/analysis/query/query';
import type { LiveSources } from '../../src/extension/live';
import { Coverage } from '../../src/extension/features/coverage/coverage';
import { FrameworkGrid } from '../../src/extension/features/framework/frameworkGrid';
import { Perspectives } from '../../src/extension/features/perspectives/perspectives';
import { FaultOf, type TableKind } from '../../src/extension/pages/tableKind';
import { Acts } from '../../src/extension/state/acts';
import { Choice } from '../../src/extension/state/choice';
import type { OpenProject } from '../../src/extension/workspace';
import type { TableAsk } from '../../src/protocol/table';
import { codingLines, recordOn } from '../support/builders';
import { codebook } from './support/codebook';
import { eventually } from './support/host';
import { Memory, type OwnProjects, ownProjects } from './support/trees';

const own = 'Lin: We plan lessons with them.\nLin: They listen.\n';
const peer = 'Kim: She tells us what to plan.\n';
const note = 'Lin plans with Kim, who listens.\n';

const files = {
  'codebook.yaml':
    'codes:\n  top:\n    codable: false\n    codes:\n      a: First\n      b: Second\n  c: Third\n',
  'cases.csv': 'case,name,speaker,role,peer_of\nL1,Lin,Lin,leader,\nP1,Kim,Kim,peer,L1\n',
  'sources.csv':
    'source,case,round,perspective\nown.txt,L1,1,self\npeer.txt,P1,2,peer\nnote.txt,L1,2,observer\n',
  'own.txt': own,
  'peer.txt': peer,
  'note.txt': note,
  'codings/ana/own.txt.jsonl': codingLines(
    recordOn(own, 'We plan', { id: '1', code: 'a' }),
    recordOn(own, 'lessons', { id: '2', code: 'b' }),
  ),
  'codings/ana/peer.txt.jsonl': codingLines(
    recordOn(peer, 'tells us', { id: '3', code: 'a', memo: 'It contradicts her.' }),
  ),
  'codings/ben/note.txt.jsonl': codingLines(recordOn(note, 'listens', { id: '4', code: 'c' })),
};

/** A table as one reads it: a line a row, cells as they are shown. */
async function read<Counted>(kind: TableKind<Counted>, open: OpenProject, part: TableAsk = {}) {
  const ask = { ...kind.usual, ...part };
  const counted = await kind.count(open, ask);
  const { lines, columns } = kind.list(open, ask, counted);
  const shown = lines
    .filter(({ isLeftOut }) => !isLeftOut)
    .map(({ label, cells }) => [label, ...cells.map(({ text }) => text)].join(' | '));
  const choose = (row: string, column?: string) =>
    kind.choose(open, { ask, counted }, { row, column });
  const chips = kind
    .tools(open, ask, counted)
    .flatMap((tool) => (tool.kind === 'chips' ? tool.options : []))
    .map(({ label, count }) => `${label} ${count}`);
  return { columns: columns.map(({ label }) => label), shown, chips, choose };
}

describe('Pages that are tables', () => {
  let projects: OwnProjects;
  let choice: Choice;
  let live: LiveSources;
  beforeEach(async () => {
    projects = await ownProjects(files);
    choice = new Choice(new Memory());
    live = (await codebook()).live;
  });
  afterEach(async () => {
    choice.dispose();
    await projects.remove();
  });
  const asked = async () => {
    const { project } = projects.open;
    const { also } = choice.chosen ?? {};
    assert.ok(also, 'a question was chosen');
    return countAnswers(project, prepared(project, also.query));
  };

  it('open by their commands, each once', async () => {
    await codebook();
    const tabs = () =>
      vscode.window.tabGroups.all
        .flatMap((group) => group.tabs.map(({ label }) => label.replace(/:.*/, '')))
        .sort();
    for (const command of ['comparePerspectives', 'showCoverage', 'openFramework'])
      await vscode.commands.executeCommand(`codebook.${command}`);
    await eventually(() =>
      assert.deepEqual(tabs(), ['Coverage', 'Framework grid', 'Perspectives']),
    );
    await vscode.commands.executeCommand('codebook.showCoverage');
    await eventually(() => assert.equal(tabs().length, 3));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('tell who speaks of a case, and ask for what they counted', async () => {
    const kind = new Perspectives(choice);
    const { open } = projects;
    const { shown, chips, choose } = await read(kind, open, { contradicts: 'memo:contradicts' });
    assert.deepEqual(shown, [
      'top | 2 | 1 |  | 1 | both · contradicted',
      'First | 1 | 1 |  | 1 | both · contradicted',
      'Second | 1 |  |  |  | only self',
      'Third |  |  | 1 |  | only observed or written',
    ]);
    assert.deepEqual(chips, [
      'All 3',
      'Said by both 1',
      'Only by self 1',
      'Only by others 0',
      'Only observed or written 1',
      'Contradicted 1',
      'By nobody 0',
    ]);
    await choose('a', 'others');
    assert.deepEqual([await asked(), choice.chosen?.also?.words], [1, 'First · others on Lin']);
    await choose('top');
    assert.equal(await asked(), 3);
    await choose('a', 'contradicted');
    assert.equal(await asked(), 1);
    const { shown: few } = await read(kind, open, { show: 'elsewhere' });
    assert.deepEqual(few, ['Third |  |  | 1 | only observed or written']);
    await assert.rejects(read(kind, open, { contradicts: 'code:nobody' }), FaultOf);
  });

  it('compare two groups, of the registers or of questions', async () => {
    const kind = new Perspectives(choice);
    const { open } = projects;
    const { columns, shown, choose } = await read(kind, open, { view: 'groups' });
    assert.deepEqual([columns[0], columns[4]], ['role:leader', 'role:peer']);
    assert.match(shown[1] ?? '', /^First \| 1 \| 1 \| 33\.3% \| 100\.0% \| 1 \| 1 \| /);
    await choose('a', 'one');
    assert.equal(await asked(), 1);
    await choose('top');
    assert.equal(await asked(), 3);
    const before = { ...kind.usual, view: 'groups' };
    const set = kind.settle(open, { ...before, pair: 'round:1\u0000round:2' }, before);
    assert.deepEqual([set['one'], set['other']], ['round:1', 'round:2']);
  });

  it('tell what is not covered', async () => {
    const kind = new Coverage({ choice, live });
    const { open } = projects;
    const codes = await read(kind, open);
    assert.deepEqual(codes.shown, [
      'top | 3 | 2 | 2 |  |  | coder ana',
      'First | 2 | 2 | 2 |  |  | coder ana',
      'Second | 1 | 1 | 1 | 1 | Kim | Lin · own.txt · perspective self · round 1 · coder ana',
      'Third | 1 | 1 | 1 | 1 | Kim | Lin · note.txt · perspective observer · round 2 · coder ben',
    ]);
    await codes.choose('top', 'codings');
    assert.equal(await asked(), 3);
    const turns = await read(kind, open, { of: 'turns' });
    assert.deepEqual(turns.shown, ['own.txt | 2 | Lin | They listen.']);
    await turns.choose('0:own.txt');
    await eventually(() => {
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document.getText(editor.selection), 'They listen.');
    });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('count texts again that were coded since', async () => {
    const kind = new Coverage({ choice, live });
    const { open } = projects;
    projects.onDidChange(({ change }) => kind.forget(change));
    const uncoded = async () => (await read(kind, open, { of: 'turns' })).shown.length;
    assert.equal(await uncoded(), 1);
    await projects.put(
      'codings/ben/own.txt.jsonl',
      codingLines(recordOn(own, 'listen', { id: '9', code: 'c' })),
    );
    assert.equal(await uncoded(), 0);
  });

  it('write in the framework grid, and take it back', async () => {
    const acts = new Acts(new Memory(), undefined);
    const kind = new FrameworkGrid({ choice, acts, live });
    const { open } = projects;
    const cell = await kind.cells.read(open, 'L1', 'a');
    assert.deepEqual(
      [cell.title, cell.text, cell.excerpts.map(({ quote }) => quote)],
      ['Lin × First', '', ['We plan']],
    );
    assert.deepEqual([choice.chosen?.code, choice.chosen?.case], ['a', 'L1']);
    const at = { row: 'L1', column: 'a' };
    const done = await kind.cells.write(open, { ...at, before: '', text: 'She plans.' });
    assert.deepEqual(done, { isDone: true, text: 'She plans.' });
    assert.deepEqual((await read(kind, open)).shown, [
      'Lin | She plans. | 1 excerpt | 1 excerpt',
      'Kim | 1 excerpt |  | ',
    ]);
    const late = await kind.cells.write(open, { ...at, before: '', text: 'Mine.' });
    assert.deepEqual(late, { isDone: false, text: 'She plans.' });
    const counted = await kind.count(open);
    assert.equal(kind.text(open, counted, ['L1', 'P1']), '# Lin\n\n## First\n\nShe plans.\n');
    await acts.undo(open);
    assert.equal((await kind.cells.read(open, 'L1', 'a')).text, '');
  });
});
