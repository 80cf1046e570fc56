import * as vscode from 'vscode';
import { sentence } from '../../../core/base/sentences';
import { nameIn } from '../../../core/codebook/codebook';
import type { LocatedSource } from '../../../core/project/located';
import { Refusal } from '../../../core/project/operations';
import { readable } from '../../../core/project/readable';
import type { Span } from '../../../core/text/span';
import { spanOf } from '../../host/convert';
import { registerCommand } from '../../host/errors';
import { reveal } from '../../host/reveal';
import { nameLanguage } from '../../host/words';
import type { Feature, Services } from '../../services';
import type { OpenProject } from '../../workspace';

/** Going from excerpt to excerpt through the project's sources. */
export const navigateFeature: Feature = (services) => {
  const walk = new Walk(services);
  const go = (direction: Direction, sameCode: boolean) =>
    services.keystrokes.inOrder(() => walk.go(direction, sameCode));
  return vscode.Disposable.from(
    registerCommand('codebook.nextExcerpt', () => go(1, false)),
    registerCommand('codebook.previousExcerpt', () => go(-1, false)),
    registerCommand('codebook.nextExcerptOfCode', () => go(1, true)),
    registerCommand('codebook.previousExcerptOfCode', () => go(-1, true)),
  );
};

type Direction = 1 | -1;

class Walk {
  /** The code gone along last: kept while the cursor stays on one of its excerpts or off any. */
  private code: string | undefined;

  constructor(private readonly services: Services) {}

  async go(direction: Direction, sameCode: boolean): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const live = editor && (await this.services.live.settled(editor.document));
    if (!live) throw new Refusal(sentence('Open a source of the project first.'));
    const { open, source } = live;
    const here = spanOf(source, editor.selection);
    const code = sameCode ? this.codeHere(source, here) : undefined;
    if (sameCode && code === undefined)
      throw new Refusal(
        sentence('Put the cursor on an excerpt, or choose a code in the Codebook view.'),
      );
    this.code = code ?? this.code;
    const next = nextStop(stopsIn(source, code), here, direction);
    if (next) return reveal(editor, source, next);
    await this.onward(open, source, code, direction);
  }

  private codeHere(source: LocatedSource, here: Span): string | undefined {
    const codes = source.codings
      .filter(({ location }) => location.state !== 'lost' && touches(location.span, here))
      .toSorted((a, b) => lengthOf(a) - lengthOf(b))
      .map(({ record }) => record.code);
    if (this.code !== undefined && (codes.includes(this.code) || !codes.length)) return this.code;
    return codes[0] ?? this.services.choice.chosen?.code;
  }

  /** Past the last excerpt of a source comes the first of the next one; past the last source, the first. */
  private async onward(
    open: OpenProject,
    source: LocatedSource,
    code: string | undefined,
    direction: Direction,
  ): Promise<void> {
    const paths = [...open.project.sources.keys()].filter((path) => hasCodings(open, path, code));
    const at = paths.indexOf(source.path);
    const start = at < 0 ? (direction === 1 ? -1 : 0) : at;
    for (let step = 1; step <= paths.length; step++) {
      const path = paths.at((start + direction * step + 2 * paths.length) % paths.length);
      const other = path === undefined ? undefined : await readable(open.project, path);
      const stops = other ? stopsIn(other, code) : [];
      const stop = direction === 1 ? stops[0] : stops.at(-1);
      if (!other || !stop) continue;
      const document = await vscode.workspace.openTextDocument(open.uriOf(other.path));
      const editor = await vscode.window.showTextDocument(document);
      const live = await this.services.live.settled(document);
      reveal(editor, live?.source ?? other, stop);
      vscode.window.setStatusBarMessage(`$(arrow-right) ${other.path}`, 3000);
      return;
    }
    const named = code === undefined ? undefined : open.project.book.byId.get(code);
    throw new Refusal(
      code === undefined
        ? sentence('Nothing in this project is coded yet.')
        : sentence('There are no other excerpts of “{code}”.', {
            code: named ? nameIn(named, nameLanguage()) : code,
          }),
    );
  }
}

function hasCodings(open: OpenProject, path: string, code: string | undefined): boolean {
  const { index } = open.project;
  return index
    .ofSource(path)
    .some((file) => (code === undefined ? file.rows.count > 0 : index.codesIn(file).has(code)));
}

/** The excerpts of a source, in order, each stretch of words once. */
function stopsIn(source: LocatedSource, code: string | undefined): Span[] {
  const stops: Span[] = [];
  for (const { record, location } of source.codings) {
    if (location.state === 'lost' || (code !== undefined && record.code !== code)) continue;
    const { span } = location;
    const last = stops.at(-1);
    if (last?.start !== span.start || last.end !== span.end) stops.push(span);
  }
  return stops;
}

/** Order of excerpts: by where they begin, the longer first. */
function order(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

function nextStop(stops: readonly Span[], here: Span, direction: Direction): Span | undefined {
  // A bare cursor stands before an excerpt that begins there.
  const at = here.start === here.end ? { start: here.start, end: Infinity } : here;
  return direction === 1
    ? stops.find((stop) => order(stop, at) > 0)
    : stops.findLast((stop) => order(stop, at) < 0);
}

function touches(span: Span, here: Span): boolean {
  return span.start <= here.end && span.end >= here.start;
}

function lengthOf({ location }: LocatedSource['codings'][number]): number {
  return location.state === 'lost' ? 0 : location.span.end - location.span.start;
}
