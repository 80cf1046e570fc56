import { below, isElement, type XmlElement } from '../../packed/documentXml';

/** Of each style of lists, by name: which of its levels (from 0) are numbered. */
export function numberedLists(
  roots: readonly (XmlElement | undefined)[],
): ReadonlyMap<string, readonly boolean[]> {
  const found = new Map<string, boolean[]>();
  for (const root of roots)
    for (const style of root ? below(root, 'text:list-style') : []) {
      const levels: boolean[] = [];
      for (const level of style.children.filter(isElement)) {
        const at = Number(level.attributes.get('text:level') ?? '1') - 1;
        const format = level.attributes.get('style:num-format') ?? '';
        if (at >= 0 && at < 10)
          levels[at] = level.name === 'text:list-level-style-number' && format !== '';
      }
      found.set(style.attributes.get('style:name') ?? '', levels);
    }
  return found;
}
