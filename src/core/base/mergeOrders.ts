/**
 * The names of two lists that come from a third, each once. Where theirs alone was rearranged, its
 * order counts, else ours; what only the other list has comes after the name that it follows
 * there.
 */
export function mergeOrders(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): string[] {
  const isRearranged = (side: readonly string[], other: readonly string[]) => {
    const [known, alsoThere] = [new Set(base), new Set(other)];
    const kept = side.filter((name) => known.has(name) && alsoThere.has(name));
    const inSide = new Set(kept);
    return base.filter((name) => inSide.has(name)).some((name, i) => name !== kept[i]);
  };
  const leads = isRearranged(theirs, ours) && !isRearranged(ours, theirs) ? theirs : ours;
  return withOthers(leads, leads === ours ? theirs : ours);
}

function withOthers(leads: readonly string[], others: readonly string[]): string[] {
  const known = new Set(leads);
  const following = new Map<string | undefined, string[]>();
  let before: string | undefined;
  for (const name of others) {
    if (known.has(name)) before = name;
    else following.set(before, [...(following.get(before) ?? []), name]);
  }
  const after = (name: string | undefined) => following.get(name) ?? [];
  const led = leads.flatMap((name) => [name, ...after(name)]);
  // Where the two have nothing in common, ours come first.
  return before === undefined ? [...led, ...after(undefined)] : [...after(undefined), ...led];
}
