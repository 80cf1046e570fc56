/** Whether a text can be a code's id. */
export function isId(text: string): boolean {
  return /^[\p{L}\p{N}_.-]+$/u.test(text);
}

/** What two ids have in common that look alike: without letter case, and composed (NFC). */
export function foldId(id: string): string {
  return id.normalize('NFC').toLowerCase();
}

/** An id made from a name, unlike every id taken even without letter case. */
export function idFor(name: string, taken: Iterable<string>): string {
  const words = foldId(name)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}_.]+/gu, '-')
    .replace(/\p{M}/gu, '')
    .replace(/^[-.]+|[-.]+$/g, '');
  const stem =
    words === ''
      ? 'code'
      : [...words]
          .slice(0, 60)
          .join('')
          .replace(/[-.]+$/, '');
  const folded = new Set<string>();
  for (const id of taken) folded.add(foldId(id));
  let id = stem;
  for (let count = 2; folded.has(foldId(id)); count++) id = `${stem}-${count}`;
  return id;
}
