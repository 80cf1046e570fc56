import { nearestOf } from '../base/nearest';

/** What people write for a field that has another name here. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ['colour', 'color'],
  ['title', 'name'],
  ['label', 'name'],
  ['description', 'definition'],
  ['desc', 'definition'],
  ['meaning', 'definition'],
  ['children', 'codes'],
  ['subcodes', 'codes'],
  ['inclusion', 'include'],
  ['exclusion', 'exclude'],
  ['quotes', 'examples'],
  ['synonyms', 'aliases'],
  ['shortcut', 'key'],
  ['名称', 'name'],
  ['颜色', 'color'],
  ['定义', 'definition'],
  ['包含', 'include'],
  ['纳入', 'include'],
  ['排除', 'exclude'],
  ['例子', 'examples'],
  ['示例', 'examples'],
  ['别名', 'aliases'],
  ['快捷键', 'key'],
  ['代码', 'codes'],
]);

/** The known field that was probably meant, if one is near enough. */
export function nearestField(field: string, known: readonly string[]): string | undefined {
  const lower = field.toLowerCase();
  const meant = synonyms.get(lower);
  if (meant !== undefined && known.includes(meant)) return meant;
  return nearestOf(field, known);
}
