import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEditors,
  codebook,
  fileOf,
  openProject,
  readText,
  writeText,
} from './support/codebook';
import { eventually } from './support/host';

const codings = 'codings/ana/transcripts/a.txt.jsonl';

/** What the Problems panel shows of a file: no hints. */
function shownIn(path: string): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(fileOf(path))
    .filter(({ source, severity }) => source === 'Codebook' && severity < hint);
}

const hint = vscode.DiagnosticSeverity.Hint;

function kindsIn(path: string): unknown[] {
  return shownIn(path).map(({ code }) => code);
}

describe('Problems', function () {
  this.timeout(30_000);

  let book = '';
  let records = '';

  before(async () => {
    await openProject();
    book = await readText('codebook.yaml');
    records = await readText(codings);
  });

  afterEach(async () => {
    await closeEditors();
    await writeText('codebook.yaml', book);
    await writeText(codings, records);
    await (await openProject()).project.refresh(['codebook.yaml', codings]);
    await eventually(() =>
      assert.deepEqual([...kindsIn(codings), ...kindsIn('codebook.yaml')], []),
    );
  });

  it('stand at the line that needs mending, and go when it is mended', async () => {
    const { project } = await openProject();
    await writeText(codings, records.replace('"code":"barrier"', '"code":"barier"'));
    await project.refresh([codings]);
    await eventually(() => {
      const [problem, ...others] = shownIn(codings);
      assert.deepEqual(others, []);
      assert.equal(problem?.code, 'unknown-code');
      assert.match(problem.message, /“barier” is not in the codebook/);
      assert.equal(problem.range.start.line, 2);
      assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    });
  });

  it('underline the very words, where the text has characters of two units', async () => {
    const { project } = await openProject();
    const line = '  faces: {name: "😀😀", color: nope}';
    await writeText('codebook.yaml', `${book.trimEnd()}\n${line}\n`);
    await project.refresh(['codebook.yaml']);
    const document = await vscode.workspace.openTextDocument(fileOf('codebook.yaml'));
    await eventually(() => {
      const words = shownIn('codebook.yaml').map(({ range }) => document.getText(range));
      assert.deepEqual(words, ['nope']);
    });
  });

  it('go with the project', async () => {
    const { projects } = await codebook();
    await writeText('inner/codebook.yaml', 'codes:\n  a: {color: nope}\n');
    await projects.search();
    await eventually(() => assert.equal(kindsIn('inner/codebook.yaml').length, 1));
    await vscode.workspace.fs.delete(fileOf('inner'), { recursive: true });
    await projects.search();
    await eventually(() => assert.deepEqual(kindsIn('inner/codebook.yaml'), []));
    const { project } = await openProject();
    await project.refresh([], true);
  });
});
