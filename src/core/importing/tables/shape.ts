import { isName } from '../../text/nameShape';

/** A table of so few rows proves nothing. */
const fewest = 3;

/**
 * Whether rows of two columns hold who said what: names in the first, some of them again and again,
 * words in the second.
 */
export function isSpeakerTable(rows: readonly (readonly string[])[]): boolean {
  const pairs = rows.filter((row) => row.length === 2 && row.some((cell) => cell !== ''));
  if (pairs.length < fewest || pairs.length < rows.length) return false;
  const named = pairs.filter(([name = '']) => isName(name.replace(/[:：]$/, '')));
  const names = new Set(named.map(([name]) => name));
  const length = (at: 0 | 1) => pairs.reduce((sum, row) => sum + (row[at]?.length ?? 0), 0);
  return (
    named.length >= pairs.length * 0.75 &&
    names.size <= named.length * 0.6 &&
    length(1) > 4 * length(0)
  );
}
