import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { removeFolder, temporaryFolder } from '../../scripts/support/project.mjs';
import { eventually } from './support/eventually';
import { Workbench } from './support/workbench';

/** How often each thing is done: the bench asks for more. */
const times = Number(process.env['CODEBOOK_SPEED'] ?? 2);
const codes = 2_000;

/**
 * Not a timed test: it says how long the picker takes in a real window, for the bench to read, and
 * checks only that it is right. Times are taken in the page, from the key to the frame in which the
 * rows stand; VS Code’s own palette, in turn with ours, is the yardstick.
 */
describe('Speed of the picker', function () {
  this.timeout(180_000);
  const folder = temporaryFolder('speed');
  let w: Workbench;

  before(async () => {
    writeStudy(folder);
    w = await Workbench.launch({ folder, settings: { 'codebook.coder': 'mei' } });
    await w.page.evaluate(watchKeys);
  });
  after(async () => {
    await w.close();
    removeFolder(folder);
  });

  it('is told', async () => {
    const editor = await w.openFile('a.txt');
    await editor.select('We plan lessons');
    // What is read ahead while one reads is there by then.
    await w.page.waitForTimeout(4_000);
    const [opened, palette, letters, paletteLetters]: number[][] = [[], [], [], []];
    for (let i = 0; i < times; i++) {
      palette?.push(await timeOf(w, 'F1'));
      paletteLetters?.push(await timeOf(w, 'v'));
      await w.quickPick.cancel();
      await w.press("Control+'");
      await w.page.waitForTimeout(300);
      opened?.push(await timeOf(w, "Control+'"));
      assert.match(await w.quickPick.title(), /^Apply Code/);
      letters?.push(await timeOf(w, 'v'));
      await eventually(async () =>
        assert.equal(await w.quickPick.focusedLabel(), `vision of school ${codes - 1}`),
      );
      await w.quickPick.cancel();
    }
    console.log(`speed ${JSON.stringify({ opened, palette, letters, paletteLetters })}`);
  });
});

function writeStudy(folder: string): void {
  const words = 'growth leading questions school lesson polishing trust'.split(' ');
  const characters = [...'教师领导力跨校磨课示范信任身份认同职责评审公开研修互相支持资源'];
  const some = <T>(list: readonly T[], i: number, by: readonly number[], between: string) =>
    by.map((n) => list[(i * n + n) % list.length]).join(between);
  const lines = Array.from({ length: codes }, (_, i) => {
    const isLast = i === codes - 1;
    const en = isLast ? 'vision of school' : some(words, i, [1, 3, 5], ' ');
    const zh = some(characters, i, [1, 3, 5, 11], '');
    const definition = `${en} ${zh} `.repeat(8);
    return `  c${i}:\n    name: {en: ${en} ${i}, zh: ${zh}${i}}\n    definition: ${definition}\n`;
  });
  fs.writeFileSync(path.join(folder, 'codebook.yaml'), `codes:\n${lines.join('')}`);
  const talk = 'Lin: We plan lessons.\nKim: We do not.\n'.repeat(200);
  fs.writeFileSync(path.join(folder, 'a.txt'), talk);
}

/** What the page knows of the last key. */
interface Key {
  /** Milliseconds, as `performance.now` has them. */
  pressed: number;
  /** When the rows at the top were first others than at the key; 0 until then. */
  answered: number;
}

type Watched = typeof globalThis & { lastKey: Key };

/** Runs in the page. */
function watchKeys(): void {
  const key: Key = { pressed: 0, answered: 0 };
  Object.assign(globalThis, { lastKey: key });
  const shown = () => {
    const widget = document.querySelector<HTMLElement>('.quick-input-widget');
    if (!widget || widget.style.display === 'none') return '';
    const rows = [...widget.querySelectorAll('.monaco-list-row')];
    return rows.map((row) => row.getAttribute('aria-label')).join('\n');
  };
  const listen = () => {
    const before = shown();
    const pressed = performance.now();
    Object.assign(key, { pressed, answered: 0 });
    const look = () => {
      if (key.pressed !== pressed) return;
      const now = shown();
      if (now !== '' && now !== before) key.answered = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };
  window.addEventListener('keydown', listen, true);
}

async function timeOf(w: Workbench, keys: string): Promise<number> {
  await w.press(keys);
  return eventually(async () => {
    const { pressed, answered } = await w.page.evaluate(() => (globalThis as Watched).lastKey);
    assert.ok(answered > 0, 'The rows have not changed yet.');
    return answered - pressed;
  });
}
