import * as vscode from 'vscode';
import { registerPage } from '../../pages/registerPage';
import type { Feature } from '../../services';

/** Codes as pictures. */
export const mapsFeature: Feature = (services) =>
  registerPage(services, {
    name: 'maps',
    command: 'codebook.showMaps',
    title: vscode.l10n.t('Code Maps'),
    make: async (panel, kept) => {
      const { TablePanel } = await import('../../pages/tablePanel');
      const { restoredTable } = await import('../../pages/tableKind');
      const { Maps } = await import('./maps');
      const kind = new Maps(services.choice);
      const state = restoredTable(kept, kind.usual);
      return state && new TablePanel(panel, services, kind, state);
    },
  });
