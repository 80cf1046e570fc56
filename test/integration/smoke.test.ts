import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { host, projectFolder } from './support/host';

const id = 'qualitative-codebook.qualitative-codebook';

describe('Codebook', () => {
  it('is there, and activates', async () => {
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension, 'the extension is not there');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('runs where it says: in Node, or in a worker of the browser', () => {
    const { process } = globalThis as { process?: { versions?: { node?: string } } };
    assert.equal(host, process?.versions?.node === undefined ? 'web' : 'node');
  });

  it('has a project open, with its codebook', async () => {
    const names = (await vscode.workspace.fs.readDirectory(projectFolder())).map(([name]) => name);
    assert.ok(names.includes('codebook.yaml'), names.join(', '));
  });
});
