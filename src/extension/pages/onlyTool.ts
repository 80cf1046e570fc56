import * as vscode from 'vscode';
import type { QueryTool, TableAsk } from '../../protocol/table';

/** The question that narrows what is counted. */
export function onlyTool(ask: TableAsk, key = 'where', label = vscode.l10n.t('Only')): QueryTool {
  return {
    kind: 'query',
    key,
    label,
    value: ask[key] ?? '',
    hint: vscode.l10n.t('Count only excerpts that fit a query'),
    example: vscode.l10n.t('all excerpts; or for example: role:leader & round:2'),
    fault: undefined,
  };
}
