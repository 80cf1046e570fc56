import * as vscode from 'vscode';
import { codebookFile } from '../../../core/project/layout';
import { Disposable } from '../../host/disposable';
import { inBackground } from '../../host/errors';
import type { OpenProject, Projects } from '../../workspace';

/** How long typing must rest before the codebook is checked. Milliseconds. */
const pause = 150;

/** Has each project's codebook checked when it, or what was coded with it, has changed. */
export class CheckSchedule extends Disposable {
  private readonly timers = new Map<OpenProject, ReturnType<typeof setTimeout>>();
  /** How long the last check took: a large book is checked the less often. Milliseconds. */
  private cost = 0;

  constructor(
    private readonly projects: Projects,
    private readonly check: (open: OpenProject) => Promise<void>,
  ) {
    super();
    const { workspace } = vscode;
    this.own({ dispose: () => this.timers.forEach((timer) => clearTimeout(timer)) });
    this.own(projects.onDidCheck((open) => this.schedule(open)));
    this.own(
      projects.onDidChange(({ open, change }) => {
        if (change.codebook || change.codes?.size) this.schedule(open);
      }),
    );
    this.own(workspace.onDidChangeTextDocument(({ document }) => this.follow(document)));
    this.own(workspace.onDidOpenTextDocument((document) => this.follow(document)));
    this.own(workspace.onDidCloseTextDocument((document) => this.follow(document)));
  }

  private follow({ uri }: vscode.TextDocument): void {
    if (!uri.path.endsWith(`/${codebookFile}`)) return;
    const open = this.projects.of(uri);
    if (open?.pathOf(uri) === codebookFile) this.schedule(open);
  }

  private schedule(open: OpenProject): void {
    clearTimeout(this.timers.get(open));
    const timer = setTimeout(
      () => {
        this.timers.delete(open);
        if (!open.isClosed) inBackground(this.run(open));
      },
      pause + 2 * this.cost,
    );
    this.timers.set(open, timer);
  }

  private async run(open: OpenProject): Promise<void> {
    const begin = performance.now();
    await this.check(open);
    this.cost = Math.min(1000, performance.now() - begin);
  }
}
