import * as vscode from 'vscode';
import type { OneOfTool, TableAsk, TickTool, Tool } from '../../../protocol/table';
import { onlyTool } from '../../pages/onlyTool';
import { tabOf, tabs, unitOf, units } from './asked';

/** What can be asked in the tab that is shown. */
export function concordanceTools(ask: TableAsk): readonly Tool[] {
  const tab = tabOf(ask);
  const labels = {
    lines: vscode.l10n.t('Lines'),
    words: vscode.l10n.t('Words'),
    keyness: vscode.l10n.t('Keyness'),
    collocates: vscode.l10n.t('Collocates'),
  };
  const head: Tool = {
    ...{ kind: 'tabs', key: 'tab', label: vscode.l10n.t('What is told of words'), value: tab },
    options: tabs.map((key) => ({ key, label: labels[key] })),
  } as const;
  const interviewers = tick(
    ask,
    'interviewers',
    vscode.l10n.t('Interviewers'),
    vscode.l10n.t('What interviewers say, too'),
  );
  const stopWords = tick(
    ask,
    'stopWords',
    vscode.l10n.t('Stop words'),
    vscode.l10n.t('Words that say little (the, of, 的, 了), too'),
  );
  switch (tab) {
    case 'lines':
      return [
        head,
        wordsTool(ask),
        asTool(ask),
        exactTool(ask),
        interviewers,
        unitTool(ask),
        onlyTool(ask),
      ];
    case 'words':
      return [head, stopWords, interviewers, onlyTool(ask)];
    case 'keyness':
      return [
        head,
        stopWords,
        interviewers,
        onlyTool(ask, 'where', vscode.l10n.t('First group')),
        onlyTool(ask, 'against', vscode.l10n.t('Second group')),
      ];
    case 'collocates':
      return [head, wordsTool(ask), reachTool(ask), stopWords, interviewers, onlyTool(ask)];
  }
}

function wordsTool(ask: TableAsk): Tool {
  return {
    kind: 'text',
    key: 'words',
    label: vscode.l10n.t('Look for'),
    value: ask['words'] ?? '',
    hint: vscode.l10n.t('The words that are looked for'),
    example: vscode.l10n.t('for example: 带教'),
    fault: undefined,
  };
}

function asTool(ask: TableAsk): OneOfTool {
  return {
    kind: 'choice',
    key: 'as',
    label: vscode.l10n.t('As'),
    value: ask['as'] ?? 'word',
    options: [
      { key: 'word', label: vscode.l10n.t('Word') },
      { key: 'phrase', label: vscode.l10n.t('Phrase') },
      { key: 'pattern', label: vscode.l10n.t('Regular expression') },
    ],
  };
}

function exactTool(ask: TableAsk): TickTool {
  return tick(
    ask,
    'exact',
    vscode.l10n.t('Exactly'),
    vscode.l10n.t('Look for it exactly as it is written'),
  );
}

function unitTool(ask: TableAsk): OneOfTool {
  const labels = {
    match: vscode.l10n.t('the words that are found'),
    sentence: vscode.l10n.t('the sentence around them'),
    turn: vscode.l10n.t('the whole turn'),
  };
  return {
    kind: 'choice',
    key: 'unit',
    label: vscode.l10n.t('Code'),
    value: unitOf(ask),
    options: units.map((key) => ({ key, label: labels[key] })),
  };
}

function reachTool(ask: TableAsk): OneOfTool {
  return {
    kind: 'choice',
    key: 'reach',
    label: vscode.l10n.t('Near'),
    value: ask['reach'] ?? '5',
    options: ['2', '3', '5', '10'].map((key) => ({
      key,
      label: vscode.l10n.t('within {n} words', { n: key }),
    })),
  };
}

function tick(ask: TableAsk, key: string, label: string, hint: string): TickTool {
  return { kind: 'tick', key, label, hint, value: ask[key] === 'yes' ? 'yes' : '' };
}
