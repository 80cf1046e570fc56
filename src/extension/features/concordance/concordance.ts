import * as vscode from 'vscode';
import type { TextRequest } from '../../../core/analysis/texts';
import { type Collocate, collocates } from '../../../core/analysis/words/collocates';
import type { ConcordanceLine } from '../../../core/analysis/words/concordance';
import { type WordList, wordList } from '../../../core/analysis/words/wordList';
import type { ProjectChange } from '../../../core/project/project';
import type { TableAsk, Tool } from '../../../protocol/table';
import { reveal } from '../../host/reveal';
import { KeptCount } from '../../pages/keptCount';
import type { Chosen, Listed, TableKind, Ticked } from '../../pages/tableKind';
import type { Services } from '../../services';
import type { OpenProject } from '../../workspace';
import { tabOf, textsAsked } from './asked';
import { Lines } from './lines';
import { collocatesList, keynessList, linesList, wordsList } from './lists';
import { lineKey, TickedLines } from './ticked';
import { concordanceTools } from './tools';

/** What a tab has found; undefined where nothing is looked for. */
type Found =
  | { readonly of: 'lines'; readonly lines: readonly ConcordanceLine[] | undefined }
  | { readonly of: 'words' | 'keyness'; readonly list: WordList }
  | { readonly of: 'collocates'; readonly words: readonly Collocate[] | undefined };

/** A page of words: where they stand, how often they are said, by whom, and beside what. */
export class ConcordanceKind implements TableKind<Found> {
  readonly name = 'concordance';
  readonly title = vscode.l10n.t('Concordance');
  readonly usual: TableAsk = { tab: 'lines', words: '', as: 'word', where: '', unit: 'match' };
  private readonly lines = new Lines();
  private readonly counts = new KeptCount<Found>();
  private readonly ticked = new TickedLines();
  readonly ticks: Ticked<Found> = {
    tools: (_open, ask, found) =>
      tabOf(ask) === 'lines' ? this.ticked.tools(linesIn(found)) : undefined,
    tick: (rows, isOn) => this.ticked.tick(rows, isOn),
    act: (open, { ask, counted }) => this.ticked.code(this.services, open, ask, linesIn(counted)),
  };

  constructor(private readonly services: Pick<Services, 'live' | 'acts'>) {}

  forget(change: ProjectChange | undefined): void {
    this.lines.forget(change);
    this.counts.forget(change);
  }

  async count(open: OpenProject, ask: TableAsk): Promise<Found> {
    const tab = tabOf(ask);
    if (tab === 'lines') {
      const lines = await this.lines.all(open, ask);
      this.ticked.keepTo(lines ?? []);
      return { of: tab, lines };
    }
    const texts = textsAsked(open, ask);
    const against = tab === 'keyness' ? textsAsked(open, ask, 'against') : undefined;
    const readsCodings = (texts.part ?? against?.part) !== undefined;
    const asked = JSON.stringify([open.folder.toString(), ask]);
    return this.counts.get(asked, readsCodings, () =>
      countWords(open, tab, ask, { texts, against }),
    );
  }

  tools(_open: OpenProject, ask: TableAsk): readonly Tool[] {
    return concordanceTools(ask);
  }

  list(open: OpenProject, _ask: TableAsk, found: Found): Listed {
    switch (found.of) {
      case 'lines':
        return linesList(open, found.lines, this.ticked);
      case 'words':
        return wordsList(found.list);
      case 'keyness':
        return keynessList(found.list);
      case 'collocates':
        return collocatesList(found.words);
    }
  }

  /** A line leads into the text, a word to its lines. */
  async choose(
    open: OpenProject,
    { ask, counted }: { readonly ask: TableAsk; readonly counted: Found },
    { row }: { readonly row: string },
  ): Promise<Chosen> {
    if (counted.of !== 'lines') return { ...ask, tab: 'lines', words: row, as: 'word', exact: '' };
    const line = linesIn(counted).find((each) => lineKey(each) === row);
    if (line) await this.show(open, line);
  }

  private async show(open: OpenProject, line: ConcordanceLine): Promise<void> {
    const document = await vscode.workspace.openTextDocument(open.uriOf(line.source));
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
    const { live } = this.services;
    const source =
      (await live.settled(document))?.source ?? (await open.project.located(line.source));
    if (source) reveal(editor, source, line.span);
  }
}

async function countWords(
  { project }: OpenProject,
  tab: Exclude<Found['of'], 'lines'>,
  ask: TableAsk,
  { texts, against }: { readonly texts: TextRequest; readonly against: TextRequest | undefined },
): Promise<Found> {
  const request = { ...texts, withStopWords: ask['stopWords'] === 'yes' };
  switch (tab) {
    case 'words':
    case 'keyness':
      return {
        of: tab,
        list: await wordList(project, { ...request, ...(against ? { against } : {}) }),
      };
    case 'collocates': {
      const word = ask['words'] ?? '';
      const reach = Number(ask['reach']) || 5;
      const words = word.trim()
        ? await collocates(project, { ...request, word, reach })
        : undefined;
      return { of: tab, words };
    }
  }
}

function linesIn(found: Found | undefined): readonly ConcordanceLine[] {
  return found?.of === 'lines' ? (found.lines ?? []) : [];
}
