import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEditors,
  codebook,
  fileOf,
  openProject,
  showSource,
  writeText,
} from './support/codebook';
import { eventually as eventuallyIn } from './support/host';

/** VS Code takes its time over languages where others are at work, too. */
const eventually = <T>(check: () => T | Thenable<T>) => eventuallyIn(check, 20_000);

const text = `title: A plain project
codes:
  work:
    name: {en: Work, zh: 工作}
    codable: false
    codes:
      mentoring:
        name: {en: Mentoring peers, zh: 带教}
        color: "#4e79a7"
        key: m
        definition: The leader works with a teacher of another school.
        exclude:
          - Talks of hindrances (use barrier)
  barrier:
    name: {en: Barriers, zh: 障碍}
`;

describe('The codebook as a language', function () {
  this.timeout(60_000);

  let editor: vscode.TextEditor;
  const memo = 'memos/code-barrier.md';

  before(async () => {
    await openProject();
    await writeText(memo, '---\nabout: code:barrier\n---\n\nSee [[mentoring]] and [[nobody]].\n');
  });

  beforeEach(async () => {
    await closeEditors();
    const document = await vscode.workspace.openTextDocument(fileOf('codebook.yaml'));
    editor = await vscode.window.showTextDocument(document);
    await put(text);
  });

  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(fileOf('memos'), { recursive: true });
  });

  /** Makes this the text of the codebook in its editor, unsaved. */
  async function put(words: string): Promise<void> {
    const { document } = editor;
    const end = document.lineAt(document.lineCount - 1).range.end;
    await editor.edit((edit) =>
      edit.replace(new vscode.Range(0, 0, end.line, end.character), words),
    );
  }

  const at = (words: string, beyond = 0) => {
    const offset = editor.document.getText().indexOf(words);
    assert.ok(offset >= 0, words);
    return editor.document.positionAt(offset + beyond);
  };

  /** Writes the text, and gives what is offered at the mark `|` in it. */
  async function offered(withCursor: string): Promise<vscode.CompletionItem[]> {
    const offset = withCursor.indexOf('|');
    await put(withCursor.replace('|', ''));
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      editor.document.positionAt(offset),
      undefined,
      100,
    );
    // Words of the text are offered by VS Code itself.
    return items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
  }

  const labels = (items: readonly vscode.CompletionItem[]) =>
    items.map(({ label }) => (typeof label === 'string' ? label : label.label));

  it('offers the fields that are not there yet', async () => {
    await eventually(async () => {
      const fields = labels(await offered(text.replace('  barrier:\n', '  barrier:\n    |\n')));
      assert.deepEqual(fields, [
        'color',
        'codable',
        'definition',
        'include',
        'exclude',
        'examples',
        'aliases',
        'key',
        'codes',
      ]);
    });
  });

  it('offers ids in a rule, with what they mean, though the line is not finished', async () => {
    const items = await offered(text.replace('(use barrier)', '(use ba|'));
    assert.deepEqual(labels(items), ['work', 'mentoring', 'barrier']);
    const barrier = items[2];
    assert.equal(barrier?.insertText, 'barrier');
    assert.match(String(barrier?.filterText), /障碍/);
  });

  it('offers colours and free keys', async () => {
    const colors = await offered(text.replace('  barrier:\n', '  barrier:\n    color: |\n'));
    assert.ok(colors.length > 50);
    assert.ok(colors.every(({ kind }) => kind === vscode.CompletionItemKind.Color));
    const keys = labels(await offered(text.replace('  barrier:\n', '  barrier:\n    key: |\n')));
    assert.equal(keys[0], 'b');
    assert.ok(!keys.includes('m'));
  });

  it('says what a code means and how often it was applied, wherever its id stands', async () => {
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      at('mentoring:', 2),
    );
    const words = (hover?.contents ?? []).map((each) => (each as vscode.MarkdownString).value);
    assert.match(words.join('\n'), /The leader works with a teacher/);
    assert.match(words.join('\n'), /2 excerpts/);
  });

  it('says what a field is for', async () => {
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      at('exclude:', 2),
    );
    const words = (hover?.contents ?? []).map((each) => (each as vscode.MarkdownString).value);
    assert.match(words.join('\n'), /which code to use instead/);
  });

  it('has its codes as outline, saved or not', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      editor.document.uri,
    );
    const drawn = symbols.flatMap(({ name, children }) => [
      name,
      ...children.map((c) => `  ${c.name}`),
    ]);
    assert.deepEqual(drawn, ['Work', '  Mentoring peers', 'Barriers']);
  });

  it('keeps what it knows while the text is broken, and says so', async () => {
    await vscode.commands.executeCommand(
      'vscode.executeDocumentSymbolProvider',
      editor.document.uri,
    );
    await put(text.replace('codes:\n  work', 'codes: [\n  work'));
    const lenses = await lensesShown();
    assert.match(lenses[0] ?? '', /Line 2 can’t be read/);
    assert.equal(lenses.length, 4);
  });

  async function lensesShown(): Promise<string[]> {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      editor.document.uri,
      100,
    );
    return lenses.map(({ command }) => command?.title ?? '');
  }

  it('counts above each code, with cases and coders', async () => {
    await eventually(async () =>
      assert.deepEqual(await lensesShown(), [
        'category · 2 with the codes below · 1 case · 1 coder',
        '2 excerpts · 1 case · 1 coder',
        '1 excerpt · 1 case · 1 coder',
      ]),
    );
  });

  it('lists the excerpts of the count that is clicked', async () => {
    const { choice } = await codebook();
    const open = await openProject();
    await vscode.commands.executeCommand(
      'codebook.book.showExcerpts',
      open.folder.toString(),
      'barrier',
    );
    assert.equal(choice.chosen?.code, 'barrier');
    choice.choose(undefined);
  });

  it('shows its colours, and writes one that is picked in the same form', async () => {
    const [color] = await vscode.commands.executeCommand<vscode.ColorInformation[]>(
      'vscode.executeDocumentColorProvider',
      editor.document.uri,
    );
    assert.ok(color);
    assert.equal(editor.document.getText(color.range), '"#4e79a7"');
    const [presentation] = await vscode.commands.executeCommand<vscode.ColorPresentation[]>(
      'vscode.executeColorPresentationProvider',
      new vscode.Color(1, 0, 0, 1),
      { uri: editor.document.uri, range: color.range },
    );
    assert.equal(presentation?.textEdit?.newText, '"#ff0000"');
  });

  /** The words at which definitions of a place are. */
  async function defined(uri: vscode.Uri, position: vscode.Position): Promise<string[]> {
    const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      uri,
      position,
    );
    return links.map(({ targetSelectionRange }) => editor.document.getText(targetSelectionRange));
  }

  it('leads from a rule, a memo and a coded passage to the code', async () => {
    const { uri } = editor.document;
    assert.deepEqual(await defined(uri, at('(use barrier', 7)), ['barrier']);
    const note = await vscode.workspace.openTextDocument(fileOf(memo));
    const inNote = (words: string) => note.positionAt(note.getText().indexOf(words) + 3);
    assert.deepEqual(await defined(note.uri, inNote('mentoring')), ['mentoring']);
    assert.deepEqual(await defined(note.uri, inNote('barrier')), ['barrier']);
    assert.deepEqual(await defined(note.uri, inNote('nobody')), []);
    const { document } = await showSource('transcripts/a.txt');
    await eventually(async () => {
      const place = document.positionAt(document.getText().indexOf('we plan lessons') + 3);
      assert.deepEqual(await defined(document.uri, place), ['mentoring']);
    });
  });

  it('finds every excerpt, and every rule and memo that names the code', async () => {
    const { uri } = editor.document;
    await eventually(async () => {
      const references = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        uri,
        at('barrier:', 2),
      );
      const found = await Promise.all(
        references.map(async ({ uri: file, range }) => {
          const document = await vscode.workspace.openTextDocument(file);
          return `${file.path.split('/').slice(-2).join('/')}: ${document.getText(range)}`;
        }),
      );
      const project = uri.path.split('/').at(-2) ?? '';
      assert.deepEqual(
        found.sort(),
        [
          `${project}/codebook.yaml: barrier`,
          `${project}/codebook.yaml: barrier`,
          'memos/code-barrier.md: barrier',
          'transcripts/a.txt: We could not pay for a substitute teacher',
        ].sort(),
      );
    });
  });

  it('makes links of ids in double brackets', async () => {
    const note = await vscode.workspace.openTextDocument(fileOf(memo));
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      note.uri,
      10,
    );
    const ours = links.filter(({ target }) => target?.path.endsWith('/codebook.yaml'));
    assert.deepEqual(
      ours.map(({ target }) => target?.fragment),
      ['L14,3', 'L7,7'],
    );
  });

  it('finds codes and cases by name, in every language', async () => {
    const find = async (query: string) => {
      const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        query,
      );
      return symbols.map(({ name, containerName }) => `${name} (${containerName})`);
    };
    assert.deepEqual(await find('障碍'), ['障碍 (Barriers · barrier)']);
    assert.deepEqual(await find('Zhou'), ['Zhou Min (case · zhou)']);
  });
});
