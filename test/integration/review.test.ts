import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ExcerptsProvider } from '../../src/extension/features/excerptsTree/provider';
import { Choice } from '../../src/extension/state/choice';
import {
  closeEditors,
  fileOf,
  openProject,
  readText,
  savedCodings,
  select,
  showSource,
  writeText,
} from './support/codebook';
import { eventually } from './support/host';
import { drawn, Memory, ownProjects } from './support/trees';

const source = 'transcripts/a.txt';
const codings = `codings/ana/${source}.jsonl`;
const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`codebook.${command}`, ...args);
const quotes = async () => (await savedCodings('ana', source)).map(({ quote }) => quote);
const exists = (path: string) =>
  vscode.workspace.fs.stat(fileOf(path)).then(
    () => true,
    () => false,
  );

describe('Reviewing', function () {
  this.timeout(30_000);

  let text = '';
  let records = '';
  let table = '';

  before(async () => {
    await openProject();
    text = await readText(source);
    records = await readText(codings);
    table = await readText('sources.csv');
  });

  afterEach(async () => {
    await closeEditors();
    for (const path of ['transcripts', 'codings', 'talks'])
      if (await exists(path)) await vscode.workspace.fs.delete(fileOf(path), { recursive: true });
    await writeText(source, text);
    await writeText(codings, records);
    await writeText('sources.csv', table);
    const { project } = await openProject();
    await project.refresh([source, codings, 'sources.csv'], true);
    await eventually(() => assert.deepEqual([...project.doubts.all], []));
  });

  /** The source is corrected elsewhere: one excerpt has moved, one is lost, one stands. */
  async function correct(): Promise<void> {
    const now = text
      .replace('we plan lessons together', 'we plan our lessons together')
      .replace('课后我们一起讨论', '（听不清）');
    await writeText(source, now);
    const { project } = await openProject();
    await project.refresh([source]);
    await eventually(() =>
      assert.deepEqual(
        project.doubts.all.get(source)?.map(({ doubt }) => doubt),
        ['moved', 'lost'],
      ),
    );
  }

  /** The quick fixes of the problem at a line of the coding file, from 0. */
  async function fixesAt(line: number, path = codings): Promise<vscode.CodeAction[]> {
    await vscode.workspace.openTextDocument(fileOf(path));
    return eventually(async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        fileOf(path),
        new vscode.Range(line, 2, line, 3),
        vscode.CodeActionKind.QuickFix.value,
      );
      assert.ok(actions.some(({ command }) => command?.command.startsWith('codebook.')));
      return actions;
    });
  }

  async function fix(line: number, command: string): Promise<void> {
    const found = await eventually(async () => {
      const action = (await fixesAt(line)).find((each) => each.command?.command === command);
      assert.ok(action?.command, `a fix that runs ${command}`);
      return action.command;
    });
    await vscode.commands.executeCommand(command, ...((found.arguments ?? []) as unknown[]));
  }

  it('offers what can be done about a moved and about a lost coding', async () => {
    await correct();
    const titles = async (line: number) => (await fixesAt(line)).map(({ title }) => title);
    assert.deepEqual(await titles(0), [
      'Accept this place for Mentoring peers',
      'Attach Mentoring peers to the next candidate…',
      'Attach Mentoring peers to the selection',
      'Compare Mentoring peers then and now',
      'Remove Mentoring peers here',
      'Accept all of this source',
    ]);
    assert.deepEqual(await titles(1), [
      'Attach Mentoring peers to the next candidate…',
      'Attach Mentoring peers to the selection',
      'Keep Mentoring peers as lost',
      'Compare Mentoring peers then and now',
      'Remove Mentoring peers here',
    ]);
  });

  it('leads from the problem of a moved coding to its place', async () => {
    await correct();
    const related = await eventually(() => {
      const [problem] = vscode.languages.getDiagnostics(fileOf(codings));
      const [first] = problem?.relatedInformation ?? [];
      assert.ok(first);
      return first;
    });
    const document = await vscode.workspace.openTextDocument(related.location.uri);
    assert.equal(document.getText(related.location.range), 'we plan our lessons together');
  });

  it('accepts a place by a quick fix, and takes that back', async () => {
    await correct();
    await fix(0, 'codebook.review.accept');
    assert.equal((await quotes())[0], 'we plan our lessons together');
    await run('undo');
    assert.equal(await readText(codings), records);
  });

  it('accepts the place at the cursor', async () => {
    await correct();
    const editor = await showSource(source);
    select(editor, 'plan our');
    await run('review.accept');
    assert.equal((await quotes())[0], 'we plan our lessons together');
  });

  it('attaches a lost coding to the selection', async () => {
    await correct();
    const editor = await showSource(source);
    select(editor, '（听不清）');
    await fix(1, 'codebook.review.attach');
    assert.equal((await quotes())[1], '（听不清）');
  });

  it('keeps a coding as lost, and asks no more', async () => {
    await correct();
    await fix(1, 'codebook.review.keepLost');
    assert.match(await readText(codings), /"review":"lost"/);
    const { project } = await openProject();
    assert.deepEqual(
      project.doubts.all.get(source)?.map(({ doubt, isLost }) => [doubt, isLost]),
      [
        ['moved', false],
        [undefined, true],
      ],
    );
  });

  it('keeps one of a coding that was made twice, and takes it back by one undo', async () => {
    const [first = '', ...others] = records.split('\n');
    const twin = JSON.parse(first) as Record<string, unknown>;
    const second = JSON.stringify({ ...twin, id: '01993a10-6c00-7a10-8a01-00000000ffff' });
    const twice = [first, second, ...others].join('\n');
    await writeText(codings, twice);
    await (await openProject()).project.refresh([codings]);
    // A fix is for the line as the editor has it, and that hears of the file a little later.
    const document = await vscode.workspace.openTextDocument(fileOf(codings));
    await eventually(() => assert.equal(document.getText(), twice));
    await fix(1, 'codebook.review.keepOne');
    await eventually(async () =>
      assert.equal((await readText(codings)).split('\n').length, 1 + others.length),
    );
    await run('undo');
    assert.equal(await readText(codings), twice);
  });

  it('goes through what there is to review, settling one after the other', async () => {
    await correct();
    await run('review');
    const editor = await eventually(() => {
      const active = vscode.window.activeTextEditor;
      assert.ok(active);
      assert.equal(active.document.getText(active.selection), 'we plan our lessons together');
      return active;
    });
    await run('review.accept');
    await eventually(() => {
      assert.ok(editor.selection.isEmpty);
      assert.equal(editor.selection.active.line, 2);
    });
    await run('review.keepLost');
    const { project } = await openProject();
    const open = project.doubts.all.get(source)?.filter(({ doubt }) => doubt);
    assert.deepEqual(open, []);
  });

  it('shows a passage as it was coded beside what it is now', async () => {
    await correct();
    await fix(0, 'codebook.review.compare');
    await eventually(() => {
      const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
      assert.ok(input instanceof vscode.TabInputTextDiff);
      const [then, now] = [input.original, input.modified].map((uri) =>
        vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString()),
      );
      assert.match(then?.getText() ?? '', /^…e: I visit .*\nwe plan lessons together\n\./);
      assert.match(now?.getText() ?? '', /\nwe plan our lessons together\n/);
    });
  });

  it('takes codings along with a folder that is renamed, and back', async () => {
    await openProject();
    const rename = async (from: string, to: string) => {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(fileOf(from), fileOf(to));
      assert.ok(await vscode.workspace.applyEdit(edit));
    };
    await rename('transcripts', 'talks');
    await eventually(async () => {
      assert.equal(await readText('codings/ana/talks/a.txt.jsonl'), records);
      assert.equal(await readText('sources.csv'), table.replace('transcripts', 'talks'));
    });
    const { project } = await openProject();
    await eventually(() => assert.deepEqual([...project.sources.keys()], ['talks/a.txt']));
    await eventually(() => assert.deepEqual(project.problems(), []));
    await rename('talks', 'transcripts');
    await eventually(async () => assert.equal(await readText(codings), records));
    await eventually(() => assert.deepEqual([...project.sources.keys()], [source]));
    // The old file goes once the new one stands.
    await eventually(async () => assert.ok(!(await exists('codings/ana/talks/a.txt.jsonl'))));
  });

  it('follows a source that another program renamed, if it holds the same bytes', async () => {
    const { project } = await openProject();
    await project.verify();
    await vscode.workspace.fs.delete(fileOf(source));
    await writeText('transcripts/新.txt', text);
    await project.refresh([], true);
    await eventually(async () => {
      assert.equal(await readText('codings/ana/transcripts/新.txt.jsonl'), records);
    }, 10_000);
    // The act is noted once the files stand, and nothing tells when.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await run('undo');
    await eventually(async () => assert.equal(await readText(codings), records));
  });

  it('offers to give the codings of a source that is gone to one that is like it', async () => {
    await vscode.workspace.fs.delete(fileOf(source));
    await writeText('transcripts/b.txt', `Corrected.\n${text}`);
    const { project } = await openProject();
    await project.refresh([], true);
    const [first] = await fixesAt(0);
    assert.equal(first?.title, 'These are the codings of “transcripts/b.txt”');
    void run('review.attachSource', ...((first.command?.arguments ?? []) as unknown[]));
    await eventually(async () => {
      assert.equal(await readText('codings/ana/transcripts/b.txt.jsonl'), records);
    });
    await eventually(() => assert.deepEqual(project.problems(), []));
  });
});

