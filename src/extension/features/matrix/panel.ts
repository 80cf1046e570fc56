import * as vscode from 'vscode';
import { completeQuery } from '../../../core/analysis/query/complete';
import { Refusal } from '../../../core/base/refusal';
import type { SeenTable } from '../../../core/exporting/tableSheet';
import { Disposable } from '../../host/disposable';
import { inBackground } from '../../host/errors';
import { Page } from '../../host/page';
import { nameLanguage } from '../../host/words';
import type { Services } from '../../services';
import type { OpenProject } from '../../workspace';
import type {
  Change,
  Completions,
  Fault,
  FromMatrix,
  HostAnswers,
  MatrixState,
  PageAnswers,
  TableWindow,
  ToMatrix,
} from '../../../protocol/matrix';
import { axesOf } from './axes';
import { copied } from './copied';
import { showExcerptsOf } from './excerpts';
import { exportTable } from './export';
import { Matrix } from './matrix';
import { named } from './names';
import { faultOf, whyEmpty } from './trouble';
import { matrixWords } from './words';

/** Changes that come close together are counted at once. Milliseconds: a frame. */
const patience = 16;

/** How many ways a query may go on are told. */
const mostCompletions = 40;

/** One matrix in an editor. It counts again as its project changes, while it is in sight. */
export class MatrixPanel extends Disposable {
  private readonly page: Page<FromMatrix, ToMatrix, HostAnswers, PageAnswers>;
  private readonly matrix: Matrix;
  private readonly folder: string;
  /** Whether the page is there to be told something. */
  private isListening = false;
  private isStale = true;
  private isCounting = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private told = { total: 0, greatest: 0 };
  private fault: Fault | undefined;
  /** Whether the page says that its project is not there. */
  private isGone = false;
  /** Counts the questions: an answer to an earlier one is no answer any more. */
  private question = 0;

