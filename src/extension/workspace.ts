import * as vscode from 'vscode';
import { codebookFile, sourceTest } from '../core/project/layout';
import type { Project, ProjectChange } from '../core/project/project';
import { Disposable } from './host/disposable';
import { inBackground } from './host/errors';
import type { Platform } from './platform';

/** A project of the workspace, with where its files are. */
export class OpenProject extends Disposable {
  /** Until then nobody looks whether files changed unseen. Milliseconds, of the window's clock. */
  private restUntil = 0;

  isClosed = false;

  constructor(
    readonly folder: vscode.Uri,
    readonly project: Project,
  ) {
    super();
    this.own({ dispose: () => (this.isClosed = true) });
  }

  /** As shown where several projects are open. */
  get name(): string {
    return this.project.settings.title ?? this.folder.path.split('/').at(-1) ?? '';
  }

  /** Path below the project folder; undefined for a file elsewhere. */
  pathOf(uri: vscode.Uri): string | undefined {
    if (uri.scheme !== this.folder.scheme || uri.authority !== this.folder.authority)
      return undefined;
    const folder = `${this.folder.path}/`;
    return uri.path.startsWith(folder) ? uri.path.slice(folder.length) : undefined;
  }

  uriOf(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, ...path.split('/'));
  }

  isSource(path: string): boolean {
    return this.project.sources.has(path) || sourceTest(this.project.settings.sources)(path);
  }

  watch(): void {
    const pattern = new vscode.RelativePattern(this.folder, '**/*');
    const watcher = this.own(vscode.workspace.createFileSystemWatcher(pattern));
    const changed = new Set<string>();
    let relist = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const note = (uri: vscode.Uri, comesOrGoes: boolean) => {
      const path = this.pathOf(uri);
      if (path === undefined || /(^|\/)(\.|node_modules\/)|\.tmp$/.test(path)) return;
      changed.add(path);
      relist ||= comesOrGoes;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const paths = [...changed];
        const all = relist;
        changed.clear();
        relist = false;
        inBackground(this.project.refresh(paths, all));
      }, 60);
    };
    this.own(watcher.onDidChange((uri) => note(uri, false)));
    this.own(watcher.onDidCreate((uri) => note(uri, true)));
    this.own(watcher.onDidDelete((uri) => note(uri, true)));
    this.own({ dispose: () => clearTimeout(timer) });
    const { window } = vscode;
    this.own(window.onDidChangeWindowState(({ focused }) => focused && inBackground(this.look())));
  }

  /**
   * Takes in what changed unseen: on network drives, in virtual folders and in browsers watchers may
   * be silent. Takes no more than a twentieth of the time.
   */
  async look(): Promise<void> {
    const begin = performance.now();
    if (begin < this.restUntil || this.isClosed) return;
    this.restUntil = Infinity;
    try {
      await this.project.lookAgain();
    } finally {
      const end = performance.now();
      this.restUntil = end + Math.max(2000, 20 * (end - begin));
    }
  }
}

/** Something changed in one of the open projects. */
export interface ProjectEvent {
  readonly open: OpenProject;
  readonly change: ProjectChange;
}

/** The projects of the workspace: every folder in it, or below, that has a codebook. */
export class Projects extends Disposable {
  private readonly changes = this.own(new vscode.EventEmitter<ProjectEvent>());
  private readonly checks = this.own(new vscode.EventEmitter<OpenProject>());
  private readonly lists = this.own(new vscode.EventEmitter<void>());
  private open: readonly OpenProject[] = [];
  private isSearching: Promise<void> | undefined;

  readonly onDidChange = this.changes.event;
  /** The problems of a project may be others than before. */
  readonly onDidCheck = this.checks.event;
  /** Projects were opened or closed. */
  readonly onDidChangeList = this.lists.event;

