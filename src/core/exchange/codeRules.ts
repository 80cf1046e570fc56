/** What the codebook says of a code beside its name, as one text for formats that have but one. */
export interface CodeRules {
  readonly definition: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly examples: readonly string[];
  readonly aliases: readonly string[];
}

const lists = ['include', 'exclude', 'examples', 'aliases'] as const;
type List = (typeof lists)[number];

const headings: Readonly<Record<List, string>> = {
  include: 'Include:',
  exclude: 'Exclude:',
  examples: 'Examples:',
  aliases: 'Aliases:',
};

/** The definition, and below it a list under a heading for each kind of rule there is. */
export function joinRules(rules: CodeRules): string {
  const blocks = lists.flatMap((list) => {
    const items = rules[list].map((item) => `- ${item.replace(/\n/g, '\n  ')}`);
    return items.length ? [[headings[list], ...items].join('\n')] : [];
  });
  return [rules.definition, ...blocks].filter((block) => block !== '').join('\n\n');
}

/** As `joinRules` joined them; a text of somebody else is a definition, as a whole. */
export function splitRules(text: string): CodeRules {
  const found = new Map<List, readonly string[]>();
  let rest = text;
  for (const list of [...lists].reverse()) {
    const at = blockAt(rest, headings[list]);
    if (at < 0) continue;
    const [, ...items] = rest.slice(at).split(/\n- /);
    found.set(
      list,
      items.map((item) => item.replace(/\n {2}/g, '\n')),
    );
    rest = rest.slice(0, at).replace(/\n\n$/, '');
  }
  const of = (list: List) => found.get(list) ?? [];
  return {
    definition: rest,
    include: of('include'),
    exclude: of('exclude'),
    examples: of('examples'),
    aliases: of('aliases'),
  };
}

/** Where a block with this heading begins that goes on to the end; -1 where there is none. */
function blockAt(text: string, heading: string): number {
  const at = text.startsWith(`${heading}\n- `) ? 0 : text.lastIndexOf(`\n\n${heading}\n- `) + 2;
  if (at === 1) return -1;
  const lines = text.slice(at).split('\n').slice(1);
  return lines.every((line) => line.startsWith('- ') || line.startsWith('  ')) ? at : -1;
}
