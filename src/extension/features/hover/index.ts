import * as vscode from 'vscode';
import type { LocatedCoding } from '../../../core/project/located';
import { offsetOf, rangeOf } from '../../host/convert';
import type { LiveSource } from '../../live';
import type { Feature, Services } from '../../services';
import { hoverMarkdown } from './markdown';

/** Most codings that one hover tells of. */
const mostCodings = 6;

/** What the codes at a place mean, who applied them, and ways on from there. */
export const hoverFeature: Feature = (services) =>
  vscode.languages.registerHoverProvider('*', {
    provideHover: (document, position) => {
      const live = services.live.get(document);
      return live && hoverAt(services, live, position);
    },
  });

function hoverAt(
  services: Services,
  live: LiveSource,
  position: vscode.Position,
): vscode.Hover | undefined {
  const found = codingsAt(services, live, position);
  const [inmost] = found;
  if (!inmost) return undefined;
  const told = found.slice(0, mostCodings);
  const contents = hoverMarkdown(
    { open: live.open, path: live.source.path },
    byCode(told),
    found.length - told.length,
  );
  return new vscode.Hover(contents, rangeOf(live.source.lines, inmost.location.span));
}

/** A coding that is somewhere in the text. */
type Placed = LocatedCoding & { readonly location: { readonly state: 'found' | 'moved' } };

/** The codings shown at a place, innermost first. */
function codingsAt(
  { visibility }: Services,
  { source }: LiveSource,
  position: vscode.Position,
): Placed[] {
  const at = offsetOf(source.lines, position);
  return source.codings
    .filter((coding): coding is Placed => coding.location.state !== 'lost')
    .filter(({ location: { span } }) => span.start <= at && at < span.end)
    .filter(({ record, coder }) => visibility.isShown(record.code, coder))
    .sort((a, b) => lengthOf(a) - lengthOf(b));
}

function byCode(codings: readonly Placed[]): ReadonlyMap<string, readonly Placed[]> {
  const groups = new Map<string, Placed[]>();
  for (const coding of codings) {
    const group = groups.get(coding.record.code);
    if (group) group.push(coding);
    else groups.set(coding.record.code, [coding]);
  }
  return groups;
}

function lengthOf({ location: { span } }: Placed): number {
  return span.end - span.start;
}
