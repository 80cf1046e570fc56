import * as vscode from 'vscode';
import type { MapKind, MapWords } from '../../../core/analysis/maps/mapWords';
import { caseName, sourceName } from '../../tree/names';
import type { OpenProject } from '../../workspace';

export function mapTitles(): Readonly<Record<MapKind, string>> {
  return {
    network: vscode.l10n.t('Network'),
    clusters: vscode.l10n.t('Heatmap'),
    lines: vscode.l10n.t('Code lines'),
    frequencies: vscode.l10n.t('Frequencies'),
    discovery: vscode.l10n.t('Discovery'),
    treemap: vscode.l10n.t('Treemap'),
  };
}

/** What pictures say. */
export function mapWords(open: OpenProject): MapWords {
  const { language } = vscode.env;
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  const say = (n: number) => number.format(n);
  return {
    number: say,
    codings: (n) => vscode.l10n.t('codings: {n}', { n: say(n) }),
    together: (n) => vscode.l10n.t('together: {n}', { n: say(n) }),
    alike: (share) => vscode.l10n.t('{share} alike', { share: percent.format(share) }),
    cases: (n) => vscode.l10n.t('cases: {n}', { n: say(n) }),
    round: (round) =>
      round === '' ? vscode.l10n.t('No round') : vscode.l10n.t('Round {round}', { round }),
    discovered: (fresh, known) =>
      vscode.l10n.t('new codes: {fresh}, codes so far: {known}', {
        fresh: say(fresh),
        known: say(known),
      }),
    fresh: vscode.l10n.t('New codes'),
    known: vscode.l10n.t('Codes so far'),
    percentOfText: (share) =>
      vscode.l10n.t('{share} of the text', { share: percent.format(share) }),
    caseName: (id) => caseName(open, id),
    sourceName: (path) => sourceName(open, path),
    titles: {
      network: vscode.l10n.t('Codes that stand together'),
      clusters: vscode.l10n.t('How alike codes are'),
      lines: vscode.l10n.t('Where codes stand in each source'),
      frequencies: vscode.l10n.t('How often codes were applied'),
      discovery: vscode.l10n.t('New codes by source'),
      treemap: vscode.l10n.t('The tree of codes'),
    },
  };
}
