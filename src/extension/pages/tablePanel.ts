import * as vscode from 'vscode';
import type { SideLook } from '../../core/analysis/tableLook';
import type { Refusal } from '../../core/base/refusal';
import type { Sheet } from '../../core/exporting/sheetShape';
import type { Drawing } from '../../core/analysis/maps/drawing';
import type { PageAnswers, TableWindow } from '../../protocol/matrix';
import type {
  ExportEnding,
  FromTable,
  TableAnswers,
  TableAsk,
  TableRows,
  TableState,
  ToTable,
  WriteCell,
  WrittenCell,
} from '../../protocol/table';
import { Page } from '../host/page';
import { inWords } from '../host/words';
import type { Services } from '../services';
import type { OpenProject } from '../workspace';
import { pageIcon } from './icon';
import { arrangeList, type ListedTable, listedSheet, rowsOf, shapeOf } from './listed';
import { LivePanel } from './livePanel';
import type { Draw } from './pictures';
import { completionsOf, faultOf, partsOf } from './queries';
import { saveFile } from './saveFile';
import { copiedSheet, sheetBytes } from './sheets';
import { FaultOf, type Listed, type TableKind } from './tableKind';
import { tableWords } from './tableWords';

/** One table page in an editor. */
export class TablePanel<Counted> extends LivePanel<Counted | FaultOf> {
  private readonly page: Page<FromTable, ToTable, TableAnswers, PageAnswers>;
  private ask: TableAsk;
  private look: SideLook;
  private counted: Counted | undefined;
  private listed: Listed | undefined;
  private arranged: Int32Array = new Int32Array();
  private version = 0;
  private window: TableWindow = { rows: { from: 0, to: 0 }, columns: { from: 0, to: 0 } };
  private fault: FaultOf | undefined;
  private refusal: Refusal | undefined;
  private told = '';

  constructor(
    panel: vscode.WebviewPanel,
    services: Services,
    private readonly kind: TableKind<Counted>,
    { folder, ask, look }: TableState,
  ) {
    super(panel, services, folder);
    this.ask = ask;
    this.look = look;
    const { extensionUri } = services.context;
    panel.title = kind.title;
    panel.iconPath = pageIcon(extensionUri, kind.name);
    const { onDidChange, onDidChangeList } = services.projects;
    this.own(onDidChange(({ open, change }) => open === this.open && kind.forget?.(change)));
    this.own(onDidChangeList(() => kind.forget?.(undefined)));
    this.page = this.own(
      new Page(panel, extensionUri, {
        name: 'table',
        title: kind.title,
        words: tableWords(kind),
        tasks: {
          ready: ({ window }) => this.begin(window),
          change: ({ ask, look }) => this.change(ask, look),
          rows: ({ window }) => this.rows(window),
          complete: ({ text }) => completionsOf(this.open, text),
          open: (place) => this.choose(place),
          tick: ({ rows, isOn }) => this.tick(rows, isOn),
          act: ({ key }) => this.act(key),
          cell: ({ row, column }) =>
            this.withProject((open) => kind.cells?.read(open, row, column)),
          write: (written) => this.write(written),
          coding: (coding) => this.withProject((open) => kind.cells?.show(open, coding)),
          copy: () => this.copied(),
          copyText: ({ text }) => vscode.env.clipboard.writeText(text),
          export: ({ ending }) => this.withProject((open) => this.export(open, ending)),
          say: ({ words }) => void vscode.window.setStatusBarMessage(`$(copy) ${words}`, 4000),
        },
      }),
    );
  }

  protected async countNow(open: OpenProject): Promise<Counted | FaultOf> {
    try {
      return await this.kind.count(open, this.ask);
    } catch (error) {
      if (error instanceof FaultOf) return error;
      throw error;
    }
  }

  protected take(open: OpenProject, counted: Counted | FaultOf): void {
    this.refusal = undefined;
    this.fault = counted instanceof FaultOf ? counted : undefined;
    if (!(counted instanceof FaultOf)) this.counted = counted;
    this.show(open);
  }

  protected refuse(open: OpenProject, refusal: Refusal): void {
    this.fault = undefined;
    this.refusal = refusal;
    this.show(open);
  }

  protected tellGone(): void {
    this.told = '';
    this.page.line.tell({
      kind: 'gone',
      words: vscode.l10n.t(
        'The project of this page is not open: {folder}. Open its folder, and the page is here again.',
        { folder: vscode.Uri.parse(this.folder).path },
      ),
    });
  }

  private async begin(window: TableWindow): Promise<void> {
    this.isListening = true;
    this.window = window;
    this.told = '';
    await this.count(true);
  }

  private async change(ask: TableAsk, look: SideLook): Promise<void> {
    const before = this.ask;
    this.look = look;
    const { open } = this;
    if (JSON.stringify(ask) === JSON.stringify(before)) return open && this.show(open);
    this.ask = (open && this.kind.settle?.(open, ask, before)) ?? ask;
    await this.count(true);
  }

