import type { Feature } from '../../services';
import { registerCommand } from '../../host/errors';

/** Copying words as they are cited: who said them, and a link to where. */
export const citationFeature: Feature = (services) =>
  registerCommand('codebook.copyCitation', async (node: unknown) =>
    (await import('./copy')).copyCitation(services, node),
  );
