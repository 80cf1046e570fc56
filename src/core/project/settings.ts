import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { Problem, Read } from '../base/problem';
import { sentence } from '../base/sentences';
import { isNothing, readYaml, spanOf, textOf, type Trouble, type Yaml } from '../base/yaml';
import { indexLines, rangeOf } from '../text/lines';
import type { SourceRule } from './layout';

/** What `project.yaml` says; every part of it is optional. */
export interface ProjectSettings {
  readonly title: string | undefined;
  readonly sources: SourceRule | undefined;
  readonly kinds: readonly string[];
  /** Labels by which transcripts name whoever asks the questions. */
  readonly interviewers: readonly string[];
  /** Words of the field that belong together (示范课, 磨课). */
  readonly terms: readonly string[];
  /** Questions to the codings that were saved, by name. */
  readonly queries: ReadonlyMap<string, string>;
}

type Tell = (trouble: Trouble) => void;

/** Reads `project.yaml`; never throws. Expects LF line ends. Keys it does not know are left alone. */
export function readSettings(file: string, text: string): Read<ProjectSettings> {
  const problems: Problem[] = [];
  const lines = indexLines(text);
  const tell: Tell = ({ start, end, ...trouble }) =>
    void problems.push({ ...trouble, file, range: rangeOf(lines, text, { start, end }) });
  const yaml = readYaml(text, tell);
  if (yaml.root && !isMap(yaml.root) && !isNothing(yaml.root)) tellWrong(yaml.root, tell);
  return { value: settingsOf(new Fields(yaml, yaml.root, tell)), problems };
}

function settingsOf(fields: Fields): ProjectSettings {
  const sources = fields.map('sources');
  const include = sources?.texts('include') ?? fields.texts('sources');
  const exclude = sources?.texts('exclude') ?? [];
  return {
    // A title may be one text or one a language; the first is as good as any.
    title: (fields.map('title')?.allTexts() ?? fields.texts('title'))[0],
    sources: include.length || exclude.length ? { include, exclude } : undefined,
    kinds: fields.texts('kinds'),
    interviewers: fields.texts('interviewers'),
    terms: fields.texts('terms'),
    queries: new Map(fields.mapOrTell('queries')?.pairs()),
  };
}

/** The pairs of a map, by name. */
class Fields {
  private readonly values = new Map<string, unknown>();

  constructor(
    private readonly yaml: Yaml,
    node: unknown,
    private readonly tell: Tell,
  ) {
    const pairs: YAMLMap['items'] = isMap(node) ? node.items : [];
    for (const { key, value } of pairs) {
      const name = textOf(yaml.follow(key)) ?? '';
      if (!this.values.has(name)) this.values.set(name, value);
    }
  }

  map(name: string): Fields | undefined {
    const node = this.values.get(name);
    return isMap(node) ? new Fields(this.yaml, node, this.tell) : undefined;
  }

  /** As `map`, for what can be written in no other way. */
  mapOrTell(name: string): Fields | undefined {
    const node = this.values.get(name);
    const found = this.map(name);
    if (!found && !isNothing(node)) tellWrong(this.yaml.follow(node), this.tell);
    return found;
  }

  /** One text or a list of them. */
  texts(name: string): string[] {
    return this.textsIn(this.values.get(name));
  }

  /** Names with one text each. */
  pairs(): (readonly [string, string])[] {
    return [...this.values].flatMap(([name, value]) => {
      const [text] = this.textsIn(value);
      return text === undefined ? [] : [[name, text] as const];
    });
  }

  allTexts(): string[] {
    return [...this.values.values()].flatMap((value) => this.textsIn(value));
  }

  private textsIn(value: unknown): string[] {
    if (isNothing(value)) return [];
    const node = this.yaml.follow(value);
    if (isSeq(node)) return node.items.flatMap((item) => this.textIn(item));
    return this.textIn(node);
  }

  private textIn(value: unknown): string[] {
    if (isNothing(value)) return [];
    const node = this.yaml.follow(value);
    if (isScalar(node)) return [textOf(node) ?? ''].filter((text) => text !== '');
    if (node) tellWrong(node, this.tell);
    return [];
  }
}

function tellWrong(node: unknown, tell: Tell): void {
  const { start } = spanOf(node);
  const words = sentence(
    'This can’t be read as settings. They are written as “name: text” or “name: [text, text]”, one a line.',
  );
  tell({ kind: 'wrong-type', severity: 'error', start, end: start + 1, sentence: words });
}
