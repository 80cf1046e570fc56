import * as assert from 'node:assert/strict';
import { eventually } from './support/eventually';
import { useWorkbench } from './support/useWorkbench';

const themes = [
  { theme: 'Default Dark Modern', name: 'dark' },
  { theme: 'Default Light Modern', name: 'light' },
  { theme: 'Default High Contrast', name: 'high-contrast' },
];

for (const { theme, name } of themes)
  describe(`Finding excerpts by a question in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useWorkbench({
      folder: 'examples/cross-school-leadership',
      theme,
      settings: { 'codebook.coder': 'mei' },
    });
    const box = () => workbench().quickPick.opened('Find Excerpts by Query');

    it('offers fields, then values by id and name', async () => {
      const w = workbench();
      await w.openSideBar('Codebook');
      await w.runCommand('Codebook: Find Excerpts by Query…');
      const pick = await box();
      assert.equal(await pick.offers('code:'), true);
      await pick.type('code:带教');
      await eventually(async () => assert.equal(await pick.offers('code:mentoring'), true));
      await pick.pick('code:mentoring');
      await eventually(async () => assert.equal(await pick.value(), 'code:mentoring '));
    });

    it('counts what is found as it is typed, and tells what is wrong at its place', async () => {
      const w = workbench();
      const pick = await box();
      await eventually(async () => assert.equal(await pick.offers('Show 12 excerpts'), true));
      await pick.type('code:mentoring rle:leader');
      await eventually(async () => assert.equal(await pick.offers('Did you mean “role”?'), true));
      await w.screenshot(`query/${name}/fault`);
      await pick.type('code:mentoring round:1 kind:document');
      await eventually(async () => assert.equal(await pick.offers('Show 0 excerpts'), true));
      await pick.type('code:mentoring role:leader near/2 "听"');
      await eventually(async () => assert.match(await pick.focusedLabel(), /Show \d+ excerpts/));
      await w.screenshot(`query/${name}/asked`);
    });

    it('shows them in the Excerpts view, and lists them in an editor', async () => {
      const w = workbench();
      const pick = await box();
      const [, count = ''] = /Show (\d+) excerpts/.exec(await pick.focusedLabel()) ?? [];
      await pick.accept();
      await pick.closed();
      await eventually(async () =>
        assert.match(
          await w.page.locator('.pane-header', { hasText: 'Excerpts (' }).innerText(),
          new RegExp(`Excerpts \\(${count}\\)`, 'i'),
        ),
      );
      await w.runCommand('Codebook: List the Excerpts in an Editor');
      await eventually(async () =>
        assert.ok((await w.tabs()).some((tab) => tab.startsWith('code mentoring'))),
      );
      const text = await w.page.locator('.monaco-editor .view-lines').last().innerText();
      assert.match(text.replace(/\u00a0/g, ' '), new RegExp(`Excerpts: ${count}\n`));
      await w.screenshot(`query/${name}/results`);
    });
  });
