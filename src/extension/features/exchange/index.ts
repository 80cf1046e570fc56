import * as vscode from 'vscode';
import { registerCommand } from '../../host/errors';
import type { Feature } from '../../services';
import type { ExportArguments } from './export';
import type { ImportArguments } from './importProject';

/** Taking things out of a project, and making projects of other programs’. */
export const exchangeFeature: Feature = (services) =>
  vscode.Disposable.from(
    registerCommand('codebook.export', async (asked?: ExportArguments) => {
      const { exportFrom } = await import('./export');
      await exportFrom(services.projects, asked);
    }),
    registerCommand('codebook.importProject', async (asked?: vscode.Uri | ImportArguments) => {
      const { importProject } = await import('./importProject');
      await importProject(services, asked instanceof vscode.Uri ? { file: asked } : asked);
    }),
    registerCommand('codebook.importVault', async (file?: vscode.Uri) => {
      const { importProject } = await import('./importProject');
      await importProject(services, { isVault: true, ...(file ? { file } : {}) });
    }),
  );
