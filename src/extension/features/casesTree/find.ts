import * as vscode from 'vscode';
import { noCase } from '../../../core/analysis/caseOf';
import { codedSources, type ExcerptQuery } from '../../tree/excerpts';
import type { OpenProject } from '../../workspace';
import type { CaseCodeNode } from './nodes';

/** Finds the excerpts of a code in what belongs to a case. */
export function queryOf({ open, case: id, code }: CaseCodeNode): ExcerptQuery {
  const sources = codedSources(open.project).filter((path) => holdsCase(open, path, id));
  return { open, codes: new Set([code]), case: id, coder: undefined, sources };
}

/** Whether excerpts of a source may belong to a case. */
export function holdsCase({ project }: OpenProject, path: string, id: string): boolean {
  const cases = project.sources.get(path)?.cases ?? [];
  if (!cases.length) return path === id;
  return cases.includes(id) || (id === noCase && cases.length > 1);
}

export function valueOf({ project }: OpenProject, id: string, attribute: string): string {
  return project.caseTable.byId.get(id)?.attributes.get(attribute) ?? '';
}

/** Numbers by size, texts by their letters, none last. */
export function valuesOf(open: OpenProject, attribute: string, cases: readonly string[]): string[] {
  const values = new Set(cases.map((id) => valueOf(open, id, attribute)));
  const order = new Intl.Collator(vscode.env.language, { numeric: true });
  return [...values].sort((a, b) => Number(a === '') - Number(b === '') || order.compare(a, b));
}
