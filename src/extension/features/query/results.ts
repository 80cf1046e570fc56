import * as vscode from 'vscode';
import { descendantsOf } from '../../../core/codebook/codebook';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import { rangeOf as rangeInText } from '../../../core/text/lines';
import { turnAt } from '../../../core/text/turns';
import type { Services } from '../../services';
import type { Chosen } from '../../state/choice';
import { codedSources, type ExcerptNode, loadExcerpts } from '../../tree/excerpts';
import { caseName, codeName, joined } from '../../tree/names';
import { readable } from '../../../core/project/readable';

interface Result {
  readonly text: string;
  readonly links: readonly vscode.DocumentLink[];
}

/** Texts that list excerpts, each with a link to its place. They stay as they were made. */
export class Results {
  private readonly made = new Map<string, Result>();
  private count = 0;

  add(scheme: string, title: string, result: Result): vscode.Uri {
    const name = title
      .replace(/[\\/:*?"<>|\s]+/g, ' ')
      .trim()
      .slice(0, 60);
    const uri = vscode.Uri.from({
      scheme,
      path: `/${name || 'results'}.txt`,
      query: String(++this.count),
    });
    this.made.set(uri.toString(), result);
    return uri;
  }

  textOf(uri: vscode.Uri): string {
    return (
      this.made.get(uri.toString())?.text ??
      vscode.l10n.t('These results were made before the window was reloaded. List them again.')
    );
  }

  linksIn(uri: vscode.Uri): vscode.DocumentLink[] {
    return [...(this.made.get(uri.toString())?.links ?? [])];
  }
}

/** Lists what the Excerpts view shows in an editor, to be read, searched and copied. */
export async function openResults(
  { choice }: Services,
  results: Results,
  scheme: string,
): Promise<void> {
  const { chosen } = choice;
  if (!chosen)
    throw new Refusal(
      sentence('Choose a code or a case first, or find excerpts by a query; they are listed then.'),
    );
  const title = titleOf(chosen);
  const uri = results.add(scheme, title, await listed(title, chosen));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
}

function titleOf({ open, code, case: ofCase, also }: Chosen): string {
  return joined(
    code === undefined ? undefined : codeName(open, code),
    ofCase === undefined ? undefined : caseName(open, ofCase),
    also?.words,
  );
}

async function listed(title: string, chosen: Chosen): Promise<Result> {
  const { open, code, withDescendants, case: ofCase, also } = chosen;
  const below = code !== undefined && withDescendants ? descendantsOf(open.project.book, code) : [];
  const codes = code === undefined ? undefined : new Set([code, ...below.map(({ id }) => id)]);
  const excerpts = await loadExcerpts(
    {
      open,
      codes,
      case: ofCase,
      coder: undefined,
      sources: codedSources(open.project),
      also: also?.query,
    },
    Infinity,
  );
  const lines = [title, vscode.l10n.t('Excerpts: {n}', { n: excerpts.length })];
  const links: vscode.DocumentLink[] = [];
  let last: string | undefined;
  for (const excerpt of excerpts) {
    if (excerpt.source !== last) lines.push('', excerpt.source);
    last = excerpt.source;
    const { place, words, range } = await placeOf(excerpt);
    const number = String(range[0]);
    lines.push(`${number.padStart(6)}  ${place}`);
    const target = open
      .uriOf(excerpt.source)
      .with({ fragment: `L${range[0]},${range[1]}-${range[2]},${range[3]}` });
    const at = lines.length - 1;
    links.push(
      new vscode.DocumentLink(new vscode.Range(at, 6 - Math.min(6, number.length), at, 6), target),
    );
    lines.push(...words.split('\n').map((line) => `        ${line}`));
  }
  return { text: `${lines.join('\n')}\n`, links };
}

async function placeOf({ open, source: path, coding, ...excerpt }: ExcerptNode) {
  const { coder, record, location } = coding;
  const source = await readable(open.project, path);
  const who = caseName(open, excerpt.case);
  const code = `${codeName(open, record.code)} (${coder})`;
  if (!source || location.state === 'lost')
    return {
      place: joined(who, code, vscode.l10n.t('lost')),
      words: record.quote,
      range: record.range,
    };
  const { span } = location;
  const speaker = turnAt(source.transcript, span.start)?.speaker;
  return {
    place: joined(speaker ?? who, code),
    words: source.text.slice(span.start, span.end),
    range: rangeInText(source.lines, source.text, span),
  };
}
