/** The words of a list written with commas and line ends between them. */
export function listed(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s*[\n,]\s*/));
}
