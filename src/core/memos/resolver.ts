import { passageOf } from './passage';
import { type NamedThing, type Surroundings, type Thing, thingsIn } from './things';

/** What a link may lead to: nothing, one thing, or several of one name. */
export type Found =
  | { readonly state: 'found'; readonly thing: Thing; /** How it is written. */ readonly by: By }
  | { readonly state: 'several'; readonly things: readonly Thing[] }
  | { readonly state: 'none' };

/** Whether a link says the id (or path) itself, or one of the names. */
export type By = 'id' | 'name';

const explicit = /^(code|case|source|coding|memo):\s*(.+)$/su;

/**
 * Finds what links lead to: `code:mentoring` says the kind; else it is what has that id or path,
 * and where nothing has, what has that name, whatever the letter case. Of several kinds, codes go
 * before cases, sources and memos. Made anew when what there is to link to has changed.
 */
export class Resolver {
  readonly things: readonly NamedThing[];
  private readonly byId = new Map<string, Thing[]>();
  private readonly byName = new Map<string, Thing[]>();

  constructor(private readonly around: Surroundings) {
    this.things = thingsIn(around);
    for (const thing of this.things) {
      put(this.byId, thing.id, thing);
      const names = new Set([...thing.names, thing.id].map(foldName));
      for (const name of names) put(this.byName, name, thing);
    }
  }

  find(target: string): Found {
    const passage = passageOf(target);
    if (passage) return this.find(`source:${passage.path}`);
    const [, kind, rest] = explicit.exec(target) ?? [];
    if (kind !== undefined && rest !== undefined) {
      if (kind === 'coding') return this.codingOf(rest);
      const found = this.among(rest, (thing) => thing.kind === kind);
      if (found.state !== 'none') return found;
    }
    return this.among(target, () => true);
  }

  /** The thing that a link leads to, where it is one. */
  thingOf(target: string): Thing | undefined {
    const found = this.find(target);
    return found.state === 'found' ? found.thing : undefined;
  }

  private among(target: string, isAsked: (thing: Thing) => boolean): Found {
    const byId = firstKind((this.byId.get(target) ?? []).filter(isAsked));
    if (byId.length) return foundOf(byId, 'id');
    const byName = firstKind((this.byName.get(foldName(target)) ?? []).filter(isAsked));
    if (byName.length || !isCodingId(target)) return foundOf(byName, 'name');
    return this.codingOf(target);
  }

  private codingOf(id: string): Found {
    return this.around.hasCoding(id) ? foundOf([{ kind: 'coding', id }], 'id') : { state: 'none' };
  }
}

/** Names are compared without letter case, width and the number of spaces. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** To look for a coding is to look at all of them: only what looks like one of their ids is. */
function isCodingId(text: string): boolean {
  return /^[0-9a-f-]{8,}$/i.test(text);
}

function firstKind(things: readonly Thing[]): readonly Thing[] {
  return things.filter(({ kind }) => kind === things[0]?.kind);
}

function foundOf(things: readonly Thing[], by: By): Found {
  const [thing, other] = things;
  if (!thing) return { state: 'none' };
  return other ? { state: 'several', things } : { state: 'found', thing, by };
}

function put(map: Map<string, Thing[]>, key: string, thing: Thing): void {
  const known = map.get(key);
  if (known) known.push(thing);
  else map.set(key, [thing]);
}
