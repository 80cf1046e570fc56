import * as vscode from 'vscode';
import type {
  ClusterMap,
  CodeMap,
  DiscoveryMap,
  FrequencyMap,
  LinesMap,
  MapCode,
  NetworkMap,
} from '../../../core/analysis/maps/codeMap';
import { shareOf } from '../../../core/analysis/maps/drawLines';
import { countCell, numberColumn, shareCell, wordsCell, wordsColumn } from '../../pages/cells';
import { codeLines } from '../../pages/codeLines';
import type { ListedCell, ListedLine } from '../../pages/listed';
import type { Listed } from '../../pages/tableKind';
import { caseName, codeName, sourceName } from '../../tree/names';
import type { OpenProject } from '../../workspace';
import { pairKey } from './keys';
import { mapTitles } from './words';

/** What a picture shows, as a table, and what is to be known of it. */
export function mapList(open: OpenProject, map: CodeMap): Listed {
  const listed = listOf(open, map);
  const name = mapTitles()[map.kind];
  const empty = listed.lines.length ? undefined : whyEmpty(open, map);
  return { ...listed, name, empty };
}

function listOf(open: OpenProject, map: CodeMap): Omit<Listed, 'name'> {
  switch (map.kind) {
    case 'network':
      return networkList(map);
    case 'clusters':
      return clusterList(map);
    case 'lines':
      return linesList(open, map);
    case 'frequencies':
    case 'treemap':
      return frequencyList(open, map);
    case 'discovery':
      return discoveryList(open, map);
  }
}

function networkList({ codes, edges, left }: NetworkMap): Omit<Listed, 'name'> {
  const lines = edges.map(({ one, other, together }) =>
    pairLine(codes[one], codes[other], (a, b) => [
      countCell(together),
      { ...countCell(a.codings), opens: false },
      { ...countCell(b.codings), opens: false },
    ]),
  );
  return {
    heading: vscode.l10n.t('Two codes'),
    columns: [
      numberColumn('together', vscode.l10n.t('Together')),
      numberColumn('one', vscode.l10n.t('Codings of the first'), '', 8),
      numberColumn('other', vscode.l10n.t('Codings of the second'), '', 8),
    ],
    lines: byNumber(lines),
    note: vscode.l10n.t(
      'Dots are as large as the codings of a code; lines are as thick as how often two codes stand together.',
    ),
    status: vscode.l10n.t('codes: {codes} · pairs: {pairs} · codes not shown: {left}', {
      codes: codes.length,
      pairs: edges.length,
      left,
    }),
  };
}

function clusterList({ codes, by, likeness, left }: ClusterMap): Omit<Listed, 'name'> {
  const lines = codes.flatMap((one, a) =>
    codes.slice(a + 1).flatMap((other, k): ListedLine[] => {
      const share = likeness.of[a * likeness.size + a + 1 + k] ?? 0;
      return share > 0 ? [pairLine(one, other, () => [{ ...shareCell(share), opens: true }])] : [];
    }),
  );
  return {
    heading: vscode.l10n.t('Two codes'),
    columns: [numberColumn('alike', vscode.l10n.t('Alike'))],
    lines: byNumber(lines),
    note:
      by === 'cases'
        ? vscode.l10n.t(
            'Numbers are hundredths: of the cases that have either of two codes, those that have both (Jaccard). The tree joins again and again the two groups that are on average most alike (average linkage).',
          )
        : vscode.l10n.t(
            'Numbers are hundredths: how often two codes stand together, of all codings of either (Jaccard). The tree joins again and again the two groups that are on average most alike (average linkage).',
          ),
    status: vscode.l10n.t('codes: {codes} · codes not shown: {left}', {
      codes: codes.length,
      left,
    }),
  };
}

