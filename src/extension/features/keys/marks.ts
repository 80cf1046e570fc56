import * as vscode from 'vscode';
import { uncodedTurns } from '../../../core/analysis/uncoded';
import type { Span } from '../../../core/text/span';
import { Disposable } from '../../host/disposable';
import { rangeOf } from '../../host/convert';
import { inBackground } from '../../host/errors';
import type { Services } from '../../services';
import { coderName } from '../../state/coder';

/** Drawn again when nothing has happened for so long. Milliseconds. */
const rest = 150;

/**
 * Shows the turns in which the coder has coded nothing: the others step back, and the overview ruler
 * marks where there are some. Nothing is put over the words that are still to be read.
 */
export class UncodedMarks extends Disposable {
  private readonly dim = this.own(
    vscode.window.createTextEditorDecorationType({ opacity: '0.45' }),
  );
  private readonly mark = this.own(
    vscode.window.createTextEditorDecorationType({
      overviewRulerColor: new vscode.ThemeColor('editorWarning.foreground'),
      overviewRulerLane: vscode.OverviewRulerLane.Left,
    }),
  );
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly services: Services) {
    super();
    const { projects, live } = services;
    const soon = () => this.drawSoon();
    this.own(vscode.window.onDidChangeVisibleTextEditors(soon));
    this.own(live.onDidOpen(soon));
    this.own(live.onDidMend(soon));
    this.own(projects.onDidChange(soon));
    this.own({ dispose: () => clearTimeout(this.timer) });
    inBackground(this.draw(true));
  }

  private drawSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => inBackground(this.draw(false)), rest);
  }

  private async draw(isToTell: boolean): Promise<void> {
    for (const editor of vscode.window.visibleTextEditors) {
      const source = (await this.services.live.settled(editor.document))?.source;
      if (!source) continue;
      const turns = uncodedTurns(source, coderName());
      const uncoded = new Set(turns.map(({ start }) => start));
      const coded = source.transcript.turns.filter(
        ({ isInterviewer, body }) => !isInterviewer && !uncoded.has(body.start),
      );
      const ranges = (spans: readonly Span[]) => spans.map((span) => rangeOf(source.lines, span));
      editor.setDecorations(this.mark, ranges(turns));
      editor.setDecorations(this.dim, ranges(coded.map(({ body }) => body)));
      if (isToTell && editor === vscode.window.activeTextEditor) tell(turns.length);
    }
  }
}

function tell(n: number): void {
  const words =
    n === 1
      ? vscode.l10n.t('1 turn is uncoded here')
      : vscode.l10n.t('{n} turns are uncoded here', { n });
  vscode.window.setStatusBarMessage(`$(circle-large-outline) ${words}`, 5000);
}
