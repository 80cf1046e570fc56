import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ZipFile } from '../../src/core/packed/zip';
import { exportKinds, kindNames } from '../../src/core/exporting/request';
import { codes, guid, packageOf, qde, textSource, users } from '../support/refiFiles';
import { codebook, fileOf, openProject, readText } from './support/codebook';
import { eventually } from './support/host';

describe('Taking out and bringing in', function () {
  this.timeout(60_000);
  const remove = async (path: string) => {
    await vscode.workspace.fs.delete(fileOf(path), { recursive: true }).then(
      () => undefined,
      () => undefined,
    );
  };
  after(async () => {
    await Promise.all(['out', 'brought'].map(remove));
    // A watcher may be slow to tell, and what was here is no matter of the tests after these.
    await (await openProject()).project.refresh([], true);
  });

  for (const kind of kindNames)
    for (const ending of exportKinds[kind].filter((each) => each !== 'md'))
      it(`writes ${kind} as .${ending}`, async () => {
        await openProject();
        const to = fileOf(`out/${kind}.${ending}`);
        await vscode.commands.executeCommand('codebook.export', { kind, to });
        const bytes = await vscode.workspace.fs.readFile(to);
        assert.ok(bytes.length > 60, `${bytes.length}`);
        if (['qdpx', 'xlsx', 'docx'].includes(ending)) {
          const zip = new ZipFile(bytes);
          for (const name of zip.entries.keys()) assert.ok(zip.read(name));
        }
      });

  it('puts no source among the sources', async () => {
    await openProject();
    const to = fileOf('out/excerpts.md');
    void vscode.commands.executeCommand('codebook.export', { kind: 'excerpts', to });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await assert.rejects(async () => vscode.workspace.fs.stat(to));
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('makes a project of a package, and opens it', async () => {
    const { projects } = await codebook();
    const bytes = packageOf({
      'project.qde': qde(`${users}${codes}<Sources>${textSource([[3, 7]])}</Sources>`),
      [`sources/${guid(100)}.txt`]: 'We care. 👩‍🏫\n',
    });
    const file = fileOf('out/Old study.qdpx');
    await vscode.workspace.fs.writeFile(file, bytes);
    const into = fileOf('brought/Old study');
    await vscode.commands.executeCommand('codebook.importProject', { file, into });
    assert.equal(await readText('brought/Old study/transcripts/Interview.txt'), 'We care. 👩‍🏫\n');
    await eventually(() => {
      const open = projects.all.find(({ folder }) => folder.path.endsWith('/Old study'));
      assert.equal(open?.project.book.codes[0]?.id, 'care');
      assert.equal(open.project.index.countOf('care'), 1);
    });
  });

  it('makes a project of a vault of notes', async () => {
    const put = (path: string, text: string) =>
      vscode.workspace.fs.writeFile(fileOf(path), new TextEncoder().encode(text));
    await put('out/vault/Codes/Care.md', '---\ncode description: Looking after.\n---\n');
    await put('out/vault/Data/Talk.md', 'Lin: ==We care.== [[Care]] ^id-1\n');
    await put('out/vault/.obsidian/hidden.md', 'Nothing of ours.\n');
    const [file, into] = [fileOf('out/vault'), fileOf('brought/Vault')];
    await vscode.commands.executeCommand('codebook.importProject', { file, into });
    assert.match(await readText('brought/Vault/codebook.yaml'), /definition: Looking after\./);
    const { projects } = await codebook();
    await eventually(() => {
      const open = projects.all.find(({ folder }) => folder.path.endsWith('/Vault'));
      assert.equal(open?.project.index.countOf('care'), 1);
      assert.equal(open.project.sources.size, 1);
    });
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('lets a table of codings join the project, as one act that can be undone', async () => {
    const { project } = await openProject();
    const source = 'transcripts/a.txt';
    const words = 'What gets in the way?';
    const before = await readText('codebook.yaml');
    const file = fileOf('out/codings.csv');
    const table = `Document,Segment,Code,Created by\n${source},"${words}",Brought in,tab\n`;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(table));
    await vscode.commands.executeCommand('codebook.importProject', { file, join: fileOf(source) });
    await eventually(() => assert.equal(project.index.countOf('brought-in'), 1));
    assert.match(await readText('codebook.yaml'), /name: Brought in/);
    await vscode.commands.executeCommand('codebook.undo');
    await eventually(() => assert.equal(project.index.countOf('brought-in'), 0));
    assert.equal(await readText('codebook.yaml'), before);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('writes nothing where something is, or where the file is broken', async () => {
    const file = fileOf('out/Old study.qdpx');
    const into = fileOf('brought/Old study');
    const before = await readText('brought/Old study/codebook.yaml');
    await vscode.commands.executeCommand('codebook.importProject', { file, into });
    assert.equal(await readText('brought/Old study/codebook.yaml'), before);
    await vscode.workspace.fs.writeFile(file, new Uint8Array(10));
    const other = fileOf('brought/other');
    await vscode.commands.executeCommand('codebook.importProject', { file, into: other });
    await assert.rejects(async () => vscode.workspace.fs.stat(other));
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