  constructor(private readonly platform: Platform) {
    super();
    const search = () => inBackground(this.search());
    const { workspace } = vscode;
    this.own(workspace.onDidChangeWorkspaceFolders(search));
    this.own(workspace.onDidRenameFiles(search));
    const watcher = this.own(
      workspace.createFileSystemWatcher(`**/${codebookFile}`, false, true, false),
    );
    this.own(watcher.onDidCreate(search));
    this.own(watcher.onDidDelete(search));
    // Of a folder that goes with all that is in it, only the folder itself is told.
    const folders = this.own(workspace.createFileSystemWatcher('**', true, true, false));
    this.own(folders.onDidDelete((uri) => this.isAround(uri) && search()));
    this.own({ dispose: () => this.open.forEach((open) => open.dispose()) });
  }

  get all(): readonly OpenProject[] {
    return this.open;
  }

  /** The project that a file belongs to: of several, the innermost. */
  of(uri: vscode.Uri): OpenProject | undefined {
    return this.open
      .filter((open) => open.pathOf(uri) !== undefined)
      .sort((a, b) => b.folder.path.length - a.folder.path.length)[0];
  }

  /** The project and path of a source; undefined for any other file. */
  sourceAt(uri: vscode.Uri): { readonly open: OpenProject; readonly path: string } | undefined {
    const open = this.of(uri);
    const path = open?.pathOf(uri);
    return open && path !== undefined && open.isSource(path) ? { open, path } : undefined;
  }

  /** The project of the file being looked at, else the only or the first one. */
  get active(): OpenProject | undefined {
    const uri = vscode.window.activeTextEditor?.document.uri;
    return (uri && this.of(uri)) ?? this.open[0];
  }

  /** Looks for projects; opens what is new, closes what is gone. Searches do not run side by side. */
  search(): Promise<void> {
    const earlier = this.isSearching ?? Promise.resolve();
    const mine = earlier.then(
      () => this.searchNow(),
      () => this.searchNow(),
    );
    this.isSearching = mine;
    return mine;
  }

  /** Resolves when no search runs; that one failed is told by whoever began it. */
  async settled(): Promise<void> {
    await this.isSearching?.catch(() => undefined);
  }

  /** Whether something is the folder of an open project, or one above it. */
  private isAround({ scheme, authority, path }: vscode.Uri): boolean {
    return this.open.some(
      ({ folder }) =>
        folder.scheme === scheme &&
        folder.authority === authority &&
        `${folder.path}/`.startsWith(`${path}/`),
    );
  }

  private async searchNow(): Promise<void> {
    const folders = await foldersWithCodebook();
    const known = new Map(this.open.map((open) => [open.folder.toString(), open]));
    const next: OpenProject[] = [];
    for (const folder of folders) {
      const open = known.get(folder.toString()) ?? (await this.openFolder(folder));
      known.delete(folder.toString());
      next.push(open);
    }
    for (const gone of known.values()) gone.dispose();
    this.open = next;
    await vscode.commands.executeCommand('setContext', 'codebook.isOpen', next.length > 0);
    this.lists.fire();
  }

  private async openFolder(folder: vscode.Uri): Promise<OpenProject> {
    const { chance } = this.platform;
    const snapshots = this.platform.snapshotsFor(folder);
    // The engine that reads projects is half of our code: a window without one does without it.
    const { Project } = await import('../core/project/project');
    const project = await Project.open(this.platform.storeFor(folder), chance, snapshots);
    const open = new OpenProject(folder, project);
    project.onDidChange.on((change) => this.changes.fire({ open, change }));
    project.onDidCheck.on(() => this.checks.fire(open));
    open.watch();
    const check = async () => {
      await project.keepSnapshot();
      await project.verify(() => open.isClosed);
      await open.look();
    };
    inBackground(check());
    return open;
  }
}

async function foldersWithCodebook(): Promise<vscode.Uri[]> {
  const found = new Map<string, vscode.Uri>();
  const take = (file: vscode.Uri) => {
    const folder = vscode.Uri.joinPath(file, '..');
    found.set(folder.toString(), folder);
  };
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const file = vscode.Uri.joinPath(uri, codebookFile);
    if (await exists(file)) take(file);
  }
  // The pattern finds those in folders below; a workspace without search still has the ones above.
  for (const file of await vscode.workspace.findFiles(
    `**/${codebookFile}`,
    '**/{node_modules,.*}/**',
  ))
    take(file);
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
