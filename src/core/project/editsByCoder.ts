import type { RecordEdit } from '../coding/edit';
import type { LocatedCoding } from './located';
import type { Project } from './project';

/** One edit a coding of a source, by the file in which each stands. */
export function editsByCoder(
  project: Pick<Project, 'codingFile'>,
  source: string,
  codings: readonly LocatedCoding[],
  edit: (coding: LocatedCoding) => RecordEdit,
): Map<string, RecordEdit[]> {
  const edits = new Map<string, RecordEdit[]>();
  for (const coding of codings) {
    const file = project.codingFile(coding.coder, source);
    const ofFile = edits.get(file) ?? [];
    ofFile.push(edit(coding));
    edits.set(file, ofFile);
  }
  return edits;
}
