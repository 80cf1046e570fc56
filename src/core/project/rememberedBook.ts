import type { Problem, Read } from '../base/problem';
import type { Code, Codebook } from '../codebook/codebook';
import type { Label } from '../codebook/label';
import { readCodebook } from '../codebook/read';
import { codebookFile } from './layout';
import type { SnapshotStore } from './ports';

/** To be counted up whenever a codebook would be read otherwise than before. */
const version = 1;
/** A shorter text is read as fast as it is remembered. Characters. */
const shortest = 1000;

/** What was read of a codebook, and the very text it was read from. */
interface Kept {
  readonly version: number;
  readonly text: string;
  readonly title: Texts | undefined;
  readonly codes: readonly KeptCode[];
  readonly roots: readonly string[];
  readonly problems: readonly Problem[];
}

/** A label as pairs of language and text. */
type Texts = readonly (readonly [string, string])[];

interface KeptCode extends Omit<Code, 'name' | 'definition' | 'include' | 'exclude' | 'examples'> {
  readonly name: Texts;
  readonly definition: Texts | undefined;
  readonly include: readonly Texts[];
  readonly exclude: readonly Texts[];
  readonly examples: readonly Texts[];
}

/**
 * What the codebook said when it was last read. Parsing YAML is most of opening a small project,
 * and the codebook is nearly always the one of last time: then nothing has to be parsed.
 */
export class RememberedBook {
  private kept: Kept | undefined;
  private isKept = false;

  constructor(private readonly store: SnapshotStore) {}

  async load(): Promise<void> {
    const bytes = await this.store.load('codebook');
    const kept = bytes && (JSON.parse(new TextDecoder().decode(bytes)) as Kept);
    this.kept = kept?.version === version ? kept : undefined;
    this.isKept = this.kept !== undefined;
  }

  /** As `readCodebook`: remembered where the text is the very same. */
  read(text: string): Read<Codebook> {
    const known = this.kept?.text === text ? this.kept : undefined;
    if (known) return { value: bookIn(known), problems: known.problems };
    const read = readCodebook(codebookFile, text);
    this.kept = keptOf(text, read);
    this.isKept = false;
    return read;
  }

  async keep(): Promise<void> {
    if (this.isKept || !this.kept || this.kept.text.length < shortest) return;
    this.isKept = true;
    await this.store.save('codebook', new TextEncoder().encode(JSON.stringify(this.kept)));
  }
}

function keptOf(text: string, { value, problems }: Read<Codebook>): Kept {
  const { title, codes, roots } = value;
  return {
    version,
    text,
    title: title && [...title],
    codes: codes.map((code) => ({
      ...code,
      name: [...code.name],
      definition: code.definition && [...code.definition],
      include: code.include.map((label) => [...label]),
      exclude: code.exclude.map((label) => [...label]),
      examples: code.examples.map((label) => [...label]),
    })),
    roots,
    problems,
  };
}

function bookIn({ title, codes: kept, roots }: Kept): Codebook {
  const codes = kept.map((code): Code => ({
    id: code.id,
    index: code.index,
    parent: code.parent,
    children: code.children,
    depth: code.depth,
    name: label(code.name),
    color: code.color,
    codable: code.codable,
    definition: code.definition && label(code.definition),
    include: code.include.map(label),
    exclude: code.exclude.map(label),
    examples: code.examples.map(label),
    aliases: code.aliases,
    key: code.key,
    range: code.range,
  }));
  const byId = new Map(codes.map((code) => [code.id, code]));
  return { title: title && label(title), codes, byId, roots };
}

function label(texts: Texts): Label {
  return new Map(texts);
}
