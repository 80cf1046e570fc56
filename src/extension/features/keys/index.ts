import * as vscode from 'vscode';
import type { EndMove } from '../../../core/text/ends';
import type { Direction } from '../../../core/text/steps';
import { registerCommand } from '../../host/errors';
import type { Feature, Services } from '../../services';
import type { CodingMode } from './mode';
import type * as Select from './select';

/** Coding without the mouse: coding mode, going by sentence and turn, and the ends of excerpts. */
export const keysFeature: Feature = (services) => {
  const mode = new LaterMode(services);
  const uncoded = new UncodedToggle(services);
  return vscode.Disposable.from(
    mode,
    uncoded,
    registerCommand('codebook.showUncoded', () => uncoded.toggle()),
    registerCommand('codebook.codingMode', async () => (await mode.made()).toggle()),
    registerCommand('codebook.leaveCodingMode', async () => (await mode.made()).leave()),
    registerCommand('codebook.mode.key', async (key: string) => (await mode.made()).press(key)),
    registerCommand('codebook.showKeys', async () => (await mode.made()).showKeys()),
    ...selecting(services),
    ...changingEnds(services),
    inOrder(services, 'nextUncodedTurn', async () =>
      (await import('./uncoded')).nextUncodedTurn(services),
    ),
  );
};

/** Coding mode is made when it is first wanted. */
class LaterMode implements vscode.Disposable {
  private making: Promise<CodingMode> | undefined;

  constructor(private readonly services: Services) {}

  made(): Promise<CodingMode> {
    this.making ??= this.make().catch((error: unknown) => {
      this.making = undefined;
      throw error;
    });
    return this.making;
  }

  dispose(): void {
    void this.making?.then((mode) => mode.dispose());
  }

  private async make(): Promise<CodingMode> {
    const { CodingMode } = await import('./mode');
    return new CodingMode(this.services);
  }
}

/** Whether uncoded turns are marked. */
class UncodedToggle implements vscode.Disposable {
  private marks: vscode.Disposable | undefined;

  constructor(private readonly services: Services) {}

  async toggle(): Promise<void> {
    const { UncodedMarks } = await import('./marks');
    if (this.marks) this.dispose();
    else this.marks = new UncodedMarks(this.services);
  }

  dispose(): void {
    this.marks?.dispose();
    this.marks = undefined;
  }
}

/** A command that moves the selection, or what is selected. */
function inOrder(services: Services, id: string, run: () => Promise<void>): vscode.Disposable {
  return registerCommand(`codebook.${id}`, () => services.keystrokes.inOrder(run));
}

function selecting(services: Services): vscode.Disposable[] {
  const register = (id: string, run: (select: typeof Select) => Promise<void>) =>
    inOrder(services, id, async () => run(await import('./select')));
  const select = (id: string, unit: 'sentence' | 'turn', direction: Direction) =>
    register(id, ({ selectNext }) => selectNext(services, unit, direction));
  const extend = (id: string, unit: 'sentence' | 'turn', direction: Direction) =>
    register(id, ({ growSelection }) => growSelection(services, unit, direction));
  return [
    register('selectTurn', ({ selectTurn }) => selectTurn(services)),
    select('nextSentence', 'sentence', 1),
    select('previousSentence', 'sentence', -1),
    select('nextTurn', 'turn', 1),
    select('previousTurn', 'turn', -1),
    extend('extendToNextSentence', 'sentence', 1),
    extend('extendToPreviousSentence', 'sentence', -1),
    extend('extendToNextTurn', 'turn', 1),
    extend('extendToPreviousTurn', 'turn', -1),
  ];
}

function changingEnds(services: Services): vscode.Disposable[] {
  const ends = [
    ['growEnd', 'end', 'grow'],
    ['shrinkEnd', 'end', 'shrink'],
    ['growStart', 'start', 'grow'],
    ['shrinkStart', 'start', 'shrink'],
  ] as const;
  const change = (id: string, move: EndMove) =>
    inOrder(services, id, async () => (await import('./ends')).moveEnds(services, move));
  return ends.flatMap(([id, end, way]) => [
    change(id, { end, way, by: 'word' }),
    change(`${id}BySentence`, { end, way, by: 'sentence' }),
  ]);
}
