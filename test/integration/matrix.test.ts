import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { showExcerptsOf } from '../../src/extension/features/matrix/excerpts';
import { named } from '../../src/extension/features/matrix/names';
import { usualAsk } from '../../src/extension/features/matrix/usual';
import { crossTable } from '../../src/core/analysis/crossTable';
import { Choice } from '../../src/extension/state/choice';
import { closeEditors, codebook, openProject } from './support/codebook';
import { eventually } from './support/host';
import { Memory } from './support/trees';

/** The matrices that are open, by the names on their tabs; the one in front in brackets. */
function matrices(): string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('codebook.matrix'),
    )
    .map(({ label, isActive }) => (isActive ? `[${label}]` : label));
}

describe('Matrices', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await eventually(() => assert.deepEqual(matrices(), []));
  });

  it('open beside each other: the one that is there first comes to the front', async () => {
    await codebook();
    const open = () => vscode.commands.executeCommand('codebook.openMatrix');
    await open();
    await eventually(() => assert.deepEqual(matrices(), ['[Codes × Cases]']));
    await open();
    await eventually(() => assert.deepEqual(matrices(), ['Codes × Cases', '[Codes × Cases]']));
    const document = await vscode.workspace.openTextDocument({ content: 'Something else.' });
    await vscode.window.showTextDocument(document);
    await eventually(() => assert.deepEqual(matrices(), ['Codes × Cases', 'Codes × Cases']));
    await open();
    await eventually(() => assert.deepEqual(matrices(), ['Codes × Cases', '[Codes × Cases]']));
    await closeEditors();
  });

  it('choose code and case where these two say it all, and else ask a question', async () => {
    const open = await openProject();
    const chosen = async (
      ask: Partial<typeof usualAsk>,
      row: string | undefined,
      column: string | undefined,
    ) => {
      const choice = new Choice(new Memory());
      const asked = { ...usualAsk, ...ask };
      const { where, ...counted } = asked;
      const table = named(
        open,
        asked,
        await crossTable(open.project, { ...counted, ...(where === '' ? {} : { where }) }),
      );
      showExcerptsOf(choice, open, { ask: asked, table }, { row, column });
      const { code, case: ofCase, withDescendants, also } = choice.chosen ?? {};
      choice.dispose();
      return also ? [also.query, also.words] : [code, ofCase, withDescendants];
    };
    const [code, other] = open.project.book.codes.filter(({ codable }) => codable);
    assert.ok(code && other, 'two codes');
    assert.deepEqual(await chosen({}, code.id, undefined), [code.id, undefined, false]);
    assert.deepEqual(await chosen({ columns: 'coder' }, code.id, undefined), [
      code.id,
      undefined,
      false,
    ]);
    assert.deepEqual(
      (await chosen({ columns: 'code', rollUp: false }, code.id, other.id)).slice(0, 1),
      [
        `(code:"${code.id}" & overlaps (code:"${other.id}")) | (code:"${other.id}" & overlaps (code:"${code.id}"))`,
      ],
    );
    assert.deepEqual(await chosen({ where: 'round:*' }, undefined, undefined), [
      '(round:*)',
      'round:*',
    ]);
  });
});
