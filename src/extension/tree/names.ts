import * as vscode from 'vscode';
import { noCase } from '../../core/analysis/caseOf';
import { nameIn, pathOf } from '../../core/codebook/codebook';
import type { Source } from '../../core/project/sources';
import { nameLanguage } from '../host/words';
import type { OpenProject } from '../workspace';

/** A code's name, or the id of one that is not in the codebook. */
export function codeName({ project }: OpenProject, id: string): string {
  const code = project.book.byId.get(id);
  return code ? nameIn(code, nameLanguage()) : id;
}

/** The names from the outermost code down. */
export function codePath({ project }: OpenProject, id: string): string {
  const code = project.book.byId.get(id);
  return code ? pathOf(project.book, code, nameLanguage()) : id;
}

/** A case's name, else its id; a source that is its own case goes by the name of its file. */
export function caseName(open: OpenProject, id: string): string {
  if (id === noCase) return vscode.l10n.t('No case');
  const known = open.project.caseTable.byId.get(id);
  if (known) return known.name || id;
  return open.project.sources.has(id) ? sourceName(open, id) : id;
}

/** The name of a source's file; its whole path where two sources have files of that name. */
export function sourceName({ project }: OpenProject, path: string): string {
  const name = baseName(path);
  return (timesIn(project.sources).get(name) ?? 0) > 1 ? path : name;
}

/** How many sources have files of each name; a register never changes, it is replaced. */
const times = new WeakMap<ReadonlyMap<string, Source>, ReadonlyMap<string, number>>();

function timesIn(sources: ReadonlyMap<string, Source>): ReadonlyMap<string, number> {
  const known = times.get(sources);
  if (known) return known;
  const counted = new Map<string, number>();
  for (const path of sources.keys()) {
    const name = baseName(path);
    counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  times.set(sources, counted);
  return counted;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function excerptsInWords(n: number): string {
  return n === 1 ? vscode.l10n.t('1 excerpt') : vscode.l10n.t('{n} excerpts', { n });
}

/** Undefined where none is lost. */
export function lostInWords(n: number): string | undefined {
  return n ? vscode.l10n.t('{n} lost', { n }) : undefined;
}

export function casesInWords(n: number): string {
  return n === 1 ? vscode.l10n.t('1 case') : vscode.l10n.t('{n} cases', { n });
}

/** Joins what stands in one line beside a label; empty parts are left out. */
export function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
