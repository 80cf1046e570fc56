import * as vscode from 'vscode';
import type { Code, Codebook } from '../../../core/codebook/codebook';
import { syllablesOf } from '../../../core/analysis/syllables';
import { foldWords } from '../../../core/analysis/foldWords';
import { isMemo } from '../../../core/memos/memoFile';
import { targetOf } from '../../../core/memos/target';
import type { NamedThing } from '../../../core/memos/things';
import { kindInWords, thingName } from '../../tree/memos';
import { thingTooltip } from '../../tree/thingTooltip';
import { joined } from '../../tree/names';
import type { OpenProject } from '../../workspace';

/** More things than these are narrowed down by what is written already. */
const many = 1000;

/** A thing that is offered; what it is is told when it is looked at. */
export class ThingItem extends vscode.CompletionItem {
  constructor(
    readonly open: OpenProject,
    readonly thing: NamedThing,
    target: string,
  ) {
    const name = thingName(open, thing);
    super({ label: target, description: name === target ? kindInWords(thing.kind) : name });
  }
}

export async function resolvedThing(item: ThingItem): Promise<vscode.CompletionItem> {
  const tooltip = await thingTooltip(item.open, item.thing);
  if (tooltip) item.documentation = tooltip;
  return item;
}

export interface LinkPlace {
  /** What an item replaces. */
  readonly range: vscode.Range;
  /** What is written of it already. */
  readonly written: string;
  /** What is to stand behind what is put in. */
  readonly closing: string;
  /** Whether the kind is to be said, as where a memo says what it is about. */
  readonly isAbout: boolean;
}

/** All that a link may lead to, found by any of its names, in pinyin too. */
export function linkItems(open: OpenProject, book: Codebook, place: LinkPlace) {
  const resolver = open.project.memos.resolver(book);
  const things = resolver.things.filter(({ kind, id }) => kind !== 'memo' || isMemo(id));
  const written = place.written.toLowerCase();
  const isMany = things.length > many;
  const items: vscode.CompletionItem[] = [];
  things.forEach((thing, i) => {
    const words = joined(thing.id, ...thing.names).toLowerCase();
    if (items.length >= many || (isMany && !words.includes(written))) return;
    const target = place.isAbout ? `${thing.kind}:${thing.id}` : targetOf(thing, resolver);
    const item = new ThingItem(open, thing, target);
    item.kind = kindOf(thing, book.byId.get(thing.id));
    item.range = place.range;
    item.insertText = target + place.closing;
    item.filterText = [target, thing.id, ...thing.names, ...thing.names.flatMap(inPinyin)].join(
      ' ',
    );
    item.sortText = String(i).padStart(6, '0');
    items.push(item);
  });
  return new vscode.CompletionList(items, isMany);
}

/** A Chinese name as it is typed: every character by its first reading, and by the first letters. */
function inPinyin(name: string): string[] {
  const syllables = syllablesOf(foldWords(name));
  if (!syllables) return [];
  const first = syllables.map(([reading = '']) => reading);
  return [first.join(''), first.map((reading) => reading.charAt(0)).join('')];
}

function kindOf({ kind }: NamedThing, code: Code | undefined): vscode.CompletionItemKind {
  switch (kind) {
    case 'code':
      return code?.codable === false
        ? vscode.CompletionItemKind.Module
        : vscode.CompletionItemKind.EnumMember;
    case 'case':
      return vscode.CompletionItemKind.User;
    case 'source':
      return vscode.CompletionItemKind.File;
    case 'memo':
    case 'coding':
      return vscode.CompletionItemKind.Reference;
  }
}
