import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import { rangeOf } from '../../host/convert';
import { inBackground } from '../../host/errors';
import type { Services } from '../../services';
import type { Session } from './session';

/** Shows in the text what is found, and around it what would be coded. */
export class HitMarks extends Disposable {
  private readonly found = this.own(
    vscode.window.createTextEditorDecorationType({
      backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
      border: '1px solid',
      borderColor: new vscode.ThemeColor('editor.findMatchHighlightBorder'),
    }),
  );
  private readonly unit = this.own(
    vscode.window.createTextEditorDecorationType({
      border: '1px dashed',
      borderColor: new vscode.ThemeColor('editorInfo.foreground'),
      overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'),
      overviewRulerLane: vscode.OverviewRulerLane.Center,
    }),
  );

  constructor(
    private readonly services: Services,
    private readonly session: Session,
  ) {
    super();
    this.own(vscode.window.onDidChangeVisibleTextEditors(() => this.draw()));
    this.own(services.live.onDidOpen(() => this.draw()));
    this.own(session.onDidChange(() => this.draw()));
    this.draw();
  }

  private draw(): void {
    for (const editor of vscode.window.visibleTextEditors) inBackground(this.drawIn(editor));
  }

  private async drawIn(editor: vscode.TextEditor): Promise<void> {
    const live = await this.services.live.settled(editor.document);
    if (live?.open !== this.session.asked.open) return;
    const { review } = this.session;
    const { lines, path } = live.source;
    const hits = review.ticked(path);
    const ranges = (spans: readonly (typeof hits)[number]['span'][]) =>
      spans.map((span) => rangeOf(lines, span));
    editor.setDecorations(this.found, ranges(hits.flatMap(({ matches }) => matches)));
    editor.setDecorations(this.unit, ranges(hits.map(({ span }) => span)));
  }
}
