import * as vscode from 'vscode';
import { spanOf } from '../../host/convert';
import { Disposable } from '../../host/disposable';
import { inBackground } from '../../host/errors';
import type { LiveSources } from '../../live';
import type { Projects } from '../../workspace';

/** How long the cursor must rest before what it stands on is looked for. Milliseconds. */
const rest = 50;
/** How long after typing: by then the excerpts have settled in the text. Milliseconds. */
const restAfterTyping = 250;

/** Keeps the context keys `codebook.isSource` and `codebook.onExcerpt`, by which menus show. */
export class CursorKeys extends Disposable {
  private readonly told = new Map<string, boolean>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Milliseconds since 1970. */
  private typedAt = 0;

  constructor(
    private readonly projects: Projects,
    private readonly live: LiveSources,
  ) {
    super();
    const { window, workspace } = vscode;
    this.own(window.onDidChangeActiveTextEditor(() => this.look()));
    this.own(projects.onDidChangeList(() => this.look()));
    this.own(live.onDidOpen(() => this.look()));
    this.own(projects.onDidChange(() => this.lookSoon()));
    this.own(
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === window.activeTextEditor) this.lookSoon();
      }),
    );
    this.own(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length && document === window.activeTextEditor?.document)
          this.typedAt = Date.now();
      }),
    );
    this.own({ dispose: () => clearTimeout(this.timer) });
    this.look();
  }

  private lookSoon(): void {
    clearTimeout(this.timer);
    const sinceTyping = Date.now() - this.typedAt;
    const delay = Math.max(rest, restAfterTyping - sinceTyping);
    this.timer = setTimeout(() => this.look(), delay);
  }

  private look(): void {
    clearTimeout(this.timer);
    const editor = vscode.window.activeTextEditor;
    const isSource = editor && this.projects.sourceAt(editor.document.uri) !== undefined;
    this.tell('codebook.isSource', isSource ?? false);
    this.tell('codebook.onExcerpt', editor !== undefined && this.isOnExcerpt(editor));
  }

  private isOnExcerpt({ document, selections }: vscode.TextEditor): boolean {
    const source = this.live.get(document)?.source;
    if (!source) return false;
    const spans = selections.map((selection) => spanOf(source, selection));
    return source.codings.some(({ location }) => {
      if (location.state === 'lost') return false;
      const { start, end } = location.span;
      return spans.some((span) => span.start <= end && span.end >= start);
    });
  }

  private tell(key: string, value: boolean): void {
    if (this.told.get(key) === value) return;
    this.told.set(key, value);
    inBackground(Promise.resolve(vscode.commands.executeCommand('setContext', key, value)));
  }
}
