import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import { eventually } from './support/eventually';
import { useWorkbench } from './support/useWorkbench';
import type { Workbench } from './support/workbench';

const themes = [
  { theme: 'Default Dark Modern', name: 'dark' },
  { theme: 'Default Light Modern', name: 'light' },
  { theme: 'Default High Contrast', name: 'high-contrast' },
];

describe('Changing the codes themselves', function () {
  this.timeout(120_000);
  const workbench = useWorkbench({
    folder: 'examples/cross-school-leadership',
    settings: { 'codebook.coder': 'lin-yue' },
    size: { width: 1440, height: 900 },
  });

  it('renames an id everywhere after a preview, and takes all of it back in one step', async () => {
    const w = workbench();
    await w.openSideBar('Codebook');
    await countOf(w, 'Mentoring a peer');
    const before = codings(w);
    const uses = before.filter((code) => code === 'mentoring').length;
    assert.ok(uses > 10);
    const row = await w.view('Codebook').row('Mentoring a peer');
    await row.click({ button: 'right' });
    await w.chooseInMenu('Change the Id of a Code…');
    await w.quickPick.opened('Change the Id of a Code');
    await w.quickPick.type('coaching');
    await w.quickPick.accept();
    const words = await w.answerDialog('Change Id');
    assert.match(words, /“mentoring” to “coaching”/);
    await eventually(() => {
      const after = codings(w);
      assert.equal(after.filter((code) => code === 'coaching').length, uses);
      assert.ok(!after.includes('mentoring'));
    });
    await w.runCommand('Codebook: Undo Coding Act');
    await eventually(() => {
      assert.deepEqual(codings(w), before);
      assert.match(book(w), /\n +mentoring:/);
    });
  });

  it('merges a code into another by dragging it there', async () => {
    const w = workbench();
    const [from, into] = ['Mentoring a peer', 'Modelling practice'];
    const view = w.view('Codebook');
    const names = await view.labels();
    assert.ok(names.includes(from), names.join());
    const target = names.includes(into) ? into : (names[names.indexOf(from) + 1] ?? '');
    const sum = (await countOf(w, from)) + (await countOf(w, target));
    await (await view.row(from)).dragTo(await view.row(target));
    await w.quickPick.opened(from);
    await w.quickPick.pick(`Merge into “${target}”`);
    await w.answerDialog('Merge');
    await eventually(async () => {
      assert.ok(!(await view.labels()).includes(from));
      const now = await countOf(w, target);
      assert.ok(now > 0 && now <= sum, `${now} of ${sum}`);
    });
    assert.match(book(w), /aliases: ?\n? +-? ?.*Mentoring a peer|Mentoring a peer/);
    await w.runCommand('View: Close All Editors');
    await w.runCommand('Codebook: Undo Coding Act');
    await eventually(async () => assert.ok((await view.labels()).includes(from)));
  });

  it('deals the excerpts of a code out to new ones, a key for each', async () => {
    const w = workbench();
    const uses = await countOf(w, 'Mentoring a peer');
    const row = await w.view('Codebook').row('Mentoring a peer');
    await row.click({ button: 'right' });
    await w.chooseInMenu('Split Code…');
    await w.quickPick.opened('Split Code');
    await w.quickPick.type('On site, At a distance');
    await w.quickPick.accept();
    for (const [n, key] of [
      [1, '1'],
      [2, '2'],
      [3, '*'],
    ] as const) {
      await w.quickPick.opened(`excerpt ${n} of ${uses}`);
      if (n === 2) await w.screenshot('split');
      await w.quickPick.type(key);
    }
    await w.quickPick.opened(`excerpt 4 of ${uses}`);
    await w.quickPick.type('.');
    await w.answerDialog('Split');
    await eventually(async () => {
      assert.equal(await countOf(w, 'Mentoring a peer'), uses - 3);
      assert.equal(await countOf(w, 'On site'), 2);
      assert.equal(await countOf(w, 'At a distance'), 2);
    });
    await w.runCommand('Codebook: Undo Coding Act');
    await eventually(async () => assert.equal(await countOf(w, 'Mentoring a peer'), uses));
  });

  it('deletes a code into the bin and brings it back from there', async () => {
    const w = workbench();
    const before = codings(w);
    const view = w.view('Codebook');
    await view.click('Mentoring a peer');
    await w.press('Delete');
    await w.answerDialog('Delete');
    await eventually(async () => {
      assert.ok(!(await view.labels()).includes('Mentoring a peer'));
      assert.ok(!codings(w).includes('mentoring'));
    });
    assert.equal(fs.readdirSync(w.path('deleted')).length, 1);
    await w.runCommand('Codebook: Restore Deleted Code or Memo…');
    await w.quickPick.pick('Mentoring a peer');
    await eventually(() => assert.deepEqual(codings(w).sort(), before.sort()));
  });

  it('sorts the codes, and shows boxes that hide them in the text', async () => {
    const w = workbench();
    const view = w.view('Codebook');
    const inBook = await view.labels();
    await w.runCommand('Codebook: Sort the Codes…');
    await w.quickPick.pick('By name');
    await eventually(async () => {
      const sorted = await view.labels();
      assert.equal(sorted[0], 'Enabling factors');
      assert.ok(sorted.indexOf('Travelling of practice') > sorted.indexOf('Inhibiting factors'));
      assert.deepEqual([...sorted].sort(), [...inBook].sort());
    });
    await w.runCommand('Codebook: Show or Hide Check Boxes');
    await eventually(async () => {
      const [first] = await view.visibleRows();
      assert.equal(first?.isChecked, true);
    });
    const [first] = await view.visibleRows();
    await view.toggle(first?.label ?? '');
    await eventually(async () => {
      const [now] = await view.visibleRows();
      assert.equal(now?.isChecked, false);
    });
    await view.toggle(first?.label ?? '');
  });
});

for (const { theme, name } of themes)
  describe(`A preview in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useWorkbench({
      folder: 'examples/cross-school-leadership',
      theme,
      settings: { 'codebook.coder': 'lin-yue' },
      size: { width: 1440, height: 900 },
    });

    it('says what would change before anything does', async () => {
      const w = workbench();
      await w.openSideBar('Codebook');
      const row = await w.view('Codebook').row('Mentoring a peer');
      await row.click();
      await row.click({ button: 'right' });
      await w.screenshot(`refactor/${name}/menu`);
      await w.chooseInMenu('Change the Id of a Code…');
      await w.quickPick.opened('Change the Id of a Code');
      await w.quickPick.type('coaching');
      await w.quickPick.accept();
      await w.page.locator('.monaco-dialog-box').waitFor();
      await w.screenshot(`refactor/${name}/preview`);
      const before = codings(w);
      await w.answerDialog('Cancel');
      assert.deepEqual(codings(w), before);
    });
  });

function book(w: Workbench): string {
  return fs.readFileSync(w.path('codebook.yaml'), 'utf8');
}

/** The code of every coding, file by file. */
function codings(w: Workbench): string[] {
  const root = w.path('codings');
  const files = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  return files
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => fs.readFileSync(`${root}/${file}`, 'utf8').trim().split('\n'))
    .map((line) => (JSON.parse(line) as { code: string }).code);
}

async function countOf(w: Workbench, code: string): Promise<number> {
  return eventually(async () => {
    const rows = await w.view('Codebook').rows();
    const row = rows.find(({ label }) => label === code);
    assert.ok(row, `${code} is not among ${rows.map(({ label }) => label).join()}`);
    return Number(/^\d+/.exec(row.description)?.[0]);
  });
}
