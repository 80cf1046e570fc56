/** What stands between the names of a path, in whatever program: of these, all tell a path. */
const certain = [' › ', ' > ', '::', '\\'] as const;
/** These stand in names too: they tell a path where what is before them is a code by itself. */
const likely = [': ', ' / ', '/', ' - ', ' – ', '>'] as const;

/** Reads the names of codes in one table, in which all of them are written in one way. */
export class CodeNames {
  private readonly known: ReadonlySet<string>;

  /** @param all of the table, as they are written */
  constructor(all: Iterable<string>) {
    this.known = new Set(Array.from(all, plainName));
  }

  /** The path of a code, from the outermost one to its own name; empty for none. */
  pathOf(written: string): string[] {
    const name = plainName(written).replace(/^(?:codes|nodes|code system|codesystem)\\+/i, '');
    const mark = certain.find((each) => partsAt(name, each).length > 1);
    if (mark !== undefined) return partsAt(name, mark);
    for (const each of likely) {
      // The longest beginning that is a code: names may hold the mark themselves.
      for (let at = name.lastIndexOf(each); at > 0; at = name.lastIndexOf(each, at - 1)) {
        const above = name.slice(0, at).trim();
        const own = name.slice(at + each.length).trim();
        if (own !== '' && this.known.has(above)) return [...this.pathOf(above), own];
      }
    }
    return name === '' ? [] : [name];
  }
}

function partsAt(name: string, mark: string): string[] {
  return name
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Without the bullet that some tables put before it, and on one line. */
export function plainName(written: string): string {
  return written
    .replace(/\s+/g, ' ')
    .replace(/^\s*[●•○◦▪▫‣■□◆◇]\s*/, '')
    .trim();
}

/**
 * The codes in the cells of a column, some of which hold several: one a line, or parted by what parts
 * them in this table. A comma parts only what stands alone elsewhere, for names hold commas too.
 */
export function splitCodes(cells: readonly string[], known: Iterable<string> = []): string[][] {
  const mark = ['\n', ';', '；', '|'].find((each) => cells.some((cell) => cell.includes(each)));
  const rough = cells.map((cell) => listed(cell, mark));
  if (mark !== undefined) return rough;
  const alone = new Set([...known, ...cells.filter((cell) => !/[,，]/.test(cell)).map(plainName)]);
  return cells.map((cell) => {
    const parts = listed(cell, /[,，]/);
    return parts.length > 1 && parts.some((part) => alone.has(part)) && !alone.has(plainName(cell))
      ? parts
      : listed(cell, undefined);
  });
}

function listed(cell: string, mark: string | RegExp | undefined): string[] {
  const parts = mark === undefined ? [cell] : cell.split(mark);
  return [...new Set(parts.map(plainName).filter((part) => part !== ''))];
}
