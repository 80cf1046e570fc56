/** A text in one or more languages, by language tag; the key '' is text that names no language. */
export type Label = ReadonlyMap<string, string>;

/** A label that names no language. */
export function plainLabel(text: string): Label {
  return new Map([['', text]]);
}

/**
 * The text in the language asked for or the nearest there is: the tag itself, then what it implies
 * and its shorter forms (zh-TW → zh-Hant → zh), the same language of another place, text without a
 * language, English, the first. Undefined only for a label without any text.
 */
export function labelIn(label: Label, language: string): string | undefined {
  if (label.size === 1) for (const text of label.values()) return text;
  const byTag = new Map<string, string>();
  for (const [tag, text] of label) if (!byTag.has(folded(tag))) byTag.set(folded(tag), text);
  for (const tag of tagsFor(folded(language))) {
    const text = byTag.get(tag);
    if (text !== undefined) return text;
  }
  const [primary = ''] = folded(language).split('-');
  for (const [tag, text] of byTag) if (tag.startsWith(`${primary}-`)) return text;
  return byTag.get('') ?? byTag.get('en') ?? [...byTag.values()][0];
}

/** Every text of a label once, in the order of the file. */
export function textsOf(label: Label): readonly string[] {
  return [...new Set(label.values())];
}

/** Language tags are compared without letter case; `_` is a common slip for `-`. */
function folded(tag: string): string {
  return tag.toLowerCase().replace(/_/g, '-');
}

/** The script that a region writes Chinese in (BCP 47 does not say it, CLDR's likely subtags do). */
const chineseScripts: ReadonlyMap<string, string> = new Map([
  ['zh-tw', 'zh-hant'],
  ['zh-hk', 'zh-hant'],
  ['zh-mo', 'zh-hant'],
  ['zh-cn', 'zh-hans'],
  ['zh-sg', 'zh-hans'],
]);

function tagsFor(tag: string): readonly string[] {
  const tags: string[] = [];
  for (let parts = tag.split('-'); parts.length > 0; parts = parts.slice(0, -1)) {
    const shorter = parts.join('-');
    tags.push(shorter);
    const script = chineseScripts.get(shorter);
    if (script !== undefined) tags.push(script);
  }
  return tags.filter((each) => each !== '');
}
