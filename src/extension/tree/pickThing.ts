import * as vscode from 'vscode';
import { namesOf } from '../../core/codebook/codebook';
import { isMemo } from '../../core/memos/memoFile';
import type { NamedThing, Thing, ThingKind } from '../../core/memos/things';
import type { OpenProject } from '../workspace';
import { thingIcon, thingName } from './memos';
import { joined } from './names';

export interface ThingRow extends vscode.QuickPickItem {
  /** Undefined for nothing in particular, and for what parts the kinds. */
  readonly thing?: Thing;
}

/** Things of these kinds for a quick pick, kind by kind; found by any of their names. */
export function thingRows(open: OpenProject, kinds: readonly ThingKind[]): ThingRow[] {
  const { things } = open.project.memos.resolver();
  return kinds.flatMap((kind) => {
    const ofKind = things.filter((thing) => thing.kind === kind && isOffered(thing));
    if (!ofKind.length) return [];
    const separator = { label: kindsInWords(kind), kind: vscode.QuickPickItemKind.Separator };
    return [separator, ...ofKind.map((thing) => rowOf(open, thing))];
  });
}

function rowOf(open: OpenProject, thing: NamedThing): ThingRow {
  const label = thingName(open, thing);
  const others = [...new Set([thing.id, ...otherNames(open, thing)])];
  return {
    label,
    description: joined(...others.filter((name) => name !== label)),
    iconPath: thingIcon(open, thing),
    thing,
  };
}

function otherNames({ project }: OpenProject, { kind, id }: Thing): readonly string[] {
  const code = kind === 'code' ? project.book.byId.get(id) : undefined;
  return code ? [...namesOf(code), ...code.aliases] : [];
}

function isOffered({ kind, id }: Thing): boolean {
  return kind !== 'memo' || isMemo(id);
}

/** As it stands above all of a kind. */
export function kindsInWords(kind: ThingKind): string {
  switch (kind) {
    case 'code':
      return vscode.l10n.t('Codes');
    case 'case':
      return vscode.l10n.t('Cases');
    case 'source':
      return vscode.l10n.t('Sources');
    case 'coding':
      return vscode.l10n.t('Codings');
    case 'memo':
      return vscode.l10n.t('Memos');
  }
}
