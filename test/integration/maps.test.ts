import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Maps } from '../../src/extension/features/maps/maps';
import { ConcordanceKind } from '../../src/extension/features/concordance/concordance';
import { Acts } from '../../src/extension/state/acts';
import { Choice } from '../../src/extension/state/choice';
import { codebook, openProject } from './support/codebook';
import { eventually } from './support/host';
import { Memory } from './support/trees';

/** The pages of a kind that are open, by the names on their tabs. */
function pages(type: string): string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(type))
    .map(({ label }) => label);
}

describe('Code maps and concordances', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('open in an editor', async () => {
    await codebook();
    await vscode.commands.executeCommand('codebook.showMaps');
    await eventually(() => assert.deepEqual(pages('codebook.maps'), ['Network']));
    await vscode.commands.executeCommand('codebook.openConcordance');
    await eventually(() => assert.deepEqual(pages('codebook.concordance'), ['Concordance']));
  });

  it('choose what a mark of a picture, or a row of its table, stands for', async () => {
    const open = await openProject();
    const [code] = open.project.book.codes.filter(({ codable }) => codable);
    const [path] = open.project.sources.keys();
    assert.ok(code && path, 'a code and a source');
    const chosen = async (ask: Record<string, string>, row: string, column?: string) => {
      const choice = new Choice(new Memory());
      const maps = new Maps(choice);
      const asked = { ...maps.usual, ...ask };
      const counted = await maps.count(open, asked);
      maps.choose(open, { counted }, { row, column });
      const { also, code: ofCode } = choice.chosen ?? {};
      choice.dispose();
      return also?.query ?? ofCode;
    };
    assert.equal(await chosen({ kind: 'treemap' }, code.id), code.id);
    assert.equal(
      await chosen({ kind: 'treemap', where: 'round:*' }, code.id),
      `(code:"${code.id}") & (round:*)`,
    );
    assert.equal(
      await chosen({ kind: 'lines' }, path, code.id),
      `(source:"${path}") & (code:${code.id}+)`,
    );
    const pair = `(code:"${code.id}" & overlaps (code:"x")) | (code:"x" & overlaps (code:"${code.id}"))`;
    for (const [row, column] of [
      [code.id, 'x'],
      [`${code.id}\u0000x`, 'together'],
    ] as const)
      assert.match(
        (await chosen({ kind: 'network' }, row, column)) ?? '',
        new RegExp(escaped(pair)),
      );
  });

  it('find the lines of words, and go from a word to its lines', async () => {
    const open = await openProject();
    const { live } = await codebook();
    const kind = new ConcordanceKind({ live, acts: new Acts(new Memory(), undefined) });
    const words = await kind.count(open, { ...kind.usual, tab: 'words' });
    const listed = kind.list(open, { ...kind.usual, tab: 'words' }, words);
    const [first] = listed.lines;
    assert.ok(first, 'a word');
    const next = await kind.choose(open, { ask: kind.usual, counted: words }, { row: first.key });
    assert.ok(next);
    const lines = await kind.count(open, next);
    assert.equal(kind.list(open, next, lines).lines.length, first.cells[0]?.value);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
