import * as vscode from 'vscode';
import { registerPage } from '../../pages/registerPage';
import type { Feature } from '../../services';

/** Words in their contexts, counted and compared. */
export const concordanceFeature: Feature = (services) =>
  registerPage(services, {
    name: 'concordance',
    command: 'codebook.openConcordance',
    title: vscode.l10n.t('Concordance'),
    make: async (panel, kept) => {
      const { TablePanel } = await import('../../pages/tablePanel');
      const { restoredTable } = await import('../../pages/tableKind');
      const { ConcordanceKind } = await import('./concordance');
      const kind = new ConcordanceKind(services);
      const state = restoredTable(kept, kind.usual);
      return state && new TablePanel(panel, services, kind, state);
    },
  });
