import * as vscode from 'vscode';
import { sentence } from '../../../core/base/sentences';
import { nameIn } from '../../../core/codebook/codebook';
import type { BookChange } from '../../../core/project/bookChange';
import { type Applied, applyCodes, Refusal } from '../../../core/project/operations';
import { trimSpan } from '../../../core/text/trim';
import { inBackground, registerCommand, showError } from '../../host/errors';
import { nameLanguage } from '../../host/words';
import type { Feature, Services } from '../../services';
import { askedCoderName, coderName } from '../../state/coder';
import { codeOfRow } from '../../tree/codeOfRow';
import { codesType } from '../../tree/codesType';
import type { OpenProject } from '../../workspace';
import { codeNamed, createCode, writeCode } from './create';
import { LastSelection } from './lastSelection';
import { currentTarget, type Target, targetAt } from './target';

/** Applying codes to the words at hand: by picking, in vivo, again, or from the tree. */
export const applyFeature: Feature = (services) => {
  const applying = new Applying(services);
  return vscode.Disposable.from(
    applying.selected,
    readAhead(services),
    registerCommand('codebook.applyCode', (...codes: unknown[]) => applying.pick(codes)),
    registerCommand('codebook.codeInVivo', () => applying.inVivo()),
    registerCommand('codebook.repeatLastCode', () => applying.again()),
    registerCommand('codebook.tree.apply', (node: unknown) => applying.fromTree(node)),
    vscode.languages.registerDocumentDropEditProvider(
      { language: 'transcript' },
      { provideDocumentDropEdits: (document, place, data) => applying.drop(document, place, data) },
      { dropMimeTypes: [codesType] },
    ),
    actOnRow('stay'),
    actOnRow('createInside'),
    actOnRow('peek'),
    registerCommand('codebook.createCode', () => applying.create(undefined)),
    registerCommand('codebook.tree.createCode', (node: unknown) =>
      applying.create(codeOfRow(node)),
    ),
  );
};

/** Long enough for what is seen of a source to come first. Milliseconds. */
const afterOpening = 1000;

/** Reads the picker while the researcher reads her first source: asked for, it is there at once. */
function readAhead({ live }: Services): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const opened = live.onDidOpen(({ open }) => {
    opened.dispose();
    timer = setTimeout(() => inBackground(makeReady(open)), afterOpening);
  });
  return vscode.Disposable.from(opened, { dispose: () => clearTimeout(timer) });
}

async function makeReady(open: OpenProject): Promise<void> {
  await import('../../../core/analysis/nearby');
  const { getReady } = await import('./picker');
  if (!open.isClosed) getReady(open);
}

/** Keys for the buttons of the picker's rows. */
function actOnRow(act: 'stay' | 'createInside' | 'peek'): vscode.Disposable {
  return registerCommand(`codebook.picker.${act}`, async () =>
    (await import('./picker')).actOnRow(act),
  );
}

/** A name in vivo is as long as this many characters at the most. */
const longestName = 40;

class Applying {
  /** What was selected when codes are dropped. */
  readonly selected = new LastSelection();
  private lastCodes: readonly string[] = [];

  constructor(private readonly services: Services) {}

  /** Command arguments that are ids of codes are applied without asking. */
  async pick(given: readonly unknown[]): Promise<void> {
    const target = await this.target();
    const { open } = target.live;
    const ids = given.flat().filter((id): id is string => typeof id === 'string');
    if (ids.length) return this.apply(target, ids);
    const title = vscode.l10n.t('Apply Code to {words}', { words: wordsOf(target) });
    const { pickCodes } = await import('./picker');
    const picked = await pickCodes(open, {
      title,
      nearby: await nearby(target),
      recent: this.services.recent.of(open),
      apply: (codes) => this.apply(target, codes),
      peek: async (code) => (await import('./peek')).peekExcerpts(open, target.editor, code),
    });
    if (!picked) return;
    if (picked.kind === 'codes') return this.apply(target, picked.codes);
    const { name, parent } = picked;
    const known = { ...(name ? { name } : {}), ...(parent === undefined ? {} : { parent }) };
    const created = await createCode(open, known);
    if (created) await this.apply(target, [...picked.codes, created.id], created.book);
  }

