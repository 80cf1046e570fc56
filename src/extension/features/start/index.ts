import * as vscode from 'vscode';
import { registerCommand } from '../../host/errors';
import type { Feature } from '../../services';
import { firstLook } from './firstLook';

/** Beginning: a new project of one's own, or the example study. */
export const startFeature: Feature = (services) => {
  const { context } = services;
  return vscode.Disposable.from(
    firstLook(services),
    registerCommand('codebook.newProject', async (folder: unknown) => {
      const { newProject } = await import('./newProject');
      await newProject(context.extensionUri, folder instanceof vscode.Uri ? folder : undefined);
    }),
    registerCommand('codebook.openExample', async () => {
      const { openExample } = await import('./example');
      await openExample(context.extensionUri);
    }),
  );
};
