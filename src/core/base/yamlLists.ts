import { isMap, isSeq } from 'yaml';
import { isNothing, readYaml, textOf } from './yaml';

/** What a YAML map says, by name: values of lists one after another. */
export function textLists(text: string): Map<string, readonly string[]> {
  const yaml = readYaml(text, () => undefined);
  const fields = new Map<string, readonly string[]>();
  if (!isMap(yaml.root)) return fields;
  for (const { key, value } of yaml.root.items) {
    const name = textOf(yaml.follow(key));
    const node = isNothing(value) ? undefined : yaml.follow(value);
    const items = isSeq(node) ? node.items.map((item) => yaml.follow(item)) : [node];
    if (name !== undefined)
      fields.set(
        name,
        items.flatMap((item) => textOf(item) ?? []),
      );
  }
  return fields;
}
