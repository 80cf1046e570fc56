import * as vscode from 'vscode';
import type { Code, Codebook } from '../../../core/codebook/codebook';
import { thingsMeant } from '../../../core/analysis/thingSearch';
import { isMemo } from '../../../core/memos/memoFile';
import { targetOf } from '../../../core/memos/target';
import type { NamedThing } from '../../../core/memos/things';
import { kindInWords, thingName } from '../../tree/memos';
import { thingTooltip } from '../../tree/thingTooltip';
import type { OpenProject } from '../../workspace';
import type { LinkPlace } from './linkPlace';

/** Who does not see it among these writes on. */
const most = 200;

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

/** What a link may lead to, the likeliest first: we find more than VS Code would, so it asks again. */
export function linkItems(open: OpenProject, book: Codebook, place: LinkPlace) {
  const resolver = open.project.memos.resolver(book);
  const things = resolver.things.filter(({ kind, id }) => kind !== 'memo' || isMemo(id));
  const meant = thingsMeant(things, place.written).slice(0, most);
  const items = meant.map((thing, i) => {
    const target = place.isAbout ? `${thing.kind}:${thing.id}` : targetOf(thing, resolver);
    const item = new ThingItem(open, thing, target);
    item.kind = kindOf(thing, book.byId.get(thing.id));
    item.range = place.range;
    item.insertText = target + place.closing;
    // To VS Code they are all alike, and stay in this order.
    item.filterText = place.written || [target, thing.id, ...thing.names].join(' ');
    item.sortText = String(i).padStart(6, '0');
    return item;
  });
  return new vscode.CompletionList(items, true);
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
