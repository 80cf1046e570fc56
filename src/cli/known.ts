import { casesOf } from '../core/cases/register';
import type { Project } from '../core/project/project';
import { WrongUsage } from './usage';

/** Names longer lists than this are not told. */
const most = 30;

/** A slip in a coder's name would give zeros everywhere. */
export function refuseUnknownCoders({ index }: Project, coders: readonly string[]): void {
  refuseUnknown('coder', coders, index.coders());
}

export function refuseUnknownCodes({ book, index }: Project, codes: readonly string[]): void {
  const isKnown = (id: string) => book.byId.has(id) || index.countOf(id) > 0;
  refuseUnknown(
    'code',
    codes.filter((id) => !isKnown(id)),
    [...book.byId.keys()],
  );
}

export function refuseUnknownCases(project: Project, cases: readonly string[]): void {
  const known = new Set(project.caseTable.byId.keys());
  for (const facts of project.sources.values()) for (const id of casesOf(facts)) known.add(id);
  for (const path of project.index.sources()) if (!project.sources.has(path)) known.add(path);
  refuseUnknown('case', cases, [...known]);
}

export function refuseUnknownSources(project: Project, sources: readonly string[]): void {
  const known = new Set([...project.sources.keys(), ...project.index.sources()]);
  refuseUnknown('source', sources, [...known]);
}

function refuseUnknown(noun: string, asked: readonly string[], known: readonly string[]): void {
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const there = known.length <= most ? ` There are: ${known.join(', ') || 'none'}.` : '';
  throw new WrongUsage(`There is no ${noun} “${unknown}” in this project.${there}`, false);
}
