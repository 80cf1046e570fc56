import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import type { LiveSource } from '../../live';
import type { Services } from '../../services';
import { EditorPainter, type Paints } from './editorPainter';
import { Looks } from './looks';
import { createNamesType } from './marks';
import { shownCodings } from './shown';
import { StripeTypeCache } from './stripeTypes';
import { currentStyle } from './style';

/** How long scrolling must rest. Milliseconds. */
const scrollRest = 60;

/** Paints the codings of every source in sight, and keeps them painted. Typing sends nothing. */
export class Painter extends Disposable {
  private readonly painters = new Map<vscode.TextEditor, EditorPainter>();
  private readonly paints: Paints;
  private readonly stripes = this.own(new StripeTypeCache());
  private readonly due = new Set<EditorPainter>();
  private style = currentStyle();
  private scrollTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly services: Services) {
    super();
    const { projects, live, visibility, canvas } = services;
    const looks = this.own(new Looks());
    const names = this.own(createNamesType());
    this.paints = { canvas, looks, stripes: this.stripes, names };
    this.own({ dispose: () => this.stop() });
    this.own(live.onDidOpen(({ document }) => this.scheduleDocument(document)));
    this.own(live.onDidMend(({ document }) => this.scheduleDocument(document)));
    this.own(projects.onDidChangeList(() => this.schedule(() => true)));
    this.own(
      projects.onDidChange(({ open, change }) =>
        this.schedule((at) => {
          const found = live.get(at.editor.document);
          if (found?.open !== open) return false;
          return change.codebook === true || (change.sources?.has(found.source.path) ?? false);
        }),
      ),
    );
    this.own(visibility.onDidChange(() => this.schedule(() => true)));
    this.own(vscode.window.onDidChangeActiveColorTheme(() => this.restyle()));
    this.own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('codebook')) this.restyle();
      }),
    );
    this.own(vscode.window.onDidChangeVisibleTextEditors((editors) => this.see(editors)));
    this.own(vscode.window.onDidChangeTextEditorVisibleRanges(() => this.scheduleScroll()));
    this.own(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        for (const [editor, painter] of this.painters)
          if (editor.document === document) painter.shift(contentChanges);
      }),
    );
    this.see(vscode.window.visibleTextEditors);
  }

  private see(editors: readonly vscode.TextEditor[]): void {
    // What VS Code does not show any more, it has thrown away with all that was painted in it.
    for (const [editor, painter] of this.painters)
      if (!editors.includes(editor)) {
        this.painters.delete(editor);
        this.due.delete(painter);
      }
    for (const editor of editors) {
      if (this.painters.has(editor)) continue;
      const painter = new EditorPainter(editor, this.paints);
      this.painters.set(editor, painter);
      this.schedule((each) => each === painter);
    }
  }

  private restyle(): void {
    this.style = currentStyle();
    this.schedule(() => true);
  }

  private scheduleDocument(document: vscode.TextDocument): void {
    this.schedule(({ editor }) => editor.document === document);
  }

  /** What happens at once is painted once, right after everyone has heard of it. */
  private schedule(isMeant: (painter: EditorPainter) => boolean): void {
    const isWaiting = this.due.size > 0;
    for (const painter of this.painters.values()) if (isMeant(painter)) this.due.add(painter);
    if (this.due.size && !isWaiting) queueMicrotask(() => this.paintDue());
  }

  private scheduleScroll(): void {
    clearTimeout(this.scrollTimer);
    this.scrollTimer = setTimeout(() => this.schedule(({ margin }) => margin.isBehind), scrollRest);
  }

  private paintDue(): void {
    const due = [...this.due];
    this.due.clear();
    for (const painter of due) {
      const live = this.liveOf(painter.editor.document);
      if (!live) painter.clear();
      else painter.paint(live, shownCodings(live, this.services.visibility), this.style);
    }
    const painters = [...this.painters.values()];
    this.stripes.trim((type) => painters.some(({ margin }) => margin.shows(type)));
  }

  /** A source whose project was closed is none any more. */
  private liveOf(document: vscode.TextDocument): LiveSource | undefined {
    const { live, projects } = this.services;
    const found = live.get(document);
    return found && projects.all.includes(found.open) ? found : undefined;
  }

  private stop(): void {
    this.due.clear();
    clearTimeout(this.scrollTimer);
  }
}
