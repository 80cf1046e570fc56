import * as vscode from 'vscode';
import { registerPage } from '../../pages/registerPage';
import type { Feature } from '../../services';

/** Matrices: how often codes were applied to whom, where, when and by whom. */
export const matrixFeature: Feature = (services) =>
  registerPage(services, {
    name: 'matrix',
    command: 'codebook.openMatrix',
    title: vscode.l10n.t('Matrix'),
    make: async (panel, kept) => {
      const { MatrixPanel } = await import('./panel');
      const { restoredState } = await import('./usual');
      const state = restoredState(kept);
      return state && new MatrixPanel(panel, services, state);
    },
  });
