/** The id of the code that a row of the tree stands for; an id is taken as it is. */
export function codeOfRow(row: unknown): string | undefined {
  if (typeof row === 'string') return row;
  if (typeof row !== 'object' || row === null || !('code' in row)) return undefined;
  const { code } = row;
  if (typeof code === 'string') return code;
  return typeof code === 'object' && code !== null && 'id' in code ? String(code.id) : undefined;
}
