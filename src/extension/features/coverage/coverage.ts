import * as vscode from 'vscode';
import {
  type CaseCoverage,
  caseCoverage,
  type CodeCoverage,
  codeCoverage,
} from '../../../core/analysis/coverage';
import type { ProjectChange } from '../../../core/project/project';
import type { TableAsk, Tool } from '../../../protocol/table';
import { nameLanguage } from '../../host/words';
import type { Listed, TableKind } from '../../pages/tableKind';
import type { Services } from '../../services';
import type { OpenProject } from '../../workspace';
import { caseChips, casesListed, chooseCase } from './cases';
import { chooseCode, codeChips, codesListed } from './codes';
import { chooseSource, sourceChips, sourcesListed } from './sources';
import { SourceTexts, type TextCoverage } from './texts';
import { chooseTurn, turnsListed } from './turns';

/** What one of the tabs has counted. */
type Counted =
  | { readonly of: 'codes'; readonly codes: readonly CodeCoverage[] }
  | { readonly of: 'cases'; readonly cases: readonly CaseCoverage[] }
  | { readonly of: 'sources' | 'turns'; readonly sources: readonly TextCoverage[] };

/** A page that asks what is not there: codes without evidence, cases without a code, words uncoded. */
export class Coverage implements TableKind<Counted> {
  readonly name = 'coverage';
  readonly title = vscode.l10n.t('Coverage');
  readonly usual: TableAsk = { of: 'codes', coder: '', show: 'all' };
  private readonly texts = new SourceTexts();

  constructor(private readonly services: Pick<Services, 'choice' | 'live'>) {}

  settle(_open: OpenProject, ask: TableAsk, before: TableAsk): TableAsk {
    return ask['of'] === before['of'] ? ask : { ...ask, show: 'all' };
  }

  forget(change: ProjectChange | undefined): void {
    this.texts.forget(change);
  }

  async count({ project }: OpenProject, ask: TableAsk): Promise<Counted> {
    const coder = project.index.coders().find((name) => name === ask['coder']);
    const coders = coder === undefined ? [] : [coder];
    const of = ask['of'];
    if (of === 'cases') return { of, cases: await caseCoverage(project, { coders }) };
    if (of === 'sources' || of === 'turns')
      return { of, sources: await this.texts.all(project, coder) };
    const codes = await codeCoverage(project, { coders, language: nameLanguage() });
    return { of: 'codes', codes };
  }

  tools(open: OpenProject, ask: TableAsk, counted: Counted | undefined): readonly Tool[] {
    return [tabs(ask), coderTool(open, ask), ...this.chips(open, ask, counted)];
  }

  list(open: OpenProject, ask: TableAsk, counted: Counted): Listed {
    const show = ask['show'] ?? 'all';
    switch (counted.of) {
      case 'codes':
        return codesListed(open, counted.codes, show);
      case 'cases':
        return casesListed(open, counted.cases, show);
      case 'sources':
        return sourcesListed(open, counted.sources, show);
      case 'turns':
        return turnsListed(open, counted.sources);
    }
  }

  async choose(
    open: OpenProject,
    { ask, counted }: { readonly ask: TableAsk; readonly counted: Counted },
    place: { readonly row: string; readonly column: string | undefined },
  ): Promise<void> {
    const { services } = this;
    const asked = { coder: ask['coder'] ?? '', ...place };
    switch (counted.of) {
      case 'codes':
        return chooseCode(services, open, counted.codes, asked);
      case 'cases':
        return chooseCase(services, open, asked);
      case 'sources':
        return chooseSource(services, open, asked);
      case 'turns':
        return chooseTurn(services, open, asked);
    }
  }

  private chips(open: OpenProject, ask: TableAsk, counted: Counted | undefined): readonly Tool[] {
    const options =
      counted?.of === 'codes'
        ? codeChips(open, counted.codes)
        : counted?.of === 'cases'
          ? caseChips(counted.cases)
          : counted?.of === 'sources'
            ? sourceChips(counted.sources)
            : [];
    if (!options.length) return [];
    const label = vscode.l10n.t('Show');
    return [{ kind: 'chips', key: 'show', label, value: ask['show'] ?? 'all', options }];
  }
}

function tabs(ask: TableAsk): Tool {
  return {
    kind: 'tabs',
    key: 'of',
    label: vscode.l10n.t('Coverage of'),
    value: ask['of'] ?? 'codes',
    options: [
      { key: 'codes', label: vscode.l10n.t('Codes') },
      { key: 'cases', label: vscode.l10n.t('Cases') },
      { key: 'sources', label: vscode.l10n.t('Sources') },
      { key: 'turns', label: vscode.l10n.t('Uncoded turns') },
    ],
  };
}

function coderTool({ project }: OpenProject, ask: TableAsk): Tool {
  const coders = project.index.coders();
  return {
    kind: 'choice',
    key: 'coder',
    label: vscode.l10n.t('Coded by'),
    value: coders.find((name) => name === ask['coder']) ?? '',
    options: [
      { key: '', label: vscode.l10n.t('anybody') },
      ...coders.map((key) => ({ key, label: key })),
    ],
  };
}