describe('The group of what there is to review', () => {
  const files = {
    'codebook.yaml': 'codes: {a: First}\n',
    't/one.txt': 'Lin: We plan all lessons together.\n',
    'codings/ana/t/one.txt.jsonl':
      '{"id":"m","code":"a","range":[1,6,1,30],"quote":"We plan lessons together","before":"Lin: ","after":".\\n","created":""}\n',
    'codings/ana/t/gone.txt.jsonl':
      '{"id":"g","code":"a","range":[1,6,1,22],"quote":"Nobody remembers","before":"","after":"","created":""}\n',
  };

  it('comes with its sources and codings, and goes when all is settled', async () => {
    const own = await ownProjects(files);
    const tree = new ExcerptsProvider(own, new Choice(new Memory()));
    try {
      assert.deepEqual(await drawn(tree), []);
      await own.open.project.verify();
      assert.deepEqual(await drawn(tree), [
        'Needs Review | 2',
        '  one.txt | 1',
        '    [moved] Lin: «We plan all lessons together». | First · line 1',
        '  gone.txt | 1 · the file is gone',
        '    [lost] «Nobody remembers» | First · line 1',
      ]);
      assert.equal(tree.review.count, 2);
      await own.put('t/one.txt', 'Lin: We plan lessons together.\n');
      await own.put('t/gone.txt', 'Lin: Nobody remembers.\n');
      assert.deepEqual(await drawn(tree), []);
    } finally {
      tree.dispose();
      await own.remove();
    }
  });
});
