import * as vscode from 'vscode';
import type { Collocate } from '../../../core/analysis/words/collocates';
import { type ConcordanceLine, orderBy } from '../../../core/analysis/words/concordance';
import type { ListedWord, WordList } from '../../../core/analysis/words/wordList';
import { emsOf } from '../../../core/text/ems';
import { countCell, numberColumn, wordsCell, wordsColumn } from '../../pages/cells';
import type { ListedCell, ListedLine } from '../../pages/listed';
import type { Listed } from '../../pages/tableKind';
import { caseName, sourceName } from '../../tree/names';
import type { OpenProject } from '../../workspace';
import { lineKey, type TickedLines } from './ticked';

/** Every place of some words, with what is around them. */
export function linesList(
  open: OpenProject,
  lines: readonly ConcordanceLine[] | undefined,
  ticked: TickedLines,
): Listed {
  const longest = (lines ?? []).reduce((most, { words }) => Math.max(most, emsOf(words)), 2);
  const sources = new Set(lines?.map(({ source }) => source));
  return {
    name: vscode.l10n.t('Concordance'),
    heading: vscode.l10n.t('Source'),
    columns: [
      { ...wordsColumn('before', vscode.l10n.t('Before'), '', 14), isBefore: true },
      {
        ...wordsColumn(
          'words',
          vscode.l10n.t('Words'),
          '',
          Math.max(4.5, Math.min(18, longest + 1.5)),
        ),
        isFixed: true,
        isStrong: true,
      },
      wordsColumn('after', vscode.l10n.t('After'), '', 14),
      { ...wordsColumn('case', vscode.l10n.t('Case'), '', 10), isFixed: true },
    ],
    lines: (lines ?? []).map((line) => ({
      ...row(lineKey(line), `${sourceName(open, line.source)}:${line.range[0]}`, [
        { ...wordsCell(line.before, true), order: orderBy(line, 'before') },
        wordsCell(line.words, true),
        { ...wordsCell(line.after, true), order: orderBy(line, 'after') },
        wordsCell(caseName(open, line.case)),
      ]),
      isTicked: ticked.has(line),
    })),
    note: '',
    status: vscode.l10n.t('places: {n} · sources: {sources}', {
      n: lines?.length ?? 0,
      sources: sources.size,
    }),
    empty: whyNone(lines),
  };
}

/** Words by how often they are said. */
export function wordsList({ words, total }: WordList): Listed {
  return {
    name: vscode.l10n.t('Words'),
    heading: vscode.l10n.t('Word'),
    columns: [
      numberColumn('count', vscode.l10n.t('Times said')),
      perThousand('share', vscode.l10n.t('Per 1,000')),
      numberColumn('sources', vscode.l10n.t('Sources')),
    ],
    lines: words.map(({ word, count, sources }) =>
      row(word, word, [countCell(count), shareOf(count, total), closed(sources)]),
    ),
    note: howCut(),
    status: counted(words, total),
    empty: words.length ? undefined : noWords(),
  };
}

/** Words that one group says more, or less, than another. */
export function keynessList({ words, total, otherTotal = 0 }: WordList): Listed {
  const hint = vscode.l10n.t(
    'Log-likelihood: how surprising the difference would be if both said the word alike (Dunning 1993; Rayson & Garside 2000). With a minus where the first says it less.',
  );
  const doubling = vscode.l10n.t(
    'Log ratio: how many times the share doubles from the second to the first (Hardie 2014). 1 is twice as often.',
  );
  return {
    name: vscode.l10n.t('Keyness'),
    heading: vscode.l10n.t('Word'),
    columns: [
      numberColumn('count', vscode.l10n.t('In the first')),
      perThousand('share', vscode.l10n.t('Per 1,000')),
      numberColumn('other', vscode.l10n.t('In the second')),
      perThousand('other-share', vscode.l10n.t('Per 1,000')),
      numberColumn('g2', 'G²', hint),
      numberColumn('ratio', vscode.l10n.t('Log ratio'), doubling),
    ],
    lines: words.flatMap((word): ListedLine[] => keyLine(word, total, otherTotal)),
    note: vscode.l10n.t(
      'The words that tell the first group from the second stand first. The figures describe these texts; they are no proof of a difference beyond them.',
    ),
    status: vscode.l10n.t('words said: {n} and {other}', {
      n: total.toLocaleString(vscode.env.language),
      other: otherTotal.toLocaleString(vscode.env.language),
    }),
    empty: words.length ? undefined : noWords(),
  };
}

function keyLine({ word, count, other }: ListedWord, total: number, otherTotal: number) {
  if (!other) return [];
  return [
    row(word, word, [
      countCell(count),
      shareOf(count, total),
      closed(other.count),
      shareOf(other.count, otherTotal),
      decimal(other.g2 * Math.sign(other.ratio), 1),
      decimal(other.ratio, 2),
    ]),
  ];
}

/** What stands near a word. */
export function collocatesList(words: readonly Collocate[] | undefined): Listed {
  const hint = vscode.l10n.t(
    'Log-likelihood of its share near the word beside its share elsewhere (Dunning 1993). With a minus where it is rarer near the word.',
  );
  return {
    name: vscode.l10n.t('Collocates'),
    heading: vscode.l10n.t('Word'),
    columns: [
      numberColumn('near', vscode.l10n.t('Near it')),
      numberColumn('count', vscode.l10n.t('In all')),
      numberColumn('g2', 'G²', hint),
    ],
    lines: (words ?? []).map(({ word, near, count, g2 }) =>
      row(word, word, [countCell(near), closed(count), decimal(g2, 1)]),
    ),
    note: howCut(),
    status: vscode.l10n.t('different words: {n}', { n: words?.length ?? 0 }),
    empty: whyNone(words),
  };
}

function row(key: string, label: string, cells: readonly ListedCell[]): ListedLine {
  return { key, label, depth: 0, parent: -1, isKnown: true, cells };
}

function closed(count: number): ListedCell {
  return { ...countCell(count), opens: false };
}

function perThousand(key: string, label: string) {
  return numberColumn(key, label, vscode.l10n.t('How often in a thousand words'));
}

function shareOf(count: number, total: number): ListedCell {
  const share = total ? (1000 * count) / total : 0;
  return count ? decimal(share, 2) : { value: 0, text: '', opens: false };
}

function decimal(value: number, digits: number): ListedCell {
  const look = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const text = value.toLocaleString(vscode.env.language, look);
  return { value: Number(value.toFixed(4)), text, opens: false };
}

function counted(words: readonly unknown[], total: number): string {
  const say = (n: number) => n.toLocaleString(vscode.env.language);
  return vscode.l10n.t('different words: {n} · words said: {total}', {
    n: say(words.length),
    total: say(total),
  });
}

function howCut(): string {
  return vscode.l10n.t(
    'Chinese is cut into words by dictionary, and the terms of project.yaml are kept whole. Words are in small letters; simplified and traditional characters are alike.',
  );
}

function noWords(): string {
  return vscode.l10n.t('No words are left to be counted. Ask for other excerpts.');
}

function whyNone(found: readonly unknown[] | undefined): string | undefined {
  if (!found) return vscode.l10n.t('Type the words that are to be looked for.');
  return found.length
    ? undefined
    : vscode.l10n.t('These words are not to be found in what is looked through.');
}
