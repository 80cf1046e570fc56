import * as vscode from 'vscode';
import { registerCommand } from '../../host/errors';
import type { Feature } from '../../services';
import { chooseCoder } from '../../state/coder';
import { CursorKeys } from './cursorKeys';
import { StatusItem } from './statusItem';

/** The status bar's item, and what menus need to know of the cursor. */
export const statusFeature: Feature = ({ projects, live }) =>
  vscode.Disposable.from(
    new StatusItem(projects),
    new CursorKeys(projects, live),
    registerCommand('codebook.chooseCoder', () =>
      chooseCoder(projects.active?.project.index.coders() ?? []),
    ),
  );
