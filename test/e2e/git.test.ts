import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { useWorkbench } from './support/useWorkbench';

describe('Setting up git in VS Code', () => {
  const workbench = useWorkbench({ folder: 'plain' });

  function attributes(): string | undefined {
    const file = workbench().path('.gitattributes');
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
  }

  const dialog = () => workbench().page.locator('.monaco-dialog-box');
  const button = (label: string) => dialog().locator('.monaco-button', { hasText: label });

  it('says what to do where there is no repository', async function () {
    if (spawnSync('git', ['--version']).status !== 0) {
      console.log('      (skipped: there is no git on this machine)');
      this.skip();
    }
    await workbench().runCommand('Codebook: Set Up Git Merging…');
    await workbench().notification(/not in a git repository\. Make it one first/);
    assert.equal(attributes(), undefined);
    spawnSync('git', ['init', '--quiet'], { cwd: workbench().folder });
  });
  it('shows what it will change, and changes nothing until it is told to', async () => {
    await workbench().runCommand('Codebook: Set Up Git Merging…');
    await dialog().waitFor();
    const words = await dialog().innerText();
    assert.match(words, /codings\/\*\*\/\*\.jsonl merge=codebook diff=codebook/);
    assert.match(words, /merge\.codebook\.driver = .*codebook\.js'? merge -- %O %A %B %P/);
    await workbench().screenshot('git-setup');
    assert.equal(attributes(), undefined);
    await button('Set Up').click();
    await workbench().notification(/Commit \.gitattributes/);
    assert.match(attributes() ?? '', /^\/codebook\.yaml merge=codebook$/m);
  });
  it('takes it away again', async () => {
    await workbench().runCommand('Codebook: Remove Git Merging…');
    await dialog().waitFor();
    await button('Remove').click();
    await workbench().notification(/by lines again/);
    assert.equal(attributes(), undefined);
    assert.doesNotMatch(fs.readFileSync(workbench().path('.git/config'), 'utf8'), /codebook\.js/);
  });
});
