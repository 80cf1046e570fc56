import * as vscode from 'vscode';
import { registerPage } from '../../pages/registerPage';
import type { Feature } from '../../services';

/** Where evidence is thin or missing. */
export const coverageFeature: Feature = (services) =>
  registerPage(services, {
    name: 'coverage',
    command: 'codebook.showCoverage',
    title: vscode.l10n.t('Coverage'),
    make: async (panel, kept) => {
      const { TablePanel } = await import('../../pages/tablePanel');
      const { restoredTable } = await import('../../pages/tableKind');
      const { Coverage } = await import('./coverage');
      const kind = new Coverage(services);
      const state = restoredTable(kept, kind.usual);
      return state && new TablePanel(panel, services, kind, state);
    },
  });