function linesList(open: OpenProject, { lanes, sources }: LinesMap): Omit<Listed, 'name'> {
  const lines = sources.flatMap((source) =>
    lanes.flatMap(({ key, label }, lane): ListedLine[] => {
      const spans = source.lanes[lane] ?? [];
      if (!spans.length) return [];
      return [
        line(pairKey(source.source, key), sourceName(open, source.source), [
          wordsCell(source.cases.map((id) => caseName(open, id)).join(', ')),
          wordsCell(label),
          countCell(spans.length),
          shareCell(shareOf(source, lane)),
        ]),
      ];
    }),
  );
  return {
    heading: vscode.l10n.t('Sources'),
    columns: [
      wordsColumn('case', vscode.l10n.t('Cases')),
      wordsColumn('code', vscode.l10n.t('Codes')),
      numberColumn('stretches', vscode.l10n.t('Stretches'), vscode.l10n.t('What touches is one')),
      numberColumn('share', vscode.l10n.t('% of the text')),
    ],
    lines,
    note: vscode.l10n.t(
      'Each panel is a source, from its first word at the left to its last at the right. A code counts with the codes in it.',
    ),
    status: vscode.l10n.t('sources: {n}', { n: sources.length }),
  };
}

function frequencyList(open: OpenProject, { kind, codes }: FrequencyMap): Omit<Listed, 'name'> {
  const told = codes.map(({ key, codings }) => ({ code: key, codings }));
  return {
    heading: vscode.l10n.t('Codes'),
    columns: [numberColumn('codings', vscode.l10n.t('Codings'))],
    lines: codes.some(({ codings }) => codings > 0)
      ? codeLines(open, told, {
          cells: ({ codings }) => [countCell(codings)],
          isLeftOut: ({ codings }) => codings === 0,
        })
      : [],
    note:
      kind === 'treemap'
        ? vscode.l10n.t(
            'Each tile is as large as the codings of a code; codes stand inside the code that they are in.',
          )
        : '',
    status: vscode.l10n.t('codes: {n}', { n: codes.filter(({ codings }) => codings > 0).length }),
  };
}

function discoveryList(open: OpenProject, { sources }: DiscoveryMap): Omit<Listed, 'name'> {
  const number = (count: number): ListedCell => ({ ...countCell(count), text: String(count) });
  return {
    heading: vscode.l10n.t('Sources'),
    columns: [
      wordsColumn('round', vscode.l10n.t('Round'), '', 5),
      wordsColumn('date', vscode.l10n.t('Date'), '', 7),
      numberColumn('fresh', vscode.l10n.t('New codes')),
      numberColumn('known', vscode.l10n.t('Codes so far')),
      numberColumn('codes', vscode.l10n.t('Codes in it')),
      wordsColumn('names', vscode.l10n.t('Which are new'), '', 20),
    ],
    lines: sources.map(({ source, round, date, fresh, known, codes }) =>
      line(source, sourceName(open, source), [
        wordsCell(round),
        wordsCell(date),
        number(fresh.length),
        { ...number(known), opens: false },
        number(codes),
        wordsCell(fresh.map((code) => codeName(open, code)).join(', ')),
      ]),
    ),
    note: vscode.l10n.t(
      'Sources in the order of the fieldwork: round, date, name. Where the line becomes flat, further sources bring no codes that were not met before; whether that is saturation is yours to judge.',
    ),
    status: vscode.l10n.t('sources: {n}', { n: sources.length }),
  };
}

function pairLine(
  one: MapCode | undefined,
  other: MapCode | undefined,
  cells: (one: MapCode, other: MapCode) => readonly ListedCell[],
): ListedLine {
  if (!one || !other) throw new Error('A pair of codes that are not there.');
  return line(pairKey(one.key, other.key), `${one.label} – ${other.label}`, cells(one, other));
}

function line(key: string, label: string, cells: readonly ListedCell[]): ListedLine {
  return { key, label, depth: 0, parent: -1, isKnown: true, cells };
}

/** Great numbers first. */
function byNumber(lines: readonly ListedLine[]): ListedLine[] {
  const of = ({ cells }: ListedLine) => Number(cells[0]?.value ?? 0);
  return [...lines].sort((a, b) => of(b) - of(a));
}

function whyEmpty({ project }: OpenProject, map: CodeMap): string {
  if (!project.index.codes.all().length)
    return vscode.l10n.t(
      'Nothing has been coded yet. Open a source, select some words and apply a code: it is counted here at once.',
    );
  return map.kind === 'network'
    ? vscode.l10n.t(
        'No two codes stand together as often as that. Ask for fewer, or for codes that are less near each other.',
      )
    : vscode.l10n.t('No excerpt fits this query. Empty it to see all of them.');
}
