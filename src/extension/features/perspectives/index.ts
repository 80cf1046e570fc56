import * as vscode from 'vscode';
import { registerPage } from '../../pages/registerPage';
import type { Feature } from '../../services';

/** How a case is seen by itself and by others, and how two groups differ. */
export const perspectivesFeature: Feature = (services) =>
  registerPage(services, {
    name: 'perspectives',
    command: 'codebook.comparePerspectives',
    title: vscode.l10n.t('Perspectives'),
    make: async (panel, kept) => {
      const { TablePanel } = await import('../../pages/tablePanel');
      const { restoredTable } = await import('../../pages/tableKind');
      const { Perspectives } = await import('./perspectives');
      const kind = new Perspectives(services.choice);
      const state = restoredTable(kept, kind.usual);
      return state && new TablePanel(panel, services, kind, state);
    },
  });
