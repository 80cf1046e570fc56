import * as assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { isDone } from '../../src/core/project/gitSetup';
import { codebook } from './support/codebook';

const file = 'codings/ana/a.txt.jsonl';
const coding = (id: string, line: number, more = '') =>
  `{"id":"${id}","code":"a","range":[${line},1,${line},3],"quote":"We","before":"","after":"","created":"2026-11-23T09:12:04Z"${more}}\n`;

/** What the extension tells git runs in whatever runs the extension: that is what is tried here. */
describe('Git, set up by the extension', function () {
  this.timeout(30_000);
  let folder = '';

  function git(...args: string[]): string {
    const identity = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org'];
    return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
  }

  function commit(text: string): void {
    fs.writeFileSync(path.join(folder, file), text);
    git('add', '--all');
    git('commit', '--quiet', '-m', 'work');
  }

  before(function () {
    if (spawnSync('git', ['--version']).status !== 0) {
      console.log('      (skipped: there is no git on this machine)');
      this.skip();
    }
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'codebook 研究-'));
    fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(folder, 'codebook.yaml'), 'codes:\n  a: First\n');
    git('init', '--quiet', '--initial-branch=main');
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('merges codings and shows them as sentences', async () => {
    const { git: merging } = await codebook();
    assert.ok(merging);
    const uri = vscode.Uri.file(folder);
    await merging.carryOut(uri, await merging.plan(uri, true));
    assert.ok(isDone(await merging.plan(uri, true)));
    assert.equal(await merging.isStale(uri), false);
    commit(coding('one', 1));
    git('checkout', '--quiet', '-b', 'other');
    commit(coding('one', 1, ',"memo":"Why?"') + coding('two', 2));
    git('checkout', '--quiet', 'main');
    commit(coding('three', 2));
    git('merge', '--quiet', '--no-edit', 'other');
    assert.equal(
      fs.readFileSync(path.join(folder, file), 'utf8'),
      coding('one', 1, ',"memo":"Why?","conflict":[{"removed":true}]') +
        coding('three', 2) +
        coding('two', 2),
    );
    assert.match(
      git('diff', '--no-color', 'HEAD~1'),
      /^\+1 a “We” \(memo: Why\?\) \(conflict, or: removed\)$/m,
    );
  });
  it('tells when the program is gone, and is taken away without a trace', async () => {
    const { git: merging } = await codebook();
    assert.ok(merging);
    const uri = vscode.Uri.file(folder);
    git('config', 'merge.codebook.driver', "A=1 '/no such/node' /gone/codebook.js merge -- %O");
    assert.equal(await merging.isStale(uri), true);
    await merging.carryOut(uri, await merging.plan(uri, false));
    assert.equal(await merging.isStale(uri), false);
    assert.ok(!fs.existsSync(path.join(folder, '.gitattributes')));
    assert.doesNotMatch(fs.readFileSync(path.join(folder, '.git/config'), 'utf8'), /codebook\.js/);
  });
});
