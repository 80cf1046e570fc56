import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MemosProvider } from '../../src/extension/features/memos/provider';
import { codingLines, recordOn } from '../support/builders';
import {
  closeEditors,
  fileOf,
  openProject,
  readText,
  savedCodings,
  setCoder,
  writeText,
} from './support/codebook';
import { eventually as eventuallyIn } from './support/host';
import { drawn, type OwnProjects, ownProjects, refreshes } from './support/trees';

/** VS Code takes its time over languages where others are at work, too. */
const eventually = <T>(check: () => T | Thenable<T>) => eventuallyIn(check, 20_000);

const li = 'Li: We plan lessons.\nLi: Time. Never enough.\n';
const study = {
  'codebook.yaml': 'codes:\n  planning:\n    name: Planning\n  barrier:\n    name: Barriers\n',
  'cases.csv': 'case,name\nli,Li Jia\n',
  'sources.csv': 'source,case\nli.txt,li\n',
  'li.txt': li,
  'codings/ana/li.txt.jsonl': codingLines(
    recordOn(li, 'We plan lessons', { id: 'p1', code: 'planning', memo: 'Ask\nagain.' }),
    recordOn(li, 'Never enough', { id: 'b1', code: 'barrier' }),
  ),
  'memos/barriers.md':
    '---\nabout: code:barrier\nby: ana\ndate: 2026-10-02\n---\n# What hinders\n\nSee [[So far]].\n',
  'memos/both.md': '---\nabout: [planning, li]\n---\nA plan.\n',
  'memos/so-far.md': '---\ntitle: So far\ncreated: 2026-11-01T10:00:00Z\n---\n- It **holds**.\n',
};

describe('Memos in the side bar', () => {
  let own: OwnProjects;
  let isByDate = false;
  let view: MemosProvider;

  beforeEach(async () => {
    own = await ownProjects(study);
    view = new MemosProvider(own, () => isByDate);
  });

  afterEach(async () => {
    isByDate = false;
    view.dispose();
    await own.remove();
  });

  it('stand by what they are about, with what links to each, and those of codings', async () => {
    assert.deepEqual(await drawn(view), [
      'Codes | 2',
      '  both | Planning, Li Jia · A plan.',
      '  What hinders | Barriers · See So far.',
      'Cases | 1',
      '  both | Planning, Li Jia · A plan.',
      'Other memos | 1',
      '  So far | It holds.',
      '    What hinders | See [[So far]].',
      'Codings | 1',
      '  Ask again. | Planning · ana · li.txt:1',
    ]);
  });

  it('stand in one list, the newest first, when asked for', async () => {
    isByDate = true;
    const rows = await drawn(view);
    assert.deepEqual(
      rows.map((row) => row.split(' | ')[0]),
      ['Ask again.', 'So far', '  What hinders', 'What hinders', 'both'],
    );
    assert.match(rows[1] ?? '', /2026/);
  });

  it('have rows of their own, and each knows the one above it', async () => {
    const ids = new Set<unknown>();
    let count = 0;
    const walk = async (node?: Parameters<typeof view.getTreeItem>[0]): Promise<void> => {
      for (const child of await view.getChildren(node)) {
        count++;
        ids.add((await view.getTreeItem(child)).id);
        assert.equal(view.getParent(child), node);
        await walk(child);
      }
    };
    await walk();
    assert.equal(ids.size, count);
    assert.equal(count, 10);
  });

  it('are drawn anew when a memo changes, and not when a text is only read', async () => {
    await drawn(view);
    const fired = refreshes(view);
    await own.put('li.txt', `${li}Li: More.\n`);
    await own.put('memos/new.md', '---\nabout: code:barrier\n---\n# New\n');
    await eventually(() => assert.equal(fired.length, 1));
    assert.deepEqual((await drawn(view)).slice(0, 4), [
      'Codes | 3',
      '  both | Planning, Li Jia · A plan.',
      '  What hinders | Barriers · See So far.',
      '  New | Barriers',
    ]);
  });
});

