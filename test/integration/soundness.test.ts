import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, fileOf, openProject } from './support/codebook';
import { eventually as eventuallyIn } from './support/host';

const eventually = <T>(check: () => T | Thenable<T>) => eventuallyIn(check, 20_000);

const text = `codes:
  mentoring:
    name: Mentoring
    definition: Works with one teacher.
    include: [Visits]
    examples:
      - We plan lessons together.
      - Nobody said this.
    key: m
  barrier:
    key: m
`;

const kindOf = (code: vscode.Diagnostic['code']) => (typeof code === 'string' ? code : '');

describe('A codebook that is not sound', function () {
  this.timeout(60_000);

  let editor: vscode.TextEditor;

  beforeEach(async () => {
    await openProject();
    await closeEditors();
    const document = await vscode.workspace.openTextDocument(fileOf('codebook.yaml'));
    editor = await vscode.window.showTextDocument(document);
  });

  afterEach(closeEditors);

  /** Makes this the text of the codebook in its editor, unsaved. */
  async function put(words: string): Promise<void> {
    const { lineCount } = editor.document;
    const all = editor.document.validateRange(new vscode.Range(0, 0, lineCount, 0));
    await editor.edit((edit) => edit.replace(all, words));
  }

  const diagnostics = () =>
    vscode.languages
      .getDiagnostics(editor.document.uri)
      .filter(({ source }) => source === 'Codebook');
  const told = () =>
    diagnostics().map(({ code, range }) => `${kindOf(code)}: ${editor.document.getText(range)}`);

  async function fixesOf(kind: string): Promise<vscode.CodeAction[]> {
    const diagnostic = diagnostics().find(({ code }) => code === kind);
    assert.ok(diagnostic, `${kind} among ${told().join(', ')}`);
    return vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      diagnostic.range,
      vscode.CodeActionKind.QuickFix.value,
    );
  }

  it('is told what is wrong while it is written, without being saved', async () => {
    await put(text);
    await eventually(() =>
      assert.deepEqual(told().sort(), [
        'duplicate-key: m',
        'example-not-coded: Nobody said this.',
        'no-definition: barrier',
      ]),
    );
    const hints = diagnostics().filter(
      ({ severity }) => severity === vscode.DiagnosticSeverity.Hint,
    );
    assert.deepEqual(
      hints.map(({ code }) => code),
      ['no-definition'],
    );
    await put(text.replace('      - Nobody said this.\n', '').replace('    key: m\n', ''));
    await eventually(() => assert.deepEqual(told(), ['no-definition: barrier']));
  });

  it('goes back to what the file says when its editor is closed', async () => {
    // Other tests add codes to the file: it is asked beforehand what it says.
    const kinds = () => {
      const all = vscode.languages.getDiagnostics(fileOf('codebook.yaml'));
      return [...new Set(all.map(({ code }) => kindOf(code)))].sort();
    };
    await eventually(() => assert.ok(kinds().includes('no-criteria')));
    const said = kinds();
    assert.ok(said.includes('no-example') && !said.includes('duplicate-key'));
    await put(text);
    await eventually(() => assert.ok(told().some((line) => line.startsWith('duplicate-key'))));
    await closeEditors();
    await eventually(() => assert.deepEqual(kinds(), said));
  });

  it('is mended by quick fixes', async () => {
    await put(text);
    await eventually(() => assert.equal(told().length, 3));
    const titles = async (kind: string) => (await fixesOf(kind)).map(({ title }) => title);
    assert.deepEqual(await titles('duplicate-key'), [
      'Use the free letter “b”',
      'Remove this key',
      'Tell no more of “duplicate-key” in this project',
    ]);
    assert.deepEqual(await titles('no-definition'), [
      'Begin “definition:”',
      'Tell no more of “no-definition” in this project',
    ]);
    const [fix, choose] = await fixesOf('example-not-coded');
    assert.equal(choose?.title, 'Choose an example from its excerpts…');
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.ok(!editor.document.getText().includes('Nobody said'));
    assert.ok(editor.document.getText().includes('- We plan lessons together.\n    key: m'));
  });

  it('is told only as gravely as the settings say', async () => {
    const settings = () => vscode.workspace.getConfiguration('codebook');
    const target = vscode.ConfigurationTarget.Global;
    await put(text);
    await eventually(() => assert.equal(told().length, 3));
    try {
      const chosen = { 'no-definition': 'error', 'duplicate-key': 'off' };
      await settings().update('diagnostics', chosen, target);
      await eventually(() => {
        const severities = diagnostics().map(({ code, severity }) => [code, severity]);
        assert.deepEqual(severities.sort(), [
          ['example-not-coded', vscode.DiagnosticSeverity.Information],
          ['no-definition', vscode.DiagnosticSeverity.Error],
        ]);
      });
    } finally {
      await settings().update('diagnostics', undefined, target);
    }
    await eventually(() => assert.equal(told().length, 3));
  });
});
