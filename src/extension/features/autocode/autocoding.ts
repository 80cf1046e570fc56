import * as vscode from 'vscode';
import type { ReviewedHit } from '../../../core/autocoding/review';
import { Disposable } from '../../host/disposable';
import { inBackground } from '../../host/errors';
import { reveal } from '../../host/reveal';
import type { Services } from '../../services';
import { noteApplied } from '../../tree/applied';
import { codeName } from '../../tree/names';
import { ask } from './ask';
import { HitMarks } from './marks';
import { withProgress } from './progress';
import { type AutocodeNode, HitsProvider } from './provider';
import { Session } from './session';
import { hitsInWords, lookInWords, unitInWords } from './words';

/** Autocoding: looking for words through sources, looking at what is found, coding what is ticked. */
export class Autocoding extends Disposable {
  readonly provider = this.own(new HitsProvider());
  private readonly view = this.own(
    vscode.window.createTreeView<AutocodeNode>('codebook.autocode', {
      treeDataProvider: this.provider,
      showCollapseAll: true,
      manageCheckboxStateManually: true,
    }),
  );
  private session: Session | undefined;
  private marks: HitMarks | undefined;

  constructor(private readonly services: Services) {
    super();
    this.own(this.view.onDidChangeCheckboxState(({ items }) => this.tick(items)));
    this.own(
      services.projects.onDidChangeList(() => {
        const { session } = this;
        if (session && !services.projects.all.includes(session.asked.open)) this.close();
      }),
    );
    this.own({ dispose: () => this.close() });
  }

  /** @param code where it is known already */
  async begin(code: string | undefined): Promise<void> {
    const asked = await ask(this.services, code);
    if (!asked) return;
    const session = new Session(this.services, asked);
    const title = vscode.l10n.t('Looking for {what}', { what: lookInWords(asked.query.look) });
    const isDone = await withProgress(title, asked.sources.length, (steps) => session.run(steps));
    if (!isDone || !session.review.count().hits) {
      session.dispose();
      if (isDone) inBackground(this.tellNothing(code, session));
      return;
    }
    this.close();
    this.session = session;
    this.marks = new HitMarks(this.services, session);
    session.onDidChange(() => this.tell());
    this.provider.show(session);
    this.tell();
    await vscode.commands.executeCommand('setContext', 'codebook.autocoding', true);
    await vscode.commands.executeCommand('codebook.autocode.focus');
  }

  async apply(): Promise<void> {
    const { session } = this;
    if (!session) return;
    const { open, code } = session.asked;
    const applied = await vscode.window.withProgress(
      { location: { viewId: 'codebook.autocode' } },
      () => session.apply(),
    );
    this.close();
    await noteApplied(this.services, open, code, applied);
  }

  async chooseUnit(): Promise<void> {
    const { session } = this;
    if (!session) return;
    const picked = await vscode.window.showQuickPick(
      session.units.map((unit) => ({
        label: unitInWords(unit),
        unit,
        picked: unit === session.unit,
      })),
      {
        title: vscode.l10n.t('Autocode'),
        placeHolder: vscode.l10n.t('How much is to be coded?'),
      },
    );
    if (!picked || picked.unit === session.unit) return;
    const { sources } = session.asked;
    const title = vscode.l10n.t('Looking for {what}', {
      what: lookInWords(session.asked.query.look),
    });
    await withProgress(title, sources.length, (steps) => session.use(picked.unit, steps));
  }

  tickAll(isTicked: boolean): void {
    this.session?.tick(this.session.review.all, isTicked);
  }

  /** Ticks or unticks the row in focus: VS Code's lists do that by the mouse only. */
  async toggle(): Promise<void> {
    // What has the focus is told to nobody until it is selected.
    await vscode.commands.executeCommand('list.select');
    const [node] = this.view.selection;
    const { session } = this;
    if (!session || !node || node.kind === 'more') return;
    const hits = node.kind === 'hit' ? [node.hit] : session.review.of(node.path);
    const isTicked = hits.some((hit) => !hit.stands && !session.review.isTicked(hit));
    session.tick(hits, isTicked, node.kind === 'hit' ? node.hit.source : node.path);
  }

  /** Shows a hit in its source; the focus stays in the list, so that the next can be looked at. */
  async show({ source: path, span }: ReviewedHit): Promise<void> {
    const { session } = this;
    if (!session) return;
    const { open } = session.asked;
    const document = await vscode.workspace.openTextDocument(open.uriOf(path));
    const editor = await vscode.window.showTextDocument(document, { preserveFocus: true });
    const source = (await this.services.live.settled(document))?.source;
    if (source) reveal(editor, source, span);
  }

  close(): void {
    this.marks?.dispose();
    this.session?.dispose();
    this.marks = this.session = undefined;
    this.provider.show(undefined);
    // The number would stay on the icon of the side bar when the view itself is gone.
    this.view.badge = undefined;
    inBackground(
      Promise.resolve(vscode.commands.executeCommand('setContext', 'codebook.autocoding', false)),
    );
  }

  private tick(items: readonly [AutocodeNode, vscode.TreeItemCheckboxState][]): void {
    const { session } = this;
    if (!session) return;
    for (const [node, state] of items) {
      const isTicked = state === vscode.TreeItemCheckboxState.Checked;
      if (node.kind === 'source') session.tick(session.review.of(node.path), isTicked, node.path);
      else if (node.kind === 'hit') session.tick([node.hit], isTicked, node.hit.source);
    }
  }

  private tell(): void {
    const { session, view } = this;
    if (!session) return;
    const { hits, ticked } = session.review.count();
    const { asked, unit } = session;
    view.message = vscode.l10n.t(
      '{what}: {ticked} of {hits} ticked, to be coded “{code}”: {unit}',
      {
        what: lookInWords(asked.query.look),
        ticked,
        hits: hitsInWords(hits),
        code: codeName(asked.open, asked.code),
        unit: unitInWords(unit),
      },
    );
    view.badge = { value: ticked, tooltip: hitsInWords(ticked) };
  }

  private async tellNothing(code: string | undefined, { asked }: Session): Promise<void> {
    const again = vscode.l10n.t('Look for Something Else');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('{what} is not to be found in {n} sources.', {
        what: lookInWords(asked.query.look),
        n: asked.sources.length,
      }),
      again,
    );
    if (answer === again) await this.begin(code);
  }
}