describe('Links in memos', function () {
  this.timeout(60_000);
  const path = 'memos/links.md';
  const folder = fileOf('memos');
  let coding = '';

  before(async () => {
    await openProject();
    coding = (await savedCodings('ana', 'transcripts/a.txt'))[0]?.id ?? '';
    await writeText('memos/zhou.md', '---\nabout: case:zhou\n---\n# On Zhou\n\nSee [[links]].\n');
  });

  afterEach(closeEditors);

  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(folder, { recursive: true });
    await eventually(async () => {
      const { project } = await openProject();
      assert.equal(project.memos.all.size, 0);
    });
  });

  /** Makes this the text of the memo, on disk and in its editor. */
  async function write(text: string, file = path): Promise<vscode.TextDocument> {
    await writeText(file, text);
    const { project } = await openProject();
    await project.refresh([file], true);
    const document = await vscode.workspace.openTextDocument(fileOf(file));
    await vscode.window.showTextDocument(document);
    await eventually(() => assert.equal(document.getText(), text));
    return document;
  }

  /** What is offered at the mark `|`: label, and what is put in. */
  async function offered(text: string, file = path): Promise<Map<string, vscode.CompletionItem>> {
    const document = await write(text.replace('¦', ''), file);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(text.indexOf('¦')),
    );
    // Words of the text and snippets are VS Code's own; and another test has made a code for comments.
    const ours = list.items.filter(
      ({ kind, label }) =>
        kind !== vscode.CompletionItemKind.Text &&
        kind !== vscode.CompletionItemKind.Snippet &&
        !/^(?:code:)?comment$/.test(typeof label === 'string' ? label : label.label),
    );
    return new Map(
      ours.map((item) => [typeof item.label === 'string' ? item.label : item.label.label, item]),
    );
  }

  const inserted = (items: ReadonlyMap<string, vscode.CompletionItem>) =>
    [...items.values()].map(({ insertText }) => insertText);

  it('are completed with codes, cases, sources and memos, by any of their names', async () => {
    await eventually(async () => {
      const items = await offered('See [[¦ and more');
      assert.deepEqual(inserted(items), [
        'mentoring]]',
        'barrier]]',
        'lin]]',
        'zhou]]',
        'a.txt]]',
        'links]]',
        'On Zhou]]',
      ]);
    });
    for (const typed of ['peers', '师徒', 'shitu', 'st', 'MENT'])
      assert.equal(inserted(await offered(`See [[${typed}¦`))[0], 'mentoring]]', typed);
    assert.deepEqual(inserted(await offered('See [[qqq¦')), []);
    const whole = await offered('See [[ba¦x]] and more');
    const range = whole.get('barrier')?.range;
    assert.ok(range instanceof vscode.Range);
    assert.deepEqual([range.start.character, range.end.character], [6, 11]);
    assert.equal(whole.get('barrier')?.insertText, 'barrier]]');
    const shown = (await offered('See [[ba¦x|her]] and more')).get('barrier');
    assert.equal(shown?.insertText, 'barrier');
  });

  it('say their kind where a memo says what it is about', async () => {
    const about = ['code:mentoring', 'code:barrier', 'case:lin', 'case:zhou'];
    for (const text of ['about: ¦', 'about: [lin, ¦]', 'about:\n  - lin\n  - ¦', 'about: "¦"'])
      await eventually(async () => {
        const items = inserted(await offered(`---\n${text}\n---\nWords.\n`));
        assert.deepEqual(items.slice(0, 4), about, text);
      });
    assert.deepEqual(inserted(await offered('---\nabout: lin\n---\nabout: ¦\n')), []);
    assert.deepEqual(inserted(await offered('---\ntitle: ¦\n---\n')), []);
  });

  async function definedAt(document: vscode.TextDocument, words: string): Promise<string[]> {
    const at = document.positionAt(document.getText().indexOf(words) + 1);
    const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at,
    );
    const places = links.map(async ({ targetUri, targetSelectionRange }) => {
      const target = await vscode.workspace.openTextDocument(targetUri);
      const name = targetUri.path.split('/').at(-1) ?? '';
      return `${name}: ${target.getText(targetSelectionRange ?? new vscode.Range(0, 0, 0, 0))}`;
    });
    return Promise.all(places);
  }

  it('lead to codes, cases, sources, memos and codings', async () => {
    const text = `[[coaching]] [[Zhou Min]] [[a.txt]] [[on zhou|her]] [[coding:${coding}]] [[nobody]]`;
    const document = await write(text);
    const [saved] = await savedCodings('ana', 'transcripts/a.txt');
    await eventually(async () => {
      assert.deepEqual(await definedAt(document, 'coaching'), ['codebook.yaml: mentoring']);
      assert.deepEqual(await definedAt(document, 'Zhou Min'), ['cases.csv: zhou']);
      assert.deepEqual(await definedAt(document, 'a.txt'), ['a.txt: ']);
      assert.deepEqual(await definedAt(document, 'on zhou'), ['zhou.md: On Zhou']);
      assert.deepEqual(await definedAt(document, 'coding:'), [`a.txt: ${saved?.quote}`]);
      assert.deepEqual(await definedAt(document, 'nobody'), []);
    });
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    assert.deepEqual(
      links.map(({ range }) => document.getText(range)),
      ['coaching', 'Zhou Min', 'a.txt', 'on zhou'],
    );
  });

  async function hovered(document: vscode.TextDocument, words: string): Promise<string> {
    const at = document.positionAt(document.getText().indexOf(words) + 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    return hovers
      .flatMap(({ contents }) => contents.map((each) => (each as vscode.MarkdownString).value))
      .join('\n');
  }

  it('rename what they name, with all links to it, by one act', async () => {
    const text = 'See [[on zhou|her]], [[Mentoring peers]], [[lin]].\n';
    const document = await write(text);
    const renamed = (words: string, name: string) =>
      vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        document.positionAt(text.indexOf(words) + 1),
        name,
      );
    const now = () => readText(path);
    await renamed('on zhou', 'With Zhou');
    assert.equal(await now(), text.replace('on zhou', 'With Zhou'));
    assert.match(await readText('memos/zhou.md'), /^# With Zhou$/m);
    await vscode.commands.executeCommand('codebook.undo');
    await eventually(async () => assert.equal(await now(), text));
    assert.match(await readText('memos/zhou.md'), /^# On Zhou$/m);
    const book = await readText('codebook.yaml');
    await eventually(() => assert.equal(document.getText(), text));
    await renamed('Mentoring', 'Guiding peers');
    await eventually(async () =>
      assert.equal(await now(), text.replace('Mentoring peers', 'Guiding peers')),
    );
    assert.match(await readText('codebook.yaml'), /Guiding peers/);
    await vscode.commands.executeCommand('codebook.undo');
    await eventually(async () => assert.equal(await readText('codebook.yaml'), book));
    await eventually(() => assert.equal(document.getText(), text));
  });

  it('say what they lead to, and what was written of it', async () => {
    const document = await write('[[barrier]] [[zhou]] [[On Zhou]] [[brrier]]');
    await write('---\nabout: barrier\n---\n# Hindrances\n', 'memos/b.md');
    await eventually(async () => {
      const code = await hovered(document, 'barrier');
      assert.match(code, /keeps the leader from the work/);
      assert.match(code, /\[Hindrances\]\(command:codebook\.memos\.open\?/);
      assert.match(await hovered(document, 'zhou'), /Zhou Min.*[^]*\[On Zhou\]/);
      assert.match(await hovered(document, 'On Zhou'), /Zhou Min[^]*See \\\[\\\[links/);
      assert.match(await hovered(document, 'brrier'), /Is “barrier” meant/);
    });
    await vscode.workspace.fs.delete(fileOf('memos/b.md'));
  });

  it('that lead nowhere are problems, which a fix mends', async () => {
    const document = await write(
      '---\nabout: case:zho\n---\n𠮷 [[barier]] and [[Something new]].\n',
    );
    const problems = await eventually(() => {
      const found = vscode.languages.getDiagnostics(document.uri);
      assert.deepEqual(
        found.map(
          ({ code, range }) => `${typeof code === 'string' ? code : ''} ${document.getText(range)}`,
        ),
        ['unknown-link case:zho', 'unknown-link barier', 'unknown-link Something new'],
      );
      return found;
    });
    const fixes = async (i: number) => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        problems[i]?.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      // VS Code tells not whose they are; its own for links in Markdown are called otherwise.
      return actions.filter(({ title }) => /^(Change to|Write a|Take the|Tell no)/.test(title));
    };
    const off = 'Tell no more of “unknown-link” in this project';
    const titles = async (i: number) => (await fixes(i)).map(({ title }) => title);
    // VS Code hears of problems a little later than we do.
    await eventually(async () => assert.deepEqual(await titles(0), ['Change to “case:zhou”', off]));
    assert.deepEqual(await titles(1), [
      'Change to “barrier”',
      'Write a memo “barier”',
      'Take the brackets away',
      off,
    ]);
    assert.deepEqual(await titles(2), [
      'Write a memo “Something new”',
      'Take the brackets away',
      off,
    ]);
    const edit = (await fixes(1))[0]?.edit;
    assert.ok(edit);
    await vscode.workspace.applyEdit(edit);
    const plain = (await fixes(2)).at(-2)?.edit;
    assert.ok(plain);
    await vscode.workspace.applyEdit(plain);
    assert.match(document.getText(), /𠮷 \[\[barrier\]\] and Something new\.\n/);
    await document.save();
    await eventually(() => assert.equal(vscode.languages.getDiagnostics(document.uri).length, 1));
  });

  it('open front matter is a problem, and is closed by a fix', async () => {
    const document = await write('---\nabout: zhou\n\nWords.\n');
    const [problem] = await eventually(() => {
      const found = vscode.languages.getDiagnostics(document.uri);
      assert.equal(found[0]?.code, 'open-front-matter');
      return found;
    });
    const [fix] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem?.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), '---\nabout: zhou\n---\n\nWords.\n');
  });

  it('to a memo are counted above it, with what it is about', async () => {
    const document = await write('---\nabout: [code:barrier, lin]\n---\n# Links\n');
    await eventually(async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      assert.deepEqual(
        lenses.map(({ command }) => command?.title),
        ['About Barriers', 'About Lin Yue', '1 mention'],
      );
    });
  });

  it('are found from what they lead to', async () => {
    const document = await write('---\nabout: [case:zhou]\n---\n# X\n\n[[Zhou Min]], `[[zhou]]`\n');
    const at = document.positionAt(document.getText().indexOf('Zhou Min') + 1);
    await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        at,
      );
      const texts = await Promise.all(
        found.map(async ({ uri, range }) => {
          const target = await vscode.workspace.openTextDocument(uri);
          return `${uri.path.split('/').at(-1) ?? ''}: ${target.getText(range)}`;
        }),
      );
      // VS Code itself takes single brackets for links, and finds them too.
      assert.deepEqual([...new Set(texts)].sort(), [
        'cases.csv: zhou',
        'links.md: Zhou Min',
        'links.md: zhou',
        'zhou.md: zhou',
      ]);
    });
  });

  it('stand in the codebook too, to anything', async () => {
    const uri = fileOf('codebook.yaml');
    const before = await readText('codebook.yaml');
    const text = before.replace('Something that keeps', 'See [[On Zhou]] and [[lin]]. Something');
    await writeText('codebook.yaml', text);
    const document = await vscode.workspace.openTextDocument(uri);
    await eventually(() => assert.equal(document.getText(), text));
    await eventually(async () => {
      assert.deepEqual(await definedAt(document, 'On Zhou'), ['zhou.md: On Zhou']);
      assert.deepEqual(await definedAt(document, 'lin]]'), ['cases.csv: lin']);
      assert.match(await hovered(document, 'On Zhou'), /Zhou Min/);
    });
    await writeText('codebook.yaml', before);
    await eventually(() => assert.equal(document.getText(), before));
  });
});

