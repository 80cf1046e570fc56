import * as vscode from 'vscode';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import { nameIn } from '../../../core/codebook/codebook';
import { Disposable } from '../../host/disposable';
import { inBackground } from '../../host/errors';
import { warmUpCommands } from '../../host/warmUp';
import { nameLanguage } from '../../host/words';
import type { Services } from '../../services';
import type { OpenProject } from '../../workspace';
import { boundInCodingMode } from './bound';
import { showKeys } from './cheatSheet';
import { commandLetters, takenLetters } from './letters';
import { ReadOnly } from './readOnly';
import { digits, slotsAfter } from './slots';

/** How many digits the status bar names, and how many characters of each code. */
const shown = { digits: 4, characters: 16 };

/**
 * Coding mode: a source can't be changed, and single keys code. The keys are bound in
 * package.json, where `codebook.codingMode` is set; a key that means nothing goes nowhere.
 */
export class CodingMode extends Disposable {
  private isOn = false;
  /** Whether every key is heard in its turn; the status bar tells of the mode only then. */
  private isReady = false;
  private readonly readOnly = this.own(new ReadOnly((document) => this.isCoded(document)));
  private readonly status = this.own(
    vscode.window.createStatusBarItem('codebook.codingMode', vscode.StatusBarAlignment.Left, 11),
  );
  private readonly slots = new WeakMap<OpenProject, readonly (string | undefined)[]>();
  private readonly told = new Map<string, boolean>();

  constructor(private readonly services: Services) {
    super();
    const { projects, recent } = services;
    this.status.name = vscode.l10n.t('Coding mode');
    this.status.command = 'codebook.codingMode';
    this.status.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
    this.own(vscode.window.onDidChangeActiveTextEditor(() => this.refresh()));
    this.own(projects.onDidChange(({ change }) => change.codebook && this.refresh()));
    this.own(projects.onDidChangeList(() => this.refresh()));
    this.own(recent.onDidChange(() => this.refresh()));
  }

  async toggle(): Promise<void> {
    if (this.isOn) return this.leave();
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !this.isCoded(document))
      throw new Refusal(sentence('Open a source of the project first.'));
    await this.set(true);
    const words = vscode.l10n.t('Coding mode: ? shows the keys, Esc leaves');
    vscode.window.setStatusBarMessage(`$(keyboard) ${words}`, 5000);
  }

  leave(): Promise<void> {
    return this.set(false);
  }

  /** A key that is bound to no command of its own: the letter of a code, a digit, or nothing. */
  async press(key: string): Promise<void> {
    const open = this.services.projects.active;
    if (!open) return;
    const digit = digits.indexOf(key);
    const code =
      digit >= 0
        ? this.slotsOf(open)[digit]
        : open.project.book.codes.find((each) => each.key === key)?.id;
    if (code !== undefined) {
      await vscode.commands.executeCommand('codebook.applyCode', code);
      return;
    }
    const words = vscode.l10n.t('“{key}” means nothing here. ? shows the keys.', { key });
    vscode.window.setStatusBarMessage(`$(info) ${words}`, 3000);
  }

  showKeys(): void {
    const open = this.services.projects.active;
    if (!open) throw new Refusal(sentence('Open a source of the project first.'));
    showKeys(open, this.slotsOf(open), this.isOn);
  }

  private async set(isOn: boolean): Promise<void> {
    this.isOn = isOn;
    this.refresh();
    await Promise.all([
      vscode.commands.executeCommand('setContext', 'codebook.codingMode', isOn),
      this.readOnly.want(isOn),
      isOn && !this.isReady && warmUpCommands(boundInCodingMode(this.services.context)),
    ]);
    if (!isOn) return;
    this.isReady = true;
    this.refresh();
  }

  private isCoded(document: vscode.TextDocument): boolean {
    return (
      document.languageId === 'transcript' &&
      this.services.projects.sourceAt(document.uri) !== undefined
    );
  }

  private slotsOf(open: OpenProject): readonly (string | undefined)[] {
    const slots = slotsAfter(this.slots.get(open) ?? [], this.services.recent.of(open));
    this.slots.set(open, slots);
    return slots;
  }

  private refresh(): void {
    if (!this.isOn) return this.status.hide();
    const open = this.services.projects.active;
    const taken = takenLetters(open?.project.book);
    for (const letter of commandLetters + commandLetters.toUpperCase())
      this.tell(`codebook.taken.${letter}`, taken.has(letter));
    if (!this.isReady) return;
    const mode = vscode.l10n.t('Coding mode');
    const recent = open ? this.recentInWords(open) : [];
    this.status.text = [`$(keyboard) ${mode}`, ...recent].join('  ');
    this.status.tooltip = vscode.l10n.t(
      'Keys code, and the text can’t be changed. ? shows the keys; click here, or press Esc, to leave.',
    );
    this.status.accessibilityInformation = { label: [mode, ...recent].join(', '), role: 'button' };
    this.status.show();
  }

  private recentInWords(open: OpenProject): string[] {
    return this.slotsOf(open)
      .slice(0, shown.digits)
      .flatMap((id, i) => {
        const code = id === undefined ? undefined : open.project.book.byId.get(id);
        if (!code) return [];
        const name = [...nameIn(code, nameLanguage())];
        const short = name.length > shown.characters;
        const words = short ? `${name.slice(0, shown.characters - 1).join('')}…` : name.join('');
        return [`${digits[i] ?? ''} ${words}`];
      });
  }

  private tell(key: string, value: boolean): void {
    if (this.told.get(key) === value) return;
    this.told.set(key, value);
    inBackground(Promise.resolve(vscode.commands.executeCommand('setContext', key, value)));
  }
}
