import * as vscode from 'vscode';
import type { ReviewedHit } from '../../../core/autocoding/review';
import { registerCommand } from '../../host/errors';
import type { Feature, Services } from '../../services';
import { codeOfRow } from '../../tree/codeOfRow';
import type { MoreNode } from '../../tree/moreItem';
import type { Autocoding } from './autocoding';
import type { SourceNode } from './provider';

/** Finding words through sources and coding what one has looked at. */
export const autocodeFeature: Feature = (services) => {
  const later = new LaterAutocoding(services);
  const command = (id: string, run: (autocoding: Autocoding) => unknown) =>
    registerCommand(id, async () => run(await later.made()));
  return vscode.Disposable.from(
    later,
    registerCommand('codebook.autocode', async (node: unknown) =>
      (await later.made()).begin(codeOfRow(node)),
    ),
    command('codebook.autocode.apply', (autocoding) => autocoding.apply()),
    command('codebook.autocode.unit', (autocoding) => autocoding.chooseUnit()),
    command('codebook.autocode.tickAll', (autocoding) => autocoding.tickAll(true)),
    command('codebook.autocode.tickNone', (autocoding) => autocoding.tickAll(false)),
    command('codebook.autocode.toggle', (autocoding) => autocoding.toggle()),
    command('codebook.autocode.close', (autocoding) => autocoding.close()),
    registerCommand('codebook.autocode.open', async (hit: ReviewedHit) =>
      (await later.made()).show(hit),
    ),
    registerCommand('codebook.autocode.more', async (node: MoreNode<SourceNode>) =>
      (await later.made()).provider.more(node),
    ),
  );
};

/** Its view and all that it needs are made when it is first wanted. */
class LaterAutocoding implements vscode.Disposable {
  private making: Promise<Autocoding> | undefined;

  constructor(private readonly services: Services) {}

  made(): Promise<Autocoding> {
    this.making ??= this.make().catch((error: unknown) => {
      this.making = undefined;
      throw error;
    });
    return this.making;
  }

  dispose(): void {
    void this.making?.then((autocoding) => autocoding.dispose());
  }

  private async make(): Promise<Autocoding> {
    const { Autocoding } = await import('./autocoding');
    return new Autocoding(this.services);
  }
}
