import * as vscode from 'vscode';
import { registerPage } from '../../pages/registerPage';
import type { Feature } from '../../services';

/** What researchers say in summary of each case and code. */
export const frameworkFeature: Feature = (services) =>
  registerPage(services, {
    name: 'framework',
    command: 'codebook.openFramework',
    title: vscode.l10n.t('Framework grid'),
    make: async (panel, kept) => {
      const { TablePanel } = await import('../../pages/tablePanel');
      const { restoredTable } = await import('../../pages/tableKind');
      const { FrameworkGrid } = await import('./frameworkGrid');
      const kind = new FrameworkGrid(services);
      const state = restoredTable(kept, kind.usual);
      return state && new TablePanel(panel, services, kind, state);
    },
  });
