/** What a `CREATE TABLE` says, as far as reading needs it. */
export interface TableShape {
  /** In lower case, in the order in which values are stored. */
  readonly columns: readonly string[];
  /** The column that is another name for the row's number. */
  readonly rowid: string | undefined;
}

export function columnsOf(sql: string): TableShape {
  const open = sql.indexOf('(');
  const close = sql.lastIndexOf(')');
  const parts = splitList(sql.slice(open + 1, close));
  const isConstraint = (part: string) =>
    /^(?:constraint|primary\s+key|unique|check|foreign\s+key)\b/i.test(part);
  const definitions = parts.filter((part) => !isConstraint(part));
  const columns = definitions.map(nameOf);
  const key = keyColumns(parts, definitions, columns);
  if (/\bwithout\s+rowid\b/i.test(sql.slice(close))) {
    // There the key comes first, then the other columns.
    const rest = columns.filter((column) => !key.includes(column));
    return { columns: [...key, ...rest], rowid: undefined };
  }
  const [only = '', ...others] = key;
  const definition = definitions[columns.indexOf(only)] ?? '';
  const isNumber = /^\S+\s+integer\b/i.test(unquoted(definition));
  return { columns, rowid: isNumber && !others.length ? only : undefined };
}

function keyColumns(
  parts: readonly string[],
  definitions: readonly string[],
  columns: readonly string[],
): string[] {
  const table = parts.find((part) => /^(?:constraint\s+\S+\s+)?primary\s+key\s*\(/i.test(part));
  if (table) {
    const list = table.slice(table.indexOf('(') + 1, table.lastIndexOf(')'));
    return splitList(list).map(nameOf);
  }
  return columns.filter((_, i) => /\bprimary\s+key\b/i.test(definitions[i] ?? ''));
}

/** At the commas that stand in no bracket and no quotes; comments are left out. */
function splitList(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [token] of text.matchAll(
    /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:''|[^'])*'|"(?:""|[^"])*"|`[^`]*`|\[[^\]]*\]|[\s\S]/g,
  )) {
    if (/^(?:--|\/\*)/.test(token)) continue;
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (token === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${token}`);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function nameOf(definition: string): string {
  const [name = ''] = /^(?:"(?:""|[^"])*"|`[^`]*`|\[[^\]]*\]|[^\s(]+)/.exec(definition) ?? [];
  return name.replace(/^["`[]|["`\]]$/g, '').toLowerCase();
}

function unquoted(definition: string): string {
  return definition.replace(/^(?:"(?:""|[^"])*"|`[^`]*`|\[[^\]]*\])/, 'name');
}
