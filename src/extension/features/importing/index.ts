import * as vscode from 'vscode';
import { registerCommand } from '../../host/errors';
import type { Feature } from '../../services';

/** Bringing in files of other programs: as sources, or as a table of cases. */
export const importingFeature: Feature = (services) =>
  vscode.Disposable.from(
    registerCommand(
      'codebook.importSources',
      async (clicked: unknown, all: unknown, known: unknown) => {
        const { importSources } = await import('./importSources');
        await importSources(services, urisIn(all, clicked), known ?? {});
      },
    ),
    registerCommand('codebook.importCases', async (clicked: unknown) => {
      const { importCases } = await import('./importCases');
      await importCases(services, clicked instanceof vscode.Uri ? clicked : undefined);
    }),
  );

/** What was chosen in the Explorer: all that is selected, if what was clicked is among it. */
function urisIn(all: unknown, clicked: unknown): readonly vscode.Uri[] {
  const uris = (value: unknown) =>
    (Array.isArray(value) ? value : [value]).filter((each) => each instanceof vscode.Uri);
  const selected = uris(all);
  return selected.length ? selected : uris(clicked);
}
