import * as vscode from 'vscode';
import { insertField } from '../../../core/codebook/fieldEdits';
import { fieldNamed } from '../../../core/codebook/places';
import { sentence } from '../../../core/base/sentences';
import { Refusal } from '../../../core/base/refusal';
import { rangeOf } from '../../host/convert';
import { codedSources, loadExcerpts } from '../../tree/excerpts';
import { placeOf } from '../../tree/excerptItem';
import { joined } from '../../tree/names';
import type { OpenProject } from '../../workspace';
import type { BookContext } from './context';

/** So many excerpts are offered; the shortest, which best show what is meant. */
const most = 200;

/** Lets the person choose one of a code's excerpts, and writes it into the codebook as an example. */
export async function addExample(
  { watches }: BookContext,
  open: OpenProject,
  id: string,
): Promise<void> {
  const sources = codedSources(open.project);
  const query = { open, codes: new Set([id]), case: undefined, coder: undefined, sources };
  const excerpts = await loadExcerpts(query, 10 * most);
  const rows = excerpts
    .filter(({ coding }) => coding.location.state !== 'lost')
    .map((node) => ({ quote: node.coding.record.quote.replace(/\s*\n\s*/g, ' ').trim(), node }))
    .sort((a, b) => a.quote.length - b.quote.length)
    .slice(0, most)
    .map(({ quote, node }) => ({
      label: quote,
      description: joined(placeOf(node), node.coding.coder),
      quote,
    }));
  const picked = await vscode.window.showQuickPick(rows, {
    title: vscode.l10n.t('Add an Example of “{code}”', { code: id }),
    placeHolder: vscode.l10n.t('Choose the excerpt that shows best what is meant'),
    matchOnDescription: true,
  });
  const book = watches.ofProject(open);
  const place = book?.sight.places.byId.get(id);
  if (!picked || !book || !place) return;
  const { source } = book.sight.parsed;
  const written = JSON.stringify(picked.quote);
  const last = fieldNamed(place, 'examples')?.texts.at(-1);
  const [line = ''] = last
    ? (/^[ \t]*-[ \t]+/.exec(lineBefore(source, last.span.start)) ?? [])
    : [];
  const splices = last
    ? line !== '' && [{ ...endOfLine(source, last.span.end), insert: `\n${line}${written}` }]
    : insertField(source, place, [['examples', '', [`- ${written}`]]]);
  if (!splices) throw new Refusal(noPlace);
  const edit = new vscode.WorkspaceEdit();
  for (const splice of splices)
    edit.replace(book.document.uri, rangeOf(book.sight.lines, splice), splice.insert);
  await vscode.workspace.applyEdit(edit);
}

function lineBefore(source: string, offset: number): string {
  return source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset);
}

function endOfLine(source: string, offset: number) {
  const end = source.indexOf('\n', source.slice(0, offset).trimEnd().length);
  const at = end < 0 ? source.length : end;
  return { start: at, end: at };
}

const noPlace = sentence(
  'The examples of this code stand on one line with other things. Write each on a line of its own, and try again.',
);
