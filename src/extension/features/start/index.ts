import * as vscode from 'vscode';
import { registerCommand } from '../../host/errors';
import type { Feature } from '../../services';
import { openExample } from './example';
import { newProject } from './newProject';

/** Beginning: a new project of one's own, or the example study. */
export const startFeature: Feature = ({ context }) =>
  vscode.Disposable.from(
    registerCommand('codebook.newProject', (folder: unknown) =>
      newProject(context.extensionUri, folder instanceof vscode.Uri ? folder : undefined),
    ),
    registerCommand('codebook.openExample', () => openExample(context.extensionUri)),
  );