  /** Tells the page what it shows from now on, where that is something else. */
  private show(open: OpenProject): void {
    const { kind, ask, look, counted, fault } = this;
    if (!this.isListening) return;
    this.isGone = false;
    this.listed = counted && kind.list(open, ask, counted);
    this.arranged = this.listed ? arrangeList(this.listed, look) : new Int32Array();
    const listed = this.listed ?? nothing(kind.title);
    this.panel.title = listed.name;
    const tools = kind.tools(open, ask, counted).map((tool) => {
      const isQuery = tool.kind === 'query';
      if ((isQuery || tool.kind === 'text') && tool.key === fault?.key)
        return { ...tool, fault: faultOf(fault.refusal) };
      return isQuery ? { ...tool, parts: partsOf(open, tool.value) } : tool;
    });
    const message = {
      kind: 'show',
      state: { folder: this.folder, ask, look },
      tools,
      heading: listed.heading,
      columns: listed.columns,
      note: listed.note,
      status: listed.status,
      empty: listed.empty,
      fault: this.refusal && inWords(this.refusal.sentence),
      ticks: kind.ticks?.tools(open, ask, counted),
      picture: ask['as'] === 'table' ? undefined : this.drawn(open),
    } as const;
    const shape = shapeOf(listed, this.arranged, 0);
    const words = JSON.stringify([message, shape, this.arrangedRows(listed)]);
    if (words === this.told) return;
    this.told = words;
    this.version++;
    const rows = { ...this.arrangedRows(listed), version: this.version };
    this.page.line.tell({ ...message, shape: { ...shape, version: this.version }, rows });
  }

  private rows(window: TableWindow): TableRows {
    this.window = window;
    return { ...this.arrangedRows(this.listed ?? nothing('')), version: this.version };
  }

  private arrangedRows(listed: ListedTable): TableRows {
    return rowsOf(listed, this.arranged, this.look, { window: this.window, version: 0 });
  }

  private async choose(place: { readonly row: string; readonly column: string | undefined }) {
    const { open, counted, ask, look } = this;
    if (!open || counted === undefined) return;
    const next = await this.kind.choose(open, { ask, counted }, place);
    if (next) await this.change(next, look);
  }

  private tick(rows: readonly string[] | undefined, isOn: boolean): void {
    const { open, listed, arranged } = this;
    const shown = Array.from(arranged, (line) => listed?.lines[line]?.key ?? '');
    this.kind.ticks?.tick(rows ?? shown, isOn);
    if (open) this.show(open);
  }

  private async act(key: string): Promise<void> {
    const { open, counted, ask } = this;
    if (open && counted !== undefined) await this.kind.ticks?.act(open, { ask, counted }, key);
    if (open) this.show(open);
  }

  private drawn(open: OpenProject): Drawing | undefined {
    return this.counted === undefined ? undefined : this.kind.pictures?.draw(open, this.counted);
  }

  private async write(written: WriteCell): Promise<WrittenCell> {
    const { open } = this;
    const { cells } = this.kind;
    if (!open || !cells) throw new Error('Nothing can be written here.');
    return cells.write(open, written);
  }

  private get sheet(): Sheet {
    const listed = this.listed ?? nothing(this.kind.title);
    return listedSheet(listed, this.arranged, listed.name);
  }

  private copied() {
    const columns = this.listed?.columns.length ?? 0;
    return copiedSheet(this.sheet, { rows: this.arranged.length, columns });
  }

  private text(open: OpenProject): Uint8Array {
    const { counted, listed, kind } = this;
    const rows = Array.from(this.arranged, (line) => listed?.lines[line]?.key ?? '');
    return new TextEncoder().encode(
      counted === undefined ? '' : (kind.text?.(open, counted, rows) ?? ''),
    );
  }

  private async export(open: OpenProject, ending: ExportEnding): Promise<void> {
    const { sheet } = this;
    const bytes = await this.bytesOf(open, ending);
    if (bytes) await saveFile(open, { name: sheet.name, ending, bytes });
  }

  private async bytesOf(open: OpenProject, ending: ExportEnding): Promise<Uint8Array | undefined> {
    switch (ending) {
      case 'csv':
      case 'xlsx':
        return sheetBytes(this.sheet, ending);
      case 'md':
        return this.text(open);
      case 'svg':
      case 'png': {
        const drawing = this.drawn(open);
        const { drawingBytes } = await import('./pictures');
        const draw: Draw = (picture) => this.page.line.ask({ kind: 'draw', ...picture });
        return drawing && drawingBytes(drawing, ending, draw);
      }
    }
  }
}

function nothing(name: string): Listed {
  return { name, heading: name, columns: [], lines: [], note: '', status: '' };
}
