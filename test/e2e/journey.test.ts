import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import { eventually } from './support/eventually';
import type { Row } from './support/list';
import { useWorkbench } from './support/useWorkbench';
import type { Workbench } from './support/workbench';

const transcript = 'transcripts/L01-r1.txt';
const words = '我不给答案，我只问。给了答案，她在区里上得漂漂亮亮';

const themes = [
  { theme: 'Default Dark Modern', name: 'dark' },
  { theme: 'Default Light Modern', name: 'light' },
  { theme: 'Default High Contrast', name: 'high-contrast' },
];

/** What a researcher does on an ordinary day, from the first look to the last undo. */
for (const { theme, name } of themes)
  describe(`A day of coding in ${theme}`, function () {
    this.timeout(120_000);
    const workbench = useWorkbench({
      folder: 'examples/cross-school-leadership',
      theme,
      settings: { 'codebook.coder': 'mei' },
      size: { width: 1440, height: 900 },
    });

    it('opens the example: codes with counts, cases, and stripes in the text', async () => {
      const w = workbench();
      await w.openSideBar('Codebook');
      await eventually(async () => {
        const row = await rowOf(w, 'Codebook', 'Responsibilities and functions');
        assert.ok(Number(/\d+/.exec(row.description)?.[0]) > 0, row.description);
      });
      await w.view('Codebook').expand("Peers' perceptions");
      const editor = await w.openFile(transcript);
      await w.page
        .locator('.margin-view-overlays .cgmr, .glyph-margin-widgets .cgmr')
        .first()
        .waitFor({ state: 'attached' });
      await editor.focus();
      await w.screenshot(`${name}/opened`);
    });

    it('applies two codes to a selection by parts of their Chinese names', async () => {
      const w = workbench();
      const before = await countOf(w, 'Trust');
      const editor = await w.openFile(transcript);
      await editor.select(words);
      await w.runCommand('Codebook: Apply Code…');
      await w.quickPick.opened();
      await w.quickPick.type('带教，信任');
      await eventually(async () => assert.equal(await w.quickPick.focusedLabel(), 'Trust'));
      await w.screenshot(`${name}/picker`);
      await w.quickPick.accept();
      await w.quickPick.closed();
      await eventually(() =>
        assert.deepEqual(
          saved(w)
            .map(({ code }) => code)
            .sort(),
          ['mentoring', 'trust'],
        ),
      );
      await eventually(async () => assert.equal(await countOf(w, 'Trust'), before + 1));
      await w.screenshot(`${name}/applied`);
    });

    it('counts them for the case', async () => {
      const w = workbench();
      await w.view('Cases').unfold();
      const label = '王慧敏 Wang Huimin';
      await eventually(async () => {
        const row = await rowOf(w, 'Cases', label);
        assert.match(row.description, new RegExp(`^${totalOf(w, 'L01')}\\b`));
      });
    });

    it('lands on an excerpt of the chosen code', async () => {
      const w = workbench();
      await w.view('Codebook').click('Trust');
      await eventually(async () => {
        const { label } = await excerptRow(w);
        assert.ok(label.includes(words), label);
      });
      await w.screenshot(`${name}/excerpts`);
      await w.openFile('cases.csv');
      await w.view('Excerpts').click((await eventually(() => excerptRow(w))).label);
      await landed(w);
    });

    it('finds it in place after typing above it, saving, and reloading the window', async () => {
      const w = workbench();
      const line = lineOfWords(w);
      const editor = await w.openFile(transcript);
      await editor.press('Control+Home');
      await editor.type('新的一行😀\n');
      await editor.save();
      await eventually(() => assert.equal(saved(w)[0]?.range[0], line + 1));
      await w.reload();
      await w.openSideBar('Codebook');
      await w.view('Codebook').click('Trust');
      await w.openFile('cases.csv');
      await w.view('Excerpts').click((await eventually(() => excerptRow(w))).label);
      await landed(w);
      await w.screenshot(`${name}/after-reload`);
    });

    it('takes it back', async () => {
      const w = workbench();
      const before = await countOf(w, 'Trust');
      await w.runCommand('Codebook: Undo Coding Act');
      await eventually(() => assert.deepEqual(saved(w), []));
      await eventually(async () => assert.equal(await countOf(w, 'Trust'), before - 1));
      await w.runCommand('Codebook: Redo Coding Act');
      await eventually(() => assert.equal(saved(w).length, 2));
    });
  });

interface Saved {
  readonly code: string;
  readonly range: readonly number[];
  readonly quote: string;
}

function saved(w: Workbench): Saved[] {
  const file = w.path(`codings/mei/${transcript}.jsonl`);
  if (!fs.existsSync(file)) return [];
  const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Saved);
}

/** Line of the words in the interview as it is saved, from 1. */
function lineOfWords(w: Workbench): number {
  const lines = fs.readFileSync(w.path(transcript), 'utf8').split('\n');
  const at = lines.findIndex((line) => line.includes(words));
  assert.ok(at >= 0, `the example says “${words}”`);
  return at + 1;
}

/** How many codings there are of the sources of one case. */
function totalOf(w: Workbench, id: string): number {
  const files = fs.readdirSync(w.path('codings'), { recursive: true }).map(String);
  const own = files.filter((file) => new RegExp(`/${id}-[^/]*\\.jsonl$`).test(file));
  return own
    .map((file) => fs.readFileSync(w.path('codings', file), 'utf8').trim().split('\n').length)
    .reduce((sum, n) => sum + n, 0);
}

async function rowOf(w: Workbench, view: string, label: string): Promise<Row> {
  const row = (await w.view(view).rows()).find((each) => each.label === label);
  assert.ok(row, `a row “${label}” in ${view}`);
  return row;
}

/** How often a code was applied itself, as its row says. */
async function countOf(w: Workbench, label: string): Promise<number> {
  const { description } = await rowOf(w, 'Codebook', label);
  return Number(/^\d+/.exec(description)?.[0] ?? 0);
}

/** The row of our words in the Excerpts view. */
async function excerptRow(w: Workbench): Promise<Row> {
  const row = (await w.view('Excerpts').rows()).find(({ label }) => label.includes(words));
  assert.ok(row, 'a row with our words in Excerpts');
  return row;
}

async function landed(w: Workbench): Promise<void> {
  const editor = await w.editor(transcript);
  const selected = `Ln ${lineOfWords(w)}, Col \\d+ \\(${[...words].length} selected\\)`;
  await eventually(async () => assert.match(await editor.selection(), new RegExp(selected)));
}
