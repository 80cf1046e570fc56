import * as vscode from 'vscode';
import type { Problem } from '../../../core/base/problem';
import { codebookFile } from '../../../core/project/layout';
import { Disposable } from '../../host/disposable';
import type { BookChecks } from '../../state/bookChecks';
import type { OpenProject, Projects } from '../../workspace';
import { diagnosticOf } from './diagnostic';
import { linesAtHand } from './lines';
import { graded, severitySetting } from './severities';

/** Checks come in bursts, as files of a pull do. Milliseconds. */
const pause = 100;

/** What was published of one file. */
interface Published {
  readonly uri: vscode.Uri;
  /** To tell whether its problems are others than before. */
  readonly summary: string;
}

/** Publishes each project's problems; only files whose problems changed are touched. */
export class ProblemsPublisher extends Disposable {
  private readonly collection = this.own(vscode.languages.createDiagnosticCollection('codebook'));
  private readonly published = new Map<OpenProject, Map<string, Published>>();
  private readonly due = new Set<OpenProject>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly projects: Projects,
    private readonly checks: BookChecks,
  ) {
    super();
    this.own({ dispose: () => clearTimeout(this.timer) });
    this.own(projects.onDidCheck((open) => this.schedule(open)));
    this.own(
      projects.onDidChange(({ open, change }) => {
        // Without these, places in a text changed: nothing that a check looks at.
        if (change.codebook || change.register || change.codes?.size) this.schedule(open);
      }),
    );
    this.own(checks.onDidChange((open) => this.schedule(open)));
    this.own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(severitySetting))
          projects.all.forEach((open) => this.schedule(open));
      }),
    );
    this.own(projects.onDidChangeList(() => this.followList()));
    // Of an open file the exact place of every character is at hand.
    this.own(vscode.workspace.onDidOpenTextDocument(({ uri }) => this.placeAgain(uri)));
    this.followList();
  }

  private followList(): void {
    for (const [open, files] of this.published)
      if (!this.projects.all.includes(open)) {
        this.published.delete(open);
        for (const { uri } of files.values()) this.collection.delete(uri);
      }
    for (const open of this.projects.all) if (!this.published.has(open)) this.schedule(open);
  }

  private placeAgain(uri: vscode.Uri): void {
    const open = this.projects.of(uri);
    const files = open && this.published.get(open);
    const path = open?.pathOf(uri);
    if (!open || path === undefined || !files?.has(path)) return;
    files.set(path, { uri, summary: '' });
    this.schedule(open);
  }

  private schedule(open: OpenProject): void {
    this.due.add(open);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const due = [...this.due];
      this.due.clear();
      for (const each of due) if (this.projects.all.includes(each)) this.publish(each);
    }, pause);
  }

  private publish(open: OpenProject): void {
    const before = this.published.get(open);
    const now = new Map<string, Published>();
    this.published.set(open, now);
    for (const [path, problems] of byFile(graded(problemsIn(open, this.checks), open.folder))) {
      const uri = open.uriOf(path);
      const summary = JSON.stringify(problems);
      now.set(path, { uri, summary });
      if (before?.get(path)?.summary === summary) continue;
      const lines = linesAtHand(open, path, uri);
      this.collection.set(
        uri,
        problems.map((problem) => diagnosticOf(problem, lines, (file) => open.uriOf(file))),
      );
    }
    for (const [path, { uri }] of before ?? []) if (!now.has(path)) this.collection.delete(uri);
  }
}

/** What the files say; of a codebook that is being written, what stands in its editor. */
function problemsIn(open: OpenProject, checks: BookChecks): readonly Problem[] {
  const problems = open.project.problems();
  const check = checks.of(open);
  if (!check) return problems;
  const others = check.isLive ? problems.filter(({ file }) => file !== codebookFile) : problems;
  return [...others, ...check.problems];
}

function byFile(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const files = new Map<string, Problem[]>();
  for (const problem of problems) {
    const ofFile = files.get(problem.file);
    if (ofFile) ofFile.push(problem);
    else files.set(problem.file, [problem]);
  }
  return files;
}
