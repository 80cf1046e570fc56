import * as vscode from 'vscode';
import { Refusal } from '../../../core/base/refusal';
import { summaryAt, writeSummary } from '../../../core/refactor/summaries';
import type { CellDetail, CellExcerpt, DetailWords, WrittenCell } from '../../../protocol/table';
import type { WritableCells } from '../../pages/tableKind';
import type { Services } from '../../services';
import { refuseUnsavedMemos } from '../../state/savedBook';
import { codedSources, type ExcerptNode, loadExcerpts } from '../../tree/excerpts';
import { caseName, codeName, sourceName } from '../../tree/names';
import { openExcerpt } from '../../tree/openExcerpt';
import type { OpenProject } from '../../workspace';

/** So many excerpts are listed beside a cell. */
const mostExcerpts = 100;

/** How long the words of a link are. Characters. */
const linkWords = 24;

/** Writes and reads the cells of the framework grid: cases by codes. */
export function cellsOf(services: Pick<Services, 'choice' | 'acts' | 'live'>): WritableCells {
  const { choice, acts } = services;
  /** The cell that was read last. */
  let read = '';
  return {
    words: detailWords(),
    async read(open, row, column): Promise<CellDetail> {
      const all = await excerptsAt(open, row, column);
      return {
        title: `${caseName(open, row)} × ${codeName(open, column)}`,
        text: summaryAt(open.project, { case: row, code: column }),
        excerpts: all.slice(0, mostExcerpts).map((node) => excerptOf(open, node)),
        more: Math.max(0, all.length - mostExcerpts),
      };
    },
    async write(open, { row, column, before, text }): Promise<WrittenCell> {
      const place = { case: row, code: column };
      await refuseUnsavedMemos(open);
      if (summaryAt(open.project, place) !== before)
        return { isDone: false, text: summaryAt(open.project, place) };
      try {
        await acts.did(open, await writeSummary(open.project, place, { before, text }));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        // What stands on disk is taken in, so that it can be told.
        await open.project.lookAgain();
        const now = summaryAt(open.project, place);
        if (now === before) throw error;
        return { isDone: false, text: now };
      }
      return { isDone: true, text: summaryAt(open.project, place) };
    },
    async show(open, { id, source }): Promise<void> {
      const sources = [source];
      const query = { open, codes: undefined, case: undefined, coder: undefined, sources };
      const found = await loadExcerpts(query, Infinity);
      const node = found.find(({ coding }) => coding.record.id === id);
      if (!node) return;
      // Beside the grid, which stays in sight.
      const document = await vscode.workspace.openTextDocument(open.uriOf(source));
      await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
      await openExcerpt(services, node);
    },
  };
  function excerptsAt(open: OpenProject, of: string, code: string): Promise<ExcerptNode[]> {
    const sources = codedSources(open.project);
    const query = { open, codes: new Set([code]), case: of, coder: undefined, sources };
    // A cell that is read again, because something changed, is chosen already.
    if (read !== `${of}\n${code}`) choice.choose({ open, code, withDescendants: false, case: of });
    read = `${of}\n${code}`;
    return loadExcerpts(query, Infinity);
  }
}

function excerptOf(open: OpenProject, { coding, source, line }: ExcerptNode): CellExcerpt {
  const { id, quote } = coding.record;
  return {
    id,
    source,
    quote,
    place: `${sourceName(open, source)}:${line} · ${coding.coder}`,
    link: `[[coding:${id}|${shortened(quote)}]]`,
  };
}

/** What may stand between the brackets of a link. */
function shortened(quote: string): string {
  const words = [...quote.replace(/[[\]|\s]+/g, ' ').trim()];
  return words.length > linkWords ? `${words.slice(0, linkWords).join('')}…` : words.join('');
}

function detailWords(): DetailWords {
  return {
    text: vscode.l10n.t('Summary'),
    hint: vscode.l10n.t('Ctrl+Enter saves, Escape goes back to the table'),
    save: vscode.l10n.t('Save'),
    close: vscode.l10n.t('Close'),
    saved: vscode.l10n.t('Saved.'),
    changed: vscode.l10n.t(
      'Not saved: somebody changed this cell meanwhile. It says: “{text}”. Save again to put your words in its place.',
    ),
    excerpts: vscode.l10n.t('Excerpts'),
    none: vscode.l10n.t('No excerpts'),
    more: vscode.l10n.t('{n} more: they are in the Excerpts view'),
    link: vscode.l10n.t('Insert a link'),
  };
}