  /** Names a code with the very words that are selected, and applies it to them. */
  async inVivo(): Promise<void> {
    const target = await this.target();
    const { open, source } = target.live;
    const [first] = target.spans;
    const words = first && trimSpan(source.text, first);
    if (!words) throw new Refusal(sentence('There are no words to code here.'));
    const name = [...source.text.slice(words.start, words.end).replace(/\s+/g, ' ')]
      .slice(0, longestName)
      .join('');
    const known = codeNamed(open.project.book, name);
    if (known !== undefined) return this.apply(target, [known]);
    const created = await writeCode(open, name, null);
    await this.apply(target, [created.id], created.book);
  }

  async again(): Promise<void> {
    const target = await this.target();
    const { book } = target.live.open.project;
    const codes = this.lastCodes.filter((id) => book.byId.get(id)?.codable);
    const latest = codes.length ? codes : this.services.recent.of(target.live.open).slice(0, 1);
    if (!latest.length) throw new Refusal(sentence('No code has been applied yet.'));
    await this.apply(target, latest);
  }

  async fromTree(node: unknown): Promise<void> {
    const code = codeOfRow(node);
    if (code === undefined) return;
    await this.apply(await this.target(), [code]);
  }

  /** Codes dropped on the text are applied; the text itself stays as it is, so no edit is given. */
  async drop(
    document: vscode.TextDocument,
    place: vscode.Position,
    data: vscode.DataTransfer,
  ): Promise<undefined> {
    try {
      const codes = (await data.get(codesType)?.asString())?.split('\n') ?? [];
      const target = codes.length
        ? await targetAt(this.services.live, document, place, this.selected)
        : undefined;
      if (target) await this.apply(target, codes);
    } catch (error) {
      showError(error);
    }
  }

  async create(parent: string | undefined): Promise<void> {
    const open = this.services.projects.active;
    if (!open) return;
    const created = await createCode(open, parent === undefined ? {} : { parent });
    if (!created) return;
    const name = sentence('create {code}', { code: created.id });
    await this.services.acts.did(open, { name, files: [], book: created.book });
  }

  private target(): Promise<Target> {
    const { keystrokes, live } = this.services;
    return keystrokes.inOrder(() => currentTarget(live));
  }

  private async apply(target: Target, codes: readonly string[], book?: BookChange): Promise<void> {
    // At once: a quick key may ask for the last code before this one is on disk.
    this.lastCodes = codes;
    const { open, source } = target.live;
    const coder = await askedCoderName(open.project.index.coders());
    if (coder === undefined) return;
    const { spans } = target;
    // At once too: the next key may be the digit that this gives the code.
    inBackground(this.services.recent.use(open, codes));
    const applied = await applyCodes(open.project, { source, spans, codes, coder });
    this.tell(open, codes, applied);
    // What the window remembers need not be waited for: the coding itself is on disk.
    inBackground(this.services.acts.did(open, { ...applied.act, book }));
  }

  private tell(open: OpenProject, codes: readonly string[], { added, ids }: Applied): void {
    const { book } = open.project;
    const names = codes.map((id) => {
      const code = book.byId.get(id);
      return code ? nameIn(code, nameLanguage()) : id;
    });
    const values = { codes: names.join(' · '), n: added };
    const words =
      added === 0
        ? vscode.l10n.t('Already coded: {codes}', values)
        : ids.length === 1 || added === 1
          ? vscode.l10n.t('Applied {codes}', values)
          : vscode.l10n.t('Applied {codes} ({n} codings)', values);
    vscode.window.setStatusBarMessage(`$(tag) ${words}`, 4000);
  }
}

/** Codes of what is coded around the first of the spans. */
async function nearby({ live, spans }: Target): Promise<readonly string[]> {
  const [first] = spans;
  if (!first) return [];
  const { nearbyCodes } = await import('../../../core/analysis/nearby');
  return nearbyCodes(live.source, first, coderName());
}

function wordsOf({ live, spans }: Target): string {
  const [first] = spans;
  const words = first ? live.source.text.slice(first.start, first.end).replace(/\s+/g, ' ') : '';
  const characters = [...words.trim()];
  const short = characters.length > 24 ? `${characters.slice(0, 24).join('')}…` : words.trim();
  return spans.length > 1
    ? vscode.l10n.t('{n} Excerpts', { n: spans.length })
    : vscode.l10n.t('“{words}”', { words: short });
}
