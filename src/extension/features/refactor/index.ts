import * as vscode from 'vscode';
import { codebookFile } from '../../../core/project/layout';
import { registerCommand } from '../../host/errors';
import type { Feature, Services } from '../../services';
import type * as all from './commands';

/** Changing codes wherever they are named: from the tree, from `codebook.yaml` and from the palette. */
export const refactorFeature: Feature = (services) => {
  const command = (id: string, run: (commands: typeof all) => Command) =>
    registerCommand(id, async (...given: unknown[]) =>
      run(await import('./commands'))(services, given),
    );
  return vscode.Disposable.from(
    command('codebook.renameCode', ({ renameCode }) => renameCode),
    command('codebook.changeCodeId', ({ changeCodeId }) => changeCodeId),
    command('codebook.moveCode', ({ moveCode }) => moveCode),
    command('codebook.mergeCodes', ({ mergeCodes }) => mergeCodes),
    command('codebook.splitCode', ({ splitCode }) => splitCode),
    command('codebook.deleteCode', ({ deleteCode }) => deleteCode),
    command('codebook.restoreCode', ({ restoreCode }) => restoreCode),
    command('codebook.emptyBin', ({ emptyTheBin }) => emptyTheBin),
    command('codebook.groupCodes', ({ groupCodes }) => groupCodes),
    command('codebook.promoteCode', ({ promoteCode }) => promoteCode),
    command('codebook.dropCodes', ({ dropCodes }) => dropCodes),
    vscode.languages.registerRenameProvider(
      { pattern: `**/${codebookFile}` },
      {
        prepareRename: async (document, position) =>
          (await import('./renameInBook')).prepare(services, document, position),
        provideRenameEdits: async (document, position, name) =>
          (await import('./renameInBook')).rename(services, document, position, name),
      },
    ),
    vscode.languages.registerRenameProvider(
      { language: 'markdown' },
      {
        prepareRename: async (document, position) =>
          (await import('./renameLink')).prepare(services, document, position),
        provideRenameEdits: async (document, position, name) =>
          (await import('./renameLink')).rename(services, document, position, name),
      },
    ),
  );
};

type Command = (services: Services, given: readonly unknown[]) => Promise<void>;
