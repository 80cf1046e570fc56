import * as vscode from 'vscode';
import type { LocatedSource } from '../core/project/located';
import { saveAnchors } from '../core/project/operations';
import { LiveLines } from '../core/text/liveLines';
import { Disposable } from './host/disposable';
import { inBackground } from './host/errors';
import type { OpenProject, Projects } from './workspace';

/** A source open in an editor: its codings move with the text. */
export interface LiveSource {
  readonly open: OpenProject;
  readonly document: vscode.TextDocument;
  readonly source: LocatedSource;
}

interface Entry extends LiveSource {
  lines: LiveLines;
  /** Whether the text has changed since it was last saved. */
  isUnsaved: boolean;
  /** Runs while it may turn out that a change came from disk. */
  doubt: ReturnType<typeof setTimeout> | undefined;
  /** Runs while the text was edited and its excerpts have not been looked at since. */
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** How long typing must rest before touched excerpts are looked at. Milliseconds. */
const settleAfter = 150;

/**
 * Keeps the codings of open sources at their words while these are edited. On the typing path
 * only columns of numbers are moved; VS Code itself moves what is painted.
 */
export class LiveSources extends Disposable {
  private readonly entries = new Map<string, Entry>();
  private readonly opening = new Map<string, Promise<void>>();
  private readonly arrivals = this.own(new vscode.EventEmitter<LiveSource>());
  private readonly mends = this.own(new vscode.EventEmitter<LiveSource>());

  /** A source was opened in an editor and its codings have been located. */
  readonly onDidOpen = this.arrivals.event;
  /** Excerpts are elsewhere than moving with the text has put them: what is painted must follow. */
  readonly onDidMend = this.mends.event;

  constructor(private readonly projects: Projects) {
    super();
    const { workspace } = vscode;
    this.own(workspace.onDidOpenTextDocument((document) => this.begin(document)));
    this.own(workspace.onDidChangeTextDocument((event) => this.follow(event)));
    this.own(workspace.onDidSaveTextDocument((document) => inBackground(this.save(document))));
    this.own(workspace.onDidCloseTextDocument((document) => this.end(document)));
    this.own(projects.onDidChangeList(() => this.beginAgain()));
    this.own(projects.onDidChange(({ change }) => change.register && this.beginAgain()));
    this.beginAgain();
  }

  /** What is live of a document at this moment. */
  get(document: vscode.TextDocument): LiveSource | undefined {
    return this.entries.get(document.uri.toString());
  }

  /** The source of a document with every coding at its place; undefined when it is no source. */
  async settled(document: vscode.TextDocument): Promise<LiveSource | undefined> {
    this.begin(document);
    await this.opening.get(document.uri.toString());
    const entry = this.entries.get(document.uri.toString());
    if (entry) this.settle(entry);
    return entry;
  }

  /** Projects open, close and part; a document may have become another project's source, or none. */
  private beginAgain(): void {
    for (const entry of [...this.entries.values()]) if (!this.isSourceOf(entry)) this.drop(entry);
    vscode.workspace.textDocuments.forEach((document) => this.begin(document));
  }

  private isSourceOf({ open, document, source }: LiveSource): boolean {
    const at = this.projects.sourceAt(document.uri);
    return at?.open === open && at.path === source.path;
  }

  private begin(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    if (this.entries.has(key) || this.opening.has(key)) return;
    if (!this.projects.sourceAt(document.uri)) return;
    const work = this.open(key, document).finally(() => this.opening.delete(key));
    this.opening.set(key, work);
    inBackground(work);
  }

  /** While its codings are read its project may be closed, and opened again as another: then again. */
  private async open(key: string, document: vscode.TextDocument): Promise<void> {
    for (;;) {
      const at = this.projects.sourceAt(document.uri);
      if (!at || (document.isClosed && !reopened(document.uri))) return;
      const { open, path } = at;
      const source = await open.project.openText(path, () => lfText(document));
      const lines = new LiveLines(source.lines.starts);
      const entry = {
        open,
        document,
        source,
        lines,
        isUnsaved: document.isDirty,
        doubt: undefined,
        timer: undefined,
      };
      const isGone = document.isClosed && !reopened(document.uri);
      if (isGone || !this.isSourceOf(entry)) {
        inBackground(open.project.closeText(path));
        continue;
      }
      this.entries.set(key, entry);
      this.arrivals.fire(entry);
      return;
    }
  }

  private follow({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const entry = this.entries.get(document.uri.toString());
    if (!entry || !contentChanges.length) return;
    // From the end to the start: a change never moves the ones still to come.
    const changes = [...contentChanges].sort((a, b) => b.rangeOffset - a.rangeOffset);
    for (const { range, text } of changes) {
      const inserted = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
      const start = entry.lines.offset(range.start.line, range.start.character);
      const end = entry.lines.offset(range.end.line, range.end.character);
      entry.source.shift({ start, end, inserted: inserted.length });
      entry.lines.replace(range.start.line, range.end.line, start, end, inserted);
    }
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => this.settle(entry), settleAfter);
    // Undo brings words back that an excerpt may have lost: look at once.
    if (reason !== undefined) this.settle(entry);
    entry.isUnsaved = true;
    clearTimeout(entry.doubt);
    entry.doubt = setTimeout(() => this.doubt(entry, 1), settleAfter);
  }

  /**
   * What has changed, was not saved, and need not be, came from disk: nobody edited it here, but
   * the text is another one, and the codings did not go with it. At the change itself VS Code does
   * not say yet whether it is to be saved, and it may tell late that it was.
   * @param times how often to look again before that is believed
   */
  private doubt(entry: Entry, times: number): void {
    if (!entry.isUnsaved || entry.document.isDirty) return;
    if (times > 0) {
      entry.doubt = setTimeout(() => this.doubt(entry, times - 1), settleAfter);
      return;
    }
    entry.isUnsaved = false;
    entry.source.replace();
    entry.lines = new LiveLines(entry.source.lines.starts);
    this.mends.fire(entry);
    entry.open.project.moved(entry.source.path);
    entry.open.project.replaced(entry.source.path);
  }

  private settle(entry: Entry): void {
    if (entry.timer === undefined) return;
    clearTimeout(entry.timer);
    entry.timer = undefined;
    if (entry.source.settle()) this.mends.fire(entry);
    entry.open.project.moved(entry.source.path);
  }

  private async save(document: vscode.TextDocument): Promise<void> {
    const entry = this.entries.get(document.uri.toString());
    if (entry) entry.isUnsaved = false;
    if (!entry?.source.isEdited) return;
    this.settle(entry);
    await saveAnchors(entry.open.project, entry.source);
  }

  private end(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const entry = this.entries.get(key);
    // Giving a document another language closes and opens it again.
    if (entry && !reopened(document.uri)) this.drop(entry);
  }

  private drop(entry: Entry): void {
    clearTimeout(entry.timer);
    clearTimeout(entry.doubt);
    this.entries.delete(entry.document.uri.toString());
    inBackground(entry.open.project.closeText(entry.source.path));
  }
}

function lfText(document: vscode.TextDocument): string {
  const text = document.getText();
  return document.eol === vscode.EndOfLine.CRLF ? text.replace(/\r\n/g, '\n') : text;
}

function reopened(uri: vscode.Uri): boolean {
  const key = uri.toString();
  return vscode.workspace.textDocuments.some(
    (other) => !other.isClosed && other.uri.toString() === key,
  );
}
