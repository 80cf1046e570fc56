import * as vscode from 'vscode';
import type { LiveSource } from '../../live';
import type { LocatedCoding } from '../../../core/project/located';
import { Disposable } from '../../host/disposable';
import { spanOf } from '../../host/convert';
import type { Feature, Services } from '../../services';
import { caseIn, excerptNode } from '../../tree/excerpts';
import { AtCursorProvider } from './provider';

/** The view At the Cursor: what is coded where the cursor is, by whom, and by which rules. */
export const atCursorFeature: Feature = (services) => new AtCursor(services);

/** The cursor must rest for so long: nothing is looked up while it runs. Milliseconds. */
const rest = 60;

class AtCursor extends Disposable {
  private readonly provider = this.own(new AtCursorProvider());
  private readonly view = this.own(
    vscode.window.createTreeView('codebook.atCursor', { treeDataProvider: this.provider }),
  );
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly services: Services) {
    super();
    const { window } = vscode;
    const { projects, live } = services;
    this.own(window.onDidChangeActiveTextEditor((editor) => editor && this.lookSoon(false)));
    this.own(
      window.onDidChangeTextEditorSelection(
        ({ textEditor }) => textEditor === window.activeTextEditor && this.lookSoon(false),
      ),
    );
    this.own(live.onDidOpen(() => this.lookSoon(false)));
    this.own(live.onDidMend(() => this.lookSoon(true)));
    this.own(projects.onDidChange(() => this.lookSoon(true)));
    this.own(this.view.onDidChangeVisibility(() => this.lookSoon(true)));
    this.own({ dispose: () => clearTimeout(this.timer) });
    this.lookSoon(true);
  }

  private isOther = false;

  private lookSoon(isOther: boolean): void {
    this.isOther ||= isOther;
    clearTimeout(this.timer);
    if (this.view.visible) this.timer = setTimeout(() => this.look(), rest);
  }

  private look(): void {
    const editor = vscode.window.activeTextEditor;
    const live = editor && this.services.live.get(editor.document);
    const nodes = live ? nodesAt(live, editor) : [];
    this.provider.show(nodes, this.isOther);
    this.isOther = false;
    this.view.message = nodes.length
      ? ''
      : live
        ? vscode.l10n.t('Nothing is coded at the cursor.')
        : vscode.l10n.t('Put the cursor on a coded passage of a source.');
  }
}

function nodesAt({ open, source }: LiveSource, { selections }: vscode.TextEditor) {
  const spans = selections.map((selection) => spanOf(source, selection));
  const { path } = source;
  return source.codings
    .filter(({ location }) => {
      if (location.state === 'lost') return false;
      const { start, end } = location.span;
      return spans.some((span) => start <= span.end && end >= span.start);
    })
    .toSorted((a, b) => lengthOf(a) - lengthOf(b))
    .map((coding) =>
      excerptNode(open, source, path, caseIn(open.project, source, path, coding), coding),
    );
}

function lengthOf({ location }: LocatedCoding): number {
  return location.state === 'lost' ? 0 : location.span.end - location.span.start;
}
