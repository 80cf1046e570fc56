import type * as vscode from 'vscode';
import { offsetOf, rangeOf } from '../../host/convert';
import type { Services } from '../../services';
import type { Meant } from './context';

/** The code of the innermost excerpt that is shown at a place of a source. */
export function codingAt(
  { live, visibility }: Pick<Services, 'live' | 'visibility'>,
  document: vscode.TextDocument,
  position: vscode.Position,
): Meant | undefined {
  const at = live.get(document);
  if (!at) return undefined;
  const { open, source } = at;
  const offset = offsetOf(source.lines, position);
  let inmost: { code: string; start: number; end: number } | undefined;
  for (const { location, record, coder } of source.codings) {
    if (location.state === 'lost' || !visibility.isShown(record.code, coder)) continue;
    const { start, end } = location.span;
    if (offset < start || offset >= end) continue;
    if (!inmost || end - start < inmost.end - inmost.start)
      inmost = { code: record.code, start, end };
  }
  if (!inmost) return undefined;
  const { code } = inmost;
  const range = rangeOf(source.lines, inmost);
  return { open, thing: { kind: 'code', id: code }, target: code, range };
}
