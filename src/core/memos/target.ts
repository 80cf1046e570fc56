import { type Resolver } from './resolver';
import { keyOf, type NamedThing, type Thing } from './things';

/**
 * What a link says that leads to a thing, in the fewest words that lead there and nowhere else: the
 * id of a code or case, the name of a source’s file, the title of a memo; else the whole path.
 */
export function targetFor(thing: Thing, resolver: Resolver): string {
  const named = resolver.things.find((each) => keyOf(each) === keyOf(thing));
  return named ? targetOf(named, resolver) : `${thing.kind}:${thing.id}`;
}

/** As `targetFor`, of a thing of the resolver. */
export function targetOf(thing: NamedThing, resolver: Resolver): string {
  const { kind, id, names } = thing;
  const words = kind === 'code' || kind === 'case' ? [id] : [names[0] ?? id, id];
  const leads = (target: string) => {
    const found = resolver.thingOf(target);
    return found !== undefined && keyOf(found) === keyOf(thing) && !/[[\]|#\n]/.test(target);
  };
  return words.find(leads) ?? `${kind}:${id}`;
}
