import type { Sheet } from '../../importing/tables/sheet';

/** The tables in a Markdown text, each named by the heading above it; a row a line. */
export function markdownTables(text: string): Sheet[] {
  const sheets: { name: string; rows: string[][] }[] = [];
  let heading = '';
  let rows: string[][] | undefined;
  for (const line of text.split('\n')) {
    const said = /^#{1,6}\s+(.*?)\s*#*$/.exec(line);
    if (said) heading = said[1] ?? '';
    if (!/^\s*\|/.test(line)) {
      rows = undefined;
      continue;
    }
    if (!rows) sheets.push({ name: heading, rows: (rows = []) });
    const cells = cellsIn(line);
    // Below the first row stands one of dashes.
    if (!(rows.length === 1 && cells.every((cell) => /^:?-+:?$/.test(cell)))) rows.push(cells);
  }
  return sheets;
}

function cellsIn(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) =>
    cell
      .replace(/<br\s*\/?>/gi, '\n')
      .replace(/\\([\\|*_`#[\]<>{}()+.!~-])/g, '$1')
      .replace(/^\s*(\*\*|__)(.*)\1\s*$/, '$2')
      .trim(),
  );
}

/** Whether a text is little else than its tables. */
export function isMostlyTables(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const size = (some: readonly string[]) => some.reduce((sum, line) => sum + line.length, 0);
  return size(lines.filter((line) => /^\s*\|/.test(line))) > 0.6 * size(lines);
}
