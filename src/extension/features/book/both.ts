import * as vscode from 'vscode';
import type { LocatedCoding } from '../../../core/project/located';
import { readable } from '../../../core/project/readable';
import { rangeOf } from '../../host/convert';
import type { OpenProject } from '../../workspace';
import { placeOfCode } from './definition';
import type { BookContext } from './context';

/** Shows in the peek view where one coder gave two codes to overlapping words. */
export async function showBoth(
  context: BookContext,
  open: OpenProject,
  code: string,
  other: string,
): Promise<void> {
  const locations = await placesOfBoth(open, code, other);
  const place = placeOfCode(context.watches, open, code);
  if (!place) return;
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    place.uri,
    place.key.start,
    locations,
  );
}

async function placesOfBoth(
  open: OpenProject,
  code: string,
  other: string,
): Promise<vscode.Location[]> {
  const { index } = open.project;
  const locations: vscode.Location[] = [];
  for (const path of [...index.sources()].sort()) {
    const isHere = index.ofSource(path).some((file) => {
      const codes = index.codesIn(file);
      return codes.has(code) && codes.has(other);
    });
    const source = isHere ? await readable(open.project, path) : undefined;
    if (!source) continue;
    const others = source.codings.filter(({ record }) => record.code === other);
    for (const coding of source.codings) {
      if (coding.record.code !== code || coding.location.state === 'lost') continue;
      if (!others.some((each) => overlaps(coding, each))) continue;
      const range = rangeOf(source.lines, coding.location.span);
      locations.push(new vscode.Location(open.uriOf(path), range));
    }
  }
  return locations;
}

function overlaps(a: LocatedCoding, b: LocatedCoding): boolean {
  if (a.coder !== b.coder || a.location.state === 'lost' || b.location.state === 'lost')
    return false;
  return a.location.span.start < b.location.span.end && b.location.span.start < a.location.span.end;
}
