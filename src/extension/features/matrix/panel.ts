import * as vscode from 'vscode';
import type { CrossTable } from '../../../core/analysis/crossTable';
import type { Refusal } from '../../../core/base/refusal';
import type { Picture } from '../../../core/exporting/svg';
import type { SeenTable } from '../../../core/exporting/tableSheet';
import type {
  Change,
  Fault,
  FromMatrix,
  HostAnswers,
  MatrixState,
  PageAnswers,
  TableWindow,
  ToMatrix,
} from '../../../protocol/matrix';
import { Page } from '../../host/page';
import { nameLanguage } from '../../host/words';
import { pageIcon } from '../../pages/icon';
import { LivePanel } from '../../pages/livePanel';
import { completionsOf, faultOf, partsOf } from '../../pages/queries';
import type { Services } from '../../services';
import type { OpenProject } from '../../workspace';
import { axesOf } from './axes';
import { copied } from './copied';
import { showExcerptsOf } from './excerpts';
import { exportTable } from './export';
import { Matrix } from './matrix';
import { named } from './names';
import { whyEmpty } from './trouble';
import { matrixWords } from './words';

/** One matrix in an editor. It counts again as its project changes, while it is in sight. */
export class MatrixPanel extends LivePanel<CrossTable> {
  private readonly page: Page<FromMatrix, ToMatrix, HostAnswers, PageAnswers>;
  private readonly matrix: Matrix;
  private told = { total: 0, greatest: 0 };
  private fault: Fault | undefined;

  constructor(panel: vscode.WebviewPanel, services: Services, { folder, ask, look }: MatrixState) {
    super(panel, services, folder);
    this.matrix = new Matrix(ask, look);
    this.entitle();
    const { extensionUri } = services.context;
    panel.iconPath = pageIcon(extensionUri, 'matrix');
    this.page = this.own(
      new Page(panel, extensionUri, {
        name: 'matrix',
        title: vscode.l10n.t('Matrix'),
        words: matrixWords(),
        tasks: {
          ready: ({ window }) => this.begin(window),
          change: (change) => this.change(change),
          block: ({ window }) => this.matrix.block(window),
          complete: ({ text }) => completionsOf(this.open, text),
          open: ({ row, column }) => this.withProject((open) => this.excerpts(open, row, column)),
          copy: () => copied(this.seen),
          copyText: ({ text }) => vscode.env.clipboard.writeText(text),
          export: ({ ending }) => this.withProject((open) => this.export(open, ending)),
          say: ({ words }) => void vscode.window.setStatusBarMessage(`$(copy) ${words}`, 4000),
        },
      }),
    );
  }

  get state(): MatrixState {
    return { folder: this.folder, ask: this.matrix.ask, look: this.matrix.look };
  }

  protected countNow({ project }: OpenProject): Promise<CrossTable> {
    return this.matrix.count(project, nameLanguage());
  }

  protected take(open: OpenProject, table: CrossTable, isWhole: boolean): void {
    const hadFault = this.fault !== undefined;
    this.fault = undefined;
    const isAnother = this.matrix.take(named(open, this.matrix.ask, table));
    if (isAnother || isWhole || hadFault || this.isGone) this.show();
    else this.tellNumbers();
  }

  protected refuse(_open: OpenProject, refusal: Refusal): void {
    this.fault = faultOf(refusal);
    this.show();
  }

  protected tellGone(): void {
    this.page.line.tell({
      kind: 'gone',
      words: vscode.l10n.t(
        'The project of this matrix is not open: {folder}. Open its folder, and the matrix is here again.',
        { folder: vscode.Uri.parse(this.folder).path },
      ),
    });
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
      queryParts: fault ? [] : partsOf(open, matrix.ask.where),
    });
  }

  private tellNumbers(): void {
    const news = this.isListening ? this.matrix.news(this.told) : undefined;
    if (!news) return;
    this.told = news;
    this.page.line.tell(news);
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
    const drawn = (picture: Picture) => this.page.line.ask({ kind: 'draw', ...picture });
    return exportTable(open, this.seen, ending, drawn);
  }
}
