import * as vscode from 'vscode';
import { sentence } from '../../core/base/sentences';
import type { LocatedCoding, LocatedSource } from '../../core/project/located';
import { Refusal } from '../../core/project/operations';
import { rangeOf, rangeOfProblem } from '../host/convert';
import type { Services } from '../services';
import type { ExcerptNode } from './excerpts';

/** Which coding of which source. */
export type CodingPlace = Pick<ExcerptNode, 'open' | 'source' | 'coding'>;

/** The coding of a row as it is at this moment; the row may be older. */
export async function currentCoding({ open, source, coding }: CodingPlace): Promise<LocatedCoding> {
  const now = await open.project.located(source);
  return now ? codingIn(now, coding) : coding;
}

/**
 * Shows the excerpt in its source, selected; of a lost one the place where it was.
 * @param isTold whether something else says that it is lost
 */
export async function openExcerpt(
  { live }: Pick<Services, 'live'>,
  node: CodingPlace,
  isTold = false,
): Promise<void> {
  const { open, source: path } = node;
  if (!(await open.project.located(path)))
    throw new Refusal(
      sentence('The file {path} is gone. Its codings are kept; put the file back to read them.', {
        path,
      }),
    );
  const document = await vscode.workspace.openTextDocument(open.uriOf(path));
  const source = (await live.settled(document))?.source ?? (await open.project.located(path));
  if (!source) return;
  const { location, record } = codingIn(source, node.coding);
  const isLost = location.state === 'lost';
  const there = isLost
    ? document.validateRange(rangeOfProblem(record.range))
    : rangeOf(source.lines, location.span);
  // Of a lost one only the place where it was can be shown: to select words would say it is there.
  const selection = isLost ? new vscode.Range(there.start, there.start) : there;
  const editor = await vscode.window.showTextDocument(document, { selection });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenter);
  if (isLost && !isTold) await tellLost(path, record.quote);
}

function codingIn(source: LocatedSource, { coder, record }: LocatedCoding): LocatedCoding {
  const found = source.codings.find(
    (other) => other.coder === coder && other.record.id === record.id,
  );
  if (!found)
    throw new Refusal(
      sentence('This coding is no longer there. It was removed, or its file has changed.'),
    );
  return found;
}

async function tellLost(path: string, quote: string): Promise<void> {
  const words = [...quote.replace(/\s+/g, ' ')];
  const short = words.length > 80 ? `${words.slice(0, 80).join('')}…` : words.join('');
  const message = vscode.l10n.t(
    'These words can’t be found in {path} any more: “{words}”. The cursor is where they were; the coding is kept.',
    { words: short, path },
  );
  await vscode.window.showWarningMessage(message);
}
