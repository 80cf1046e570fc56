import * as vscode from 'vscode';
import type { Thing } from '../../core/memos/things';
import { escapeMarkdown } from '../host/markdown';
import type { OpenProject } from '../workspace';
import { caseTooltip } from './caseTooltip';
import { codeTooltip } from './codeTooltip';
import { codingOfId } from './codingOfId';
import { excerptTooltip } from './excerptItem';
import { memoLinks, memoTooltip, openMemoCommand } from './memos';
import { caseName, joined } from './names';

/** What is known of a thing that a link leads to. */
export async function thingTooltip(
  open: OpenProject,
  thing: Thing,
): Promise<vscode.MarkdownString | undefined> {
  const { project } = open;
  switch (thing.kind) {
    case 'code': {
      const code = project.book.byId.get(thing.id);
      return code && codeTooltip(open, code);
    }
    case 'case':
      return caseTooltip(open, thing.id);
    case 'source':
      return sourceTooltip(open, thing);
    case 'memo': {
      const memo = project.memos.all.get(thing.id);
      return memo && memoTooltip(open, memo);
    }
    case 'coding': {
      const node = await codingOfId(open, thing.id);
      return node && excerptTooltip(node);
    }
  }
}

/** What the registers say of a source, and its memos. */
function sourceTooltip(open: OpenProject, thing: Thing): vscode.MarkdownString {
  const facts = open.project.sources.get(thing.id);
  const cases = (facts?.cases ?? []).map((id) => caseName(open, id)).join(', ');
  const round = facts?.round && vscode.l10n.t('round {round}', { round: facts.round });
  const about = joined(cases, facts?.kind, round, facts?.perspective, facts?.date);
  const memos = memoLinks(open, thing);
  const parts = [
    `**${escapeMarkdown(thing.id)}**`,
    ...(about === '' ? [] : [escapeMarkdown(about)]),
    ...(memos === undefined ? [] : [memos]),
  ];
  const markdown = new vscode.MarkdownString(parts.join('\n\n'));
  // All that files say is escaped, so no file can run even this one.
  markdown.isTrusted = { enabledCommands: [openMemoCommand] };
  return markdown;
}
