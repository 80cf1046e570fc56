import * as vscode from 'vscode';
import type { Comparison } from '../../../core/analysis/compare';
import type { SeenCase } from '../../../core/analysis/perspectives';
import type { OneOfTool, TableAsk, TickTool, Tool } from '../../../protocol/table';
import type { Listed, TableKind } from '../../pages/tableKind';
import type { Choice } from '../../state/choice';
import type { OpenProject } from '../../workspace';
import { chooseOfGroups, countGroups, groupsListed, groupTools, settledGroups } from './groups';
import { chooseOfCase, countCase, caseListed, caseTools } from './selfAndOthers';

/** What one of the two pages has counted; undefined where there is nothing to be counted yet. */
type Counted = { readonly seen: SeenCase | undefined } | { readonly comparison: Comparison };

/** A page that asks who speaks of what: a case and its others, or two groups. */
export class Perspectives implements TableKind<Counted> {
  readonly name = 'perspectives';
  readonly title = vscode.l10n.t('Perspectives');
  readonly usual: TableAsk = { view: 'case', rollUp: 'yes', show: 'all' };

  constructor(private readonly choice: Choice) {}

  settle(_open: OpenProject, ask: TableAsk, before: TableAsk): TableAsk {
    const isOther = ask['view'] !== before['view'];
    return settledGroups(isOther ? { ...ask, show: 'all' } : ask, before);
  }

  async count(open: OpenProject, ask: TableAsk): Promise<Counted> {
    return isOfGroups(ask)
      ? { comparison: await countGroups(open, ask) }
      : { seen: await countCase(open, ask) };
  }

  tools(open: OpenProject, ask: TableAsk, counted: Counted | undefined): readonly Tool[] {
    const rest = isOfGroups(ask)
      ? groupTools(open, ask, comparisonIn(counted))
      : caseTools(open, ask, seenIn(counted));
    return [viewTool(ask), ...rest, rollUpTool(ask)];
  }

  list(open: OpenProject, ask: TableAsk, counted: Counted): Listed {
    return isOfGroups(ask)
      ? groupsListed(open, ask, comparisonIn(counted))
      : caseListed(open, ask, seenIn(counted));
  }

  choose(
    open: OpenProject,
    { ask, counted }: { readonly ask: TableAsk; readonly counted: Counted },
    place: { readonly row: string; readonly column: string | undefined },
  ): void {
    const seen = seenIn(counted);
    if (isOfGroups(ask)) chooseOfGroups(this.choice, open, ask, place);
    else if (seen) chooseOfCase(this.choice, open, { ask, seen }, place);
  }
}

function isOfGroups(ask: TableAsk): boolean {
  return ask['view'] === 'groups';
}

function comparisonIn(counted: Counted | undefined): Comparison | undefined {
  return counted && 'comparison' in counted ? counted.comparison : undefined;
}

function seenIn(counted: Counted | undefined): SeenCase | undefined {
  return counted && 'seen' in counted ? counted.seen : undefined;
}

function viewTool(ask: TableAsk): OneOfTool {
  return {
    kind: 'tabs',
    key: 'view',
    label: vscode.l10n.t('What is compared'),
    value: ask['view'] ?? 'case',
    options: [
      { key: 'case', label: vscode.l10n.t('Self and others') },
      { key: 'groups', label: vscode.l10n.t('Two groups') },
    ],
  };
}

function rollUpTool(ask: TableAsk): TickTool {
  return {
    kind: 'tick',
    key: 'rollUp',
    label: vscode.l10n.t('With codes below'),
    value: ask['rollUp'] === 'yes' ? 'yes' : '',
    hint: vscode.l10n.t('Count for each code what was coded with the codes below it, too'),
  };
}