  constructor(
    readonly panel: vscode.WebviewPanel,
    private readonly services: Services,
    { folder, ask, look }: MatrixState,
  ) {
    super();
    this.folder = folder;
    this.matrix = new Matrix(ask, look);
    this.entitle();
    const { context, projects } = services;
    const picture = (theme: string) =>
      vscode.Uri.joinPath(context.extensionUri, `media/pages/matrix-${theme}.svg`);
    panel.iconPath = { light: picture('light'), dark: picture('dark') };
    this.page = this.own(
      new Page(panel, context.extensionUri, {
        name: 'matrix',
        title: vscode.l10n.t('Matrix'),
        words: matrixWords(),
        tasks: {
          ready: ({ window }) => this.begin(window),
          change: (change) => this.change(change),
          block: ({ window }) => this.matrix.block(window),
          complete: ({ text }) => this.complete(text),
          open: ({ row, column }) => this.withProject((open) => this.excerpts(open, row, column)),
          copy: () => copied(this.seen),
          copyText: ({ text }) => vscode.env.clipboard.writeText(text),
          export: ({ ending }) => this.withProject((open) => this.export(open, ending)),
          say: ({ words }) => void vscode.window.setStatusBarMessage(`$(copy) ${words}`, 4000),
        },
      }),
    );
    this.own(panel.onDidDispose(() => this.dispose()));
    this.own(
      panel.onDidChangeViewState(() => {
        // What is out of sight is taken down, and asks again when it is put up.
        if (!panel.visible) this.isListening = false;
      }),
    );
    this.own(projects.onDidChange(({ open }) => open === this.open && this.note()));
    this.own(projects.onDidChangeList(() => this.note()));
    this.own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('codebook.nameLanguage')) this.note();
      }),
    );
    this.own({ dispose: () => clearTimeout(this.timer) });
  }

  get state(): MatrixState {
    return { folder: this.folder, ask: this.matrix.ask, look: this.matrix.look };
  }

  /** Undefined where the project is not open. */
  get open(): OpenProject | undefined {
    return this.services.projects.all.find(({ folder }) => folder.toString() === this.folder);
  }

  private async begin(window: TableWindow): Promise<void> {
    this.isListening = true;
    this.matrix.block(window);
    await this.count(true);
  }

  private async change({ ask, look }: Change): Promise<void> {
    const isAsked = JSON.stringify(ask) !== JSON.stringify(this.matrix.ask);
    Object.assign(this.matrix, { ask, look });
    if (isAsked) return this.count(true);
    this.matrix.take(this.matrix.table);
    this.show();
  }

  /** Something changed that the numbers come from. */
  private note(): void {
    this.isStale = true;
    if (this.isListening && !this.isCounting)
      this.timer ??= setTimeout(() => inBackground(this.count(false)), patience);
  }

  /** @param isWhole whether the page is to be told all, though nothing may have changed */
  private async count(isWhole: boolean): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const question = ++this.question;
    await this.services.projects.settled();
    const { open } = this;
    if (!open) return this.tellGone();
    this.isStale = false;
    this.isCounting = true;
    const hadFault = this.fault !== undefined;
    try {
      const table = await this.matrix.count(open.project, nameLanguage());
      if (question !== this.question) return;
      this.fault = undefined;
      const isAnother = this.matrix.take(named(open, this.matrix.ask, table));
      if (isAnother || isWhole || hadFault || this.isGone) this.show();
      else this.tellNumbers();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (question !== this.question) return;
      this.fault = faultOf(error);
      this.show();
    } finally {
      if (question === this.question) this.isCounting = false;
      if (this.isStale) this.note();
    }
  }

  private show(): void {
    const { matrix, fault, open } = this;
    if (!this.isListening || !open) return;
    this.isGone = false;
    this.entitle();
    const shape = matrix.shape();
    this.told = shape;
    this.page.line.tell({
      kind: 'show',
      state: this.state,
      axes: axesOf(open.project),
      shape,
      block: matrix.block(),
      empty: fault ? undefined : whyEmpty(open, matrix),
      fault,
    });
  }

  private tellNumbers(): void {
    const news = this.isListening ? this.matrix.news(this.told) : undefined;
    if (!news) return;
    this.told = news;
    this.page.line.tell(news);
  }

  private tellGone(): void {
    if (!this.isListening) return;
    this.isGone = true;
    this.page.line.tell({
      kind: 'gone',
      words: vscode.l10n.t(
        'The project of this matrix is not open: {folder}. Open its folder, and the matrix is here again.',
        { folder: vscode.Uri.parse(this.folder).path },
      ),
    });
  }

  private entitle(): void {
    const { rows, columns } = this.names;
    this.panel.title = vscode.l10n.t('{rows} × {columns}', { rows, columns });
  }

  private get names() {
    const { open } = this;
    const { rows, columns } = this.matrix.ask;
    const axes = open ? axesOf(open.project) : [];
    const nameOf = (key: string) => axes.find((axis) => axis.key === key)?.label ?? key;
    return { rows: nameOf(rows), columns: nameOf(columns), total: vscode.l10n.t('Total') };
  }

  private get seen(): SeenTable {
    const { table, lines, look } = this.matrix;
    return { table, lines, share: look.share, names: this.names };
  }

  private excerpts(open: OpenProject, row: string | undefined, column: string | undefined): void {
    showExcerptsOf(this.services.choice, open, this.matrix, { row, column });
  }

  private export(open: OpenProject, ending: 'csv' | 'xlsx' | 'svg' | 'png'): Promise<void> {
    const drawn = (svg: string, width: number, height: number) =>
      this.page.line.ask({ kind: 'draw', svg, width, height });
    return exportTable(open, this.seen, ending, drawn);
  }

  private complete(text: string): Completions {
    const { open } = this;
    const { from, items } = open ? completeQuery(open.project, text) : { from: 0, items: [] };
    const noted = items.map((item) => ({ text: item.text, note: item.names.join(' · ') }));
    return { from, items: noted.slice(0, mostCompletions) };
  }

  private withProject<T>(does: (open: OpenProject) => T): T | undefined {
    const { open } = this;
    return open && does(open);
  }
}
