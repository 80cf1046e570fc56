import * as vscode from 'vscode';
import { Refusal } from '../../core/base/refusal';
import { Disposable } from '../host/disposable';
import { inBackground } from '../host/errors';
import type { Services } from '../services';
import type { OpenProject } from '../workspace';

/** Changes that come close together are counted at once. Milliseconds: a frame. */
const patience = 16;

/**
 * A page about a project that counts again as the project changes, while it is in sight. What it
 * counts is a `Counted`.
 */
export abstract class LivePanel<Counted> extends Disposable {
  /** Whether the page is there to be told something. */
  protected isListening = false;
  /** Whether the page says that its project is not there. */
  protected isGone = false;
  private isStale = true;
  private isCounting = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the questions: an answer to an earlier one is no answer any more. */
  private question = 0;

  /** @param folder of the project, as a URI */
  constructor(
    readonly panel: vscode.WebviewPanel,
    protected readonly services: Services,
    protected readonly folder: string,
  ) {
    super();
    this.own(panel.onDidDispose(() => this.dispose()));
    this.own(
      panel.onDidChangeViewState(() => {
        // What is out of sight is taken down, and asks again when it is put up.
        if (!panel.visible) this.isListening = false;
      }),
    );
    const { projects } = services;
    this.own(projects.onDidChange(({ open }) => open === this.open && this.note()));
    this.own(projects.onDidChangeList(() => this.note()));
    this.own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('codebook.nameLanguage')) this.note();
      }),
    );
    this.own({ dispose: () => clearTimeout(this.timer) });
  }

  /** Undefined where the project is not open. */
  get open(): OpenProject | undefined {
    return this.services.projects.all.find(({ folder }) => folder.toString() === this.folder);
  }

  /** Counts what is asked for now. What it refuses is told in the page. */
  protected abstract countNow(open: OpenProject): Promise<Counted>;
  /** @param isWhole whether the page is to be told all, though nothing may have changed */
  protected abstract take(open: OpenProject, counted: Counted, isWhole: boolean): void;
  protected abstract refuse(open: OpenProject, refusal: Refusal): void;
  protected abstract tellGone(): void;

  /** Something changed that the numbers come from. */
  protected note(): void {
    this.isStale = true;
    if (this.isListening && !this.isCounting)
      this.timer ??= setTimeout(() => inBackground(this.count(false)), patience);
  }

  protected async count(isWhole: boolean): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const question = ++this.question;
    await this.services.projects.settled();
    const { open } = this;
    if (!open) {
      this.isGone = true;
      if (this.isListening) this.tellGone();
      return;
    }
    this.isStale = false;
    this.isCounting = true;
    try {
      const counted = await this.countNow(open);
      if (question === this.question) this.take(open, counted, isWhole);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (question === this.question) this.refuse(open, error);
    } finally {
      if (question === this.question) this.isCounting = false;
      if (this.isStale) this.note();
    }
  }

  protected withProject<T>(does: (open: OpenProject) => T): T | undefined {
    const { open } = this;
    return open && does(open);
  }
}
