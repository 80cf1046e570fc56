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
  return nearestName(lower, known);
}

/** The known name that was probably meant, if one is a slip or two away; capitals make no difference. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const lower = name.toLowerCase();
  let nearest: string | undefined;
  let least = Math.min(3, Math.ceil(lower.length / 2));
  for (const each of known) {
    const slips = slipsBetween(lower, each.toLowerCase(), least);
    if (slips < least) [nearest, least] = [each, slips];
  }
  return nearest;
}

/** Optimal string alignment distance; `limit` where it is that or more. */
function slipsBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: readonly number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const ways = [
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      ];
      row.push(Math.min(...ways));
    }
    [before, above] = [above, row];
  }
  return above[b.length] ?? limit;
}