describe('Writing memos', function () {
  this.timeout(60_000);

  before(() => setCoder('ana'));

  after(async () => {
    await closeEditors();
    await setCoder(undefined);
    await vscode.workspace.fs.delete(fileOf('memos'), { recursive: true });
  });

  it('makes one about a row’s code with what is known, opens it, and then opens it again', async () => {
    const open = await openProject();
    const row = { kind: 'code', open, code: 'barrier' };
    await vscode.commands.executeCommand('codebook.writeMemo', row);
    const text = await readText('memos/Barriers.md');
    assert.match(
      text,
      /^---\ntitle: Barriers\nabout:\n {2}- code:barrier\ncoder: ana\ncreated: "\d{4}-.*Z"\n---\n\n$/,
    );
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.ok(editor.document.uri.path.endsWith('/memos/Barriers.md'));
    assert.equal(editor.selection.active.line, editor.document.lineCount - 1);
    await closeEditors();
    await vscode.commands.executeCommand('codebook.writeMemo', row);
    assert.ok(vscode.window.activeTextEditor?.document.uri.path.endsWith('/memos/Barriers.md'));
    const names = await vscode.workspace.fs.readDirectory(fileOf('memos'));
    assert.deepEqual(names, [['Barriers.md', vscode.FileType.File]]);
  });

  it('can be undone, where nothing was written yet', async () => {
    const { project } = await openProject();
    await closeEditors();
    await vscode.commands.executeCommand('codebook.writeMemo', fileOf('transcripts/a.txt'));
    assert.deepEqual(
      project.memos.index.about({ kind: 'source', id: 'transcripts/a.txt' }).length,
      1,
    );
    await closeEditors();
    await vscode.commands.executeCommand('codebook.undo');
    assert.deepEqual([...project.memos.all.keys()], ['memos/Barriers.md']);
  });

  it('of another program are taken in', async () => {
    const { project } = await openProject();
    await writeText('memos/other.md', '---\nabout: zhou\n---\n# From elsewhere\n');
    await eventually(() => {
      const [memo] = project.memos.index.about({ kind: 'case', id: 'zhou' });
      assert.equal(memo?.title, 'From elsewhere');
    });
  });
});
