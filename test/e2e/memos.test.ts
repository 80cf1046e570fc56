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

/** Somebody writes memos in the example, and follows them. */
for (const { theme, name } of themes)
  describe(`Memos in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useWorkbench({
      folder: 'examples/cross-school-leadership',
      theme,
      settings: { 'codebook.coder': 'lin-yue' },
      size: { width: 1440, height: 1100 },
    });

    it('stand in a view of their own, by what they are about', async () => {
      const w = workbench();
      await w.openSideBar('Codebook');
      for (const view of ['Excerpts', 'Cases']) await fold(w, view);
      await w.page.mouse.move(900, 500);
      const view = w.view('Memos');
      await view.unfold();
      await eventually(async () => {
        const rows = await view.rows();
        const groups = rows.filter(({ level }) => level === 1).map(({ label }) => label);
        assert.deepEqual(groups, ['Codes', 'Cases', 'Sources', 'Other memos', 'Codings']);
      });
      const labels = await view.labels();
      assert.ok(labels.includes('Silence, and who pays for it'), labels.join('\n'));
      assert.ok(labels.includes('L04：一个低估自己的人'));
      await view.click('Silence, and who pays for it');
      const editor = await w.editor('memos/code-hierarchy-face.md');
      await eventually(async () => {
        const lenses = await w.page.locator('.codelens-decoration a').allInnerTexts();
        assert.ok(
          lenses.some((words) => words.startsWith('About ')),
          lenses.join(),
        );
      });
      await editor.focus();
      await w.screenshot(`memos/${name}/view`);
    });

    it('of codings lead to their excerpts', async () => {
      const w = workbench();
      const view = w.view('Memos');
      // A click is lost on a tree that is just drawn anew.
      const isUnfolded = async () =>
        (await view.rows()).find(({ label }) => label === 'Codings')?.isExpanded;
      await eventually(async () => {
        if (!(await isUnfolded())) await view.click('Codings');
        assert.equal(await isUnfolded(), true);
      });
      const row = (await view.rows()).find(({ spoken }) => spoken.includes('.txt:'));
      assert.ok(row, 'a memo of a coding');
      const source = / · ([^ ]+\.txt):(\d+)$/.exec(row.description);
      assert.ok(source, row.description);
      await view.click(row.label);
      await eventually(async () => {
        const tab = w.page.locator('.tab.active');
        assert.equal(await tab.getAttribute('data-resource-name'), source[1]);
      });
      await view.collapse('Codings');
    });

    it('are told where a code is hovered over, and beside it in the tree', async () => {
      const w = workbench();
      const editor = await w.openFile('memos/adjudication-2026-10-29.md');
      await editor.showHover('judged]] for');
      await w.screenshot(`memos/${name}/hover`);
      await w.press('Escape');
      // VS Code shows first what it knows at once: where the link leads.
      await eventually(async () =>
        assert.match(await editor.hover('questioning]] and'), /Memos 什么才算“问”/),
      );
      const rows = await w.view('Codebook').rows();
      const row = rows.find(({ label }) => label === 'Leading by questions');
      assert.match(row?.description ?? '', /memo$/);
    });

    it('are linked by any name of what is meant', async () => {
      const w = workbench();
      const editor = await w.openFile('memos/analytic-what-stays.md');
      await editor.press('ControlOrMeta+End');
      await editor.type('\nAsk ');
      for (const [typed, meant] of [
        ['sile', 'Silence, and who pays for it'],
        ['moke', 'lesson-polishing'],
      ] as const) {
        await editor.type(`[[${typed}`);
        const row = w.page.locator('.suggest-widget .monaco-list-row').first();
        await eventually(async () => assert.ok((await row.innerText()).includes(meant)));
        if (typed === 'sile') await w.screenshot(`memos/${name}/completion`);
        await editor.press('Enter');
        await editor.type(' ');
      }
      await eventually(async () =>
        assert.match(
          await editor.text(),
          /\nAsk \[\[Silence, and who pays for it\]\] \[\[lesson-polishing\]\] $/,
        ),
      );
      await editor.save();
      await eventually(async () => {
        const rows = await w.view('Memos').rows();
        const memo = rows.find(({ label }) => label === 'Silence, and who pays for it');
        assert.equal(memo?.isExpanded, false);
      });
      await w.view('Memos').expand('Silence, and who pays for it');
      await w.screenshot(`memos/${name}/mentioned`);
    });

    it('that link to nothing are problems, mended by a key', async () => {
      const w = workbench();
      const editor = await w.editor('memos/analytic-what-stays.md');
      await editor.press('ControlOrMeta+End');
      await editor.type('[[persistance]]');
      await editor.press('Escape');
      await editor.save();
      await eventually(async () => {
        const found = await w.problems();
        assert.ok(
          found.some((each) => each.includes('Is “persistence” meant?')),
          found.join('\n'),
        );
      });
      await w.runCommand('View: Hide Panel');
      await editor.placeCursor('persistance');
      await editor.press('ControlOrMeta+Period');
      const fix = w.page.locator('.action-widget .monaco-list-row', {
        hasText: 'Change to “persistence”',
      });
      await fix.first().waitFor();
      await w.screenshot(`memos/${name}/quick-fix`);
      await fix.first().click();
      await eventually(async () => assert.match(await editor.text(), /\[\[persistence\]\]$/));
      await editor.save();
    });

    it('are made for a code from its row, renamed with the links to them, and deleted', async () => {
      const w = workbench();
      const row = await w.view('Codebook').row('Mentoring a peer');
      await row.click({ button: 'right' });
      await w.chooseInMenu('Write Memo');
      const editor = await w.editor('memos/Mentoring a peer.md');
      await editor.type('Whose lesson is it? See [[what stays when the leader has gone]].');
      await editor.press('Escape');
      await editor.save();
      await selectMemo(w, 'Mentoring a peer');
      await w.press('F2');
      await w.quickPick.opened('Rename Memo');
      await w.quickPick.type('Whose lesson');
      await w.quickPick.accept();
      await eventually(() => {
        assert.ok(!fs.existsSync(w.path('memos/Mentoring a peer.md')));
        assert.match(text(w, 'Whose lesson'), /title: Whose lesson\n/);
      });
      await eventually(async () => assert.ok((await w.tabs()).includes('Whose lesson.md')));
      await selectMemo(w, 'Whose lesson');
      await w.press('Delete');
      const words = await w.answerDialog('Delete');
      assert.match(words, /Delete the memo “Whose lesson”\?/);
      await eventually(async () => {
        assert.ok(!fs.existsSync(w.path('memos/Whose lesson.md')));
        assert.ok(!(await w.tabs()).includes('Whose lesson.md'));
      });
      await w.runCommand('Codebook: Undo Coding Act');
      await eventually(() => assert.match(text(w, 'Whose lesson'), /about:\n {2}- code:mentoring/));
    });

    it('follow a code whose id changes, in one act', async () => {
      const w = workbench();
      await w.runCommand('View: Close All Editors');
      const before = text(w, 'code-questioning');
      const row = await w.view('Codebook').row('Leading by questions');
      await row.click({ button: 'right' });
      await w.chooseInMenu('Change the Id of a Code…');
      await w.quickPick.opened('Change the Id of a Code');
      await w.quickPick.type('asking');
      await w.quickPick.accept();
      await w.page.locator('.monaco-dialog-box').waitFor();
      await w.screenshot(`memos/${name}/rename`);
      await w.answerDialog('Change Id');
      await eventually(() => {
        const after = text(w, 'code-questioning');
        assert.match(after, /^---\nabout: code:asking\n/);
        assert.match(after, /编了 \[\[asking\]\]/);
        assert.match(text(w, 'adjudication-2026-10-29'), /\[\[asking\]\] and \[\[directing\]\]/);
      });
      await w.runCommand('Codebook: Undo Coding Act');
      await eventually(() => assert.equal(text(w, 'code-questioning'), before));
    });

    it('stand at the cursor, beside the rules of the code', async () => {
      const w = workbench();
      const view = w.view('At the Cursor');
      await view.unfold();
      const editor = await w.openFile('transcripts/L01-r1.txt');
      await editor.placeCursor('我不给答案');
      await eventually(async () => {
        const labels = (await view.visibleRows()).map(({ label }) => label);
        assert.ok(labels.includes('什么才算“问”'), labels.join('\n'));
      });
      await w.screenshot(`memos/${name}/at-cursor`);
      await view.click('什么才算“问”');
      await w.editor('memos/code-questioning.md');
    });
  });

describe('The Memos view without memos', function () {
  this.timeout(120_000);
  const workbench = useWorkbench({ size: { width: 1200, height: 800 } });

  it('says what memos are, and begins one', async () => {
    const w = workbench();
    await w.openSideBar('Codebook');
    const view = w.view('Memos');
    await view.unfold();
    await eventually(async () => assert.match(await view.text(), /There are no memos yet/));
    await w.screenshot('memos/welcome');
    await w.page.locator('.pane-body .monaco-button', { hasText: 'New Memo…' }).first().click();
    await w.quickPick.opened('New Memo');
    await w.screenshot('memos/new');
    await w.quickPick.pick('Zhou Min');
    await w.quickPick.opened('New Memo');
    await w.quickPick.type('First impressions');
    await w.quickPick.accept();
    await w.editor('memos/First impressions.md');
    assert.match(text(w, 'First impressions'), /about:\n {2}- case:zhou\n/);
    await eventually(async () =>
      assert.deepEqual(await view.labels(), ['Cases', 'First impressions']),
    );
  });
});

function text(w: Workbench, memo: string): string {
  return fs.readFileSync(w.path(`memos/${memo}.md`), 'utf8');
}

/** Its row has the keys then, though a click on it opens the memo. */
async function selectMemo(w: Workbench, title: string): Promise<void> {
  await w.view('Memos').click(title);
  await (await w.editor(`memos/${title}.md`)).focus();
  await w.page.locator('.monaco-editor.focused').first().waitFor();
  await w.runCommand('Codebook: Focus on Memos View');
}

async function fold(w: Workbench, view: string): Promise<void> {
  const title = w.page.locator('.title', { hasText: new RegExp(`^${view}( \\(|$)`) });
  const heading = w.page.locator('.pane-header').filter({ has: title }).first();
  if ((await heading.getAttribute('aria-expanded')) === 'true') await heading.click();
  await eventually(async () => assert.equal(await heading.getAttribute('aria-expanded'), 'false'));
}
