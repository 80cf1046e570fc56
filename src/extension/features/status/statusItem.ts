import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import { escapeMarkdown } from '../../host/markdown';
import { coderName } from '../../state/coder';
import type { OpenProject, Projects } from '../../workspace';

/** Changes that come close together are told at once. Milliseconds. */
const patience = 200;

/** Who is coding, and how the project stands. A click chooses the coder. */
export class StatusItem extends Disposable {
  private readonly item = this.own(
    vscode.window.createStatusBarItem('codebook.state', vscode.StatusBarAlignment.Left, 10),
  );
  /** Counting problems looks through the whole project, so it is done only after a check. */
  private readonly problems = new WeakMap<OpenProject, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly projects: Projects) {
    super();
    this.item.name = vscode.l10n.t('Codebook');
    this.item.command = 'codebook.chooseCoder';
    this.own(vscode.window.onDidChangeActiveTextEditor(() => this.tellSoon()));
    this.own(projects.onDidChangeList(() => this.tellSoon()));
    this.own(projects.onDidCheck((open) => this.recount(open)));
    this.own(
      projects.onDidChange(({ change }) => {
        if (change.codes?.size || change.codebook || change.register) this.tellSoon();
      }),
    );
    this.own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('codebook.coder')) this.tellSoon();
      }),
    );
    this.own({ dispose: () => clearTimeout(this.timer) });
  }

  private recount(open: OpenProject): void {
    this.problems.delete(open);
    this.tellSoon();
  }

  private tellSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), patience);
  }

  private tell(): void {
    const open = this.projects.active;
    if (!open) return this.item.hide();
    const coder = coderName() ?? vscode.l10n.t('Choose coder');
    const { total } = open.project.index;
    const problems = this.problemsOf(open);
    const trouble = problems ? `  $(warning) ${problems}` : '';
    this.item.text = `$(account) ${coder}  $(tag) ${total}${trouble}`;
    this.item.tooltip = tooltipOf(open, problems);
    const spoken = [coder, codingsInWords(total), ...(problems ? [problemsInWords(problems)] : [])];
    this.item.accessibilityInformation = { label: spoken.join(', '), role: 'button' };
    this.item.show();
  }

  private problemsOf(open: OpenProject): number {
    const known = this.problems.get(open);
    if (known !== undefined) return known;
    const all = open.project.problems().filter(({ severity }) => severity !== 'info');
    this.problems.set(open, all.length);
    return all.length;
  }
}

function tooltipOf(open: OpenProject, problems: number): vscode.MarkdownString {
  const { project } = open;
  const coder = coderName();
  const facts = [
    vscode.l10n.t('Codes: {n}', { n: project.book.codes.length }),
    vscode.l10n.t('Sources: {n}', { n: project.sources.size }),
    vscode.l10n.t('Codings: {n}', { n: project.index.total }),
    vscode.l10n.t('Coders: {names}', { names: project.index.coders().join(', ') || '–' }),
    ...(problems
      ? [`${problemsInWords(problems)} ${vscode.l10n.t('(see the Problems panel)')}`]
      : []),
  ];
  const you = coder
    ? vscode.l10n.t('You code as {coder}. Click to change.', { coder })
    : vscode.l10n.t('Click to say who you are: codings are kept under your name.');
  const list = facts.map((fact) => `- ${escapeMarkdown(fact)}`).join('\n');
  return new vscode.MarkdownString(
    `**${escapeMarkdown(open.name)}**\n\n${list}\n\n${escapeMarkdown(you)}`,
  );
}

function codingsInWords(n: number): string {
  return n === 1 ? vscode.l10n.t('1 coding') : vscode.l10n.t('{n} codings', { n });
}

function problemsInWords(n: number): string {
  return n === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{n} problems', { n });
}
