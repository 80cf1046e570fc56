import * as vscode from 'vscode';
import { crossTable, type CrossTable } from '../../../core/analysis/crossTable';
import { allCases } from '../../../core/analysis/axis';
import { type Code, descendantsOf } from '../../../core/codebook/codebook';
import { type Framework, frameworkOf } from '../../../core/project/framework';
import { once } from '../../../core/text/once';
import type { TableAsk, Tool, ToolOption } from '../../../protocol/table';
import { wordsColumn } from '../../pages/cells';
import type { ListedCell } from '../../pages/listed';
import type { Listed, TableKind, WritableCells } from '../../pages/tableKind';
import type { Services } from '../../services';
import { caseName, codeName, codePath, excerptsInWords } from '../../tree/names';
import type { OpenProject } from '../../workspace';
import { cellsOf } from './cells';
import { frameworkText } from './text';

interface Counted {
  readonly framework: Framework;
  /** Cases by codes. */
  readonly table: CrossTable;
}

/** A table of cases by codes, in which researchers write. */
export class FrameworkGrid implements TableKind<Counted> {
  readonly name = 'framework';
  readonly title = vscode.l10n.t('Framework grid');
  readonly usual: TableAsk = { below: '', empty: '' };
  readonly cells: WritableCells;

  constructor(private readonly services: Pick<Services, 'choice' | 'acts' | 'live'>) {
    this.cells = cellsOf(services);
  }

  async count({ project }: OpenProject): Promise<Counted> {
    const { memos } = project;
    const request = { rows: 'case', columns: 'code', count: 'codings' } as const;
    return {
      framework: frameworkOf(memos.all.values(), memos.resolver()),
      table: await crossTable(project, request),
    };
  }

  tools(open: OpenProject, ask: TableAsk): readonly Tool[] {
    return [
      {
        kind: 'choice',
        key: 'below',
        label: vscode.l10n.t('Codes'),
        value: ask['below'] ?? '',
        options: [{ key: '', label: vscode.l10n.t('all') }, ...groupsIn(open)],
      },
      {
        kind: 'tick',
        key: 'empty',
        label: vscode.l10n.t('Hide empty'),
        value: ask['empty'] === 'yes' ? 'yes' : '',
        hint: vscode.l10n.t('Hide codes and cases that have neither a summary nor an excerpt'),
      },
    ];
  }

  list(open: OpenProject, ask: TableAsk, { framework, table }: Counted): Listed {
    const counts = new Counts(table);
    const isHiding = ask['empty'] === 'yes';
    const cases = allCases(open.project);
    const written = (of: string, code: string) =>
      framework.rows.get(of)?.row.summaries.get(code)?.text ?? '';
    const isThere = (of: string, code: string) =>
      written(of, code) !== '' || counts.at(of, code) > 0;
    const codes = codesIn(open, ask['below'] ?? '').filter(
      ({ id }) => !isHiding || cases.some((of) => isThere(of, id)),
    );
    const cell = (of: string, code: string): ListedCell => {
      const text = written(of, code);
      const count = counts.at(of, code);
      const isQuiet = text === '';
      const shown = isQuiet ? (count ? excerptsInWords(count) : '') : plain(text);
      return { value: text, text: shown, opens: true, isQuiet };
    };
    const lines = cases.map((of) => {
      // There may be hundreds of thousands of cells, of which few are in sight.
      const cells = once(() => codes.map(({ id }) => cell(of, id)));
      return {
        key: of,
        label: caseName(open, of),
        depth: 0,
        parent: -1,
        isKnown: true,
        get cells() {
          return cells();
        },
        isLeftOut: isHiding && !codes.some(({ id }) => isThere(of, id)),
      };
    });
    const summaries = cases.reduce(
      (sum, of) => sum + codes.filter(({ id }) => written(of, id) !== '').length,
      0,
    );
    return {
      name: this.title,
      heading: vscode.l10n.t('Cases'),
      columns: codes.map(({ id }) => wordsColumn(id, codeName(open, id), codePath(open, id), 17)),
      lines,
      textLines: 4,
      note: '',
      status: vscode.l10n.t('cases: {cases} · codes: {codes} · summaries: {n}', {
        cases: lines.length,
        codes: codes.length,
        n: summaries,
      }),
      empty: codes.length && cases.length ? undefined : nothingToWrite(),
    };
  }

  choose(open: OpenProject, _asked: object, { row }: { readonly row: string }): void {
    this.services.choice.choose({ open, code: undefined, withDescendants: false, case: row });
  }

  text(open: OpenProject, { framework }: Counted, rows: readonly string[]): string {
    return frameworkText(open, framework, rows);
  }
}

/** Categories, with what stands around them. */
function groupsIn(open: OpenProject): ToolOption[] {
  return open.project.book.codes
    .filter(({ children }) => children.length > 0)
    .map(({ id }) => ({ key: id, label: codePath(open, id) }));
}

/** What can be written about: codes, and categories that have been applied or may be. */
function codesIn({ project }: OpenProject, below: string): readonly Code[] {
  const { book } = project;
  const top = book.byId.get(below);
  const all = top ? [top, ...descendantsOf(book, below)] : book.codes;
  return all.filter(({ codable }) => codable);
}

class Counts {
  private readonly rows = new Map<string, number>();
  private readonly columns = new Map<string, number>();

  constructor(private readonly table: CrossTable) {
    table.rows.forEach(({ key }, at) => this.rows.set(key, at));
    table.columns.forEach(({ key }, at) => this.columns.set(key, at));
  }

  at(of: string, code: string): number {
    const [row, column] = [this.rows.get(of), this.columns.get(code)];
    if (row === undefined || column === undefined) return 0;
    return this.table.cells[row * this.table.columns.length + column] ?? 0;
  }
}

/** As it is read in a cell: links by what they show. */
function plain(text: string): string {
  return text.replace(/\[\[(?:[^[\]|\n]+\|)?([^[\]|\n]+)\]\]/g, '$1');
}

function nothingToWrite(): string {
  return vscode.l10n.t(
    'There is nothing to be written about yet: a framework grid needs codes and cases.',
  );
}
