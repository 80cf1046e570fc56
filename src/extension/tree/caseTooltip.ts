import * as vscode from 'vscode';
import { noCase } from '../../core/analysis/caseOf';
import type { Thing } from '../../core/memos/things';
import { escapeMarkdown } from '../host/markdown';
import type { OpenProject } from '../workspace';
import { memoLinks, openMemoCommand } from './memos';
import { caseName, joined } from './names';

/** What the row of a case stands for: a source that is its own case is a source. */
export function thingOfCase({ project }: OpenProject, id: string): Thing {
  const isSource = project.sources.has(id) && !project.caseTable.byId.has(id);
  return { kind: isSource ? 'source' : 'case', id };
}

/** All that the registers say of a case, and its sources. */
export function caseTooltip(open: OpenProject, id: string): vscode.MarkdownString {
  if (id === noCase)
    return new vscode.MarkdownString(
      escapeMarkdown(
        vscode.l10n.t('Excerpts of sources with several cases in which none of the cases speaks.'),
      ),
    );
  const known = open.project.caseTable.byId.get(id);
  const name = caseName(open, id);
  const title = `**${escapeMarkdown(name)}**${name === id ? '' : ` ${escapeMarkdown(id)}`}`;
  const attributes = [...(known?.attributes ?? [])].filter(([, value]) => value !== '');
  const facts = attributes.map(([key, value]) => `- ${escapeMarkdown(`${key}: ${value}`)}`);
  const sources = sourcesOf(open, id).map((source) => `- ${escapeMarkdown(source)}`);
  const memos = memoLinks(open, thingOfCase(open, id));
  const parts = [
    title,
    ...(facts.length ? [facts.join('\n')] : []),
    ...(sources.length ? [`**${vscode.l10n.t('Sources')}**\n\n${sources.join('\n')}`] : []),
    ...(memos === undefined ? [] : [memos]),
  ];
  const markdown = new vscode.MarkdownString(parts.join('\n\n'));
  // All that files say is escaped, so no file can run even this one.
  markdown.isTrusted = { enabledCommands: [openMemoCommand] };
  return markdown;
}

function sourcesOf({ project }: OpenProject, id: string): string[] {
  return [...project.sources.values()].flatMap(({ path, cases, kind, round, perspective }) => {
    if (path !== id && !cases.includes(id)) return [];
    const ofRound = round && vscode.l10n.t('round {round}', { round });
    return [joined(path, kind, ofRound, perspective)];
  });
}
