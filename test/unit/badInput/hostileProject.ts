import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { applyCodes, Refusal } from '../../../src/core/project/operations';
import type { LocatedSource } from '../../../src/core/project/located';
import { Project } from '../../../src/core/project/project';
import { say } from '../../../src/core/base/sentences';
import { chance } from '../../../src/node/chance';
import { NodeFileStore } from '../../../src/node/fileStore';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export const book = 'codes:\n  a: First\n  b: Second\n';

/** A project in a folder of its own, with a folder beside it that nothing may touch. */
export class HostileProject {
  readonly folder: string;
  readonly outside: string;
  readonly store: NodeFileStore;
  private opened: Project | undefined;
  private before = new Map<string, string>();

  private constructor(private readonly parent: string) {
    this.folder = path.join(parent, 'project');
    this.outside = path.join(parent, 'outside');
    fs.mkdirSync(this.folder);
    fs.mkdirSync(this.outside);
    fs.writeFileSync(this.at('../outside/secret.txt'), 'A secret line.\n');
    this.store = new NodeFileStore(this.folder);
  }

  static make(files: Files): HostileProject {
    const made = new HostileProject(fs.mkdtempSync(path.join(os.tmpdir(), 'codebook-bad-')));
    for (const [name, content] of Object.entries({ 'codebook.yaml': book, ...files }))
      made.put(name, content);
    return made;
  }

  get project(): Project {
    assert.ok(this.opened, 'the project is open');
    return this.opened;
  }

  /** Opens the project and looks at everything. From then on, what is not `put` must not change. */
  async open(): Promise<Project> {
    this.before = this.fingerprints();
    this.opened = await Project.open(this.store, chance);
    await this.opened.verify();
    return this.opened;
  }

  at(name: string): string {
    return path.join(this.folder, name);
  }

  /** Writes a file behind the project's back. */
  put(name: string, content: string | Uint8Array): void {
    fs.mkdirSync(path.dirname(this.at(name)), { recursive: true });
    fs.writeFileSync(this.at(name), content);
    this.allow(name);
  }

  /** From now on the file may have changed: it was asked for. */
  allow(name: string): void {
    const file = this.at(name);
    const stat = fs.lstatSync(file, { throwIfNoEntry: false });
    if (stat?.isFile()) this.before.set(file, printOf(file));
    else if (!stat?.isSymbolicLink()) this.before.delete(file);
  }

  bytes(name: string): Buffer {
    return fs.readFileSync(this.at(name));
  }

  text(name: string): string {
    return this.bytes(name).toString('utf8');
  }

  async located(name: string): Promise<LocatedSource> {
    const source = await this.project.located(name);
    assert.ok(source, `${name} is there`);
    return source;
  }

  /** Applies codes to the words where they stand first in a source; gives the new ids. */
  async code(
    name: string,
    words: string,
    codes: readonly string[] = ['a'],
    coder = 'ana',
  ): Promise<readonly string[]> {
    const source = await this.located(name);
    const start = source.text.indexOf(words);
    assert.ok(start >= 0, `“${words}” stands in ${name}`);
    const spans = [{ start, end: start + words.length }];
    const { ids } = await applyCodes(this.project, { source, spans, codes, coder });
    this.allow(codingFile(name, coder));
    return ids;
  }

  /** Each problem as `kind file:line:column`. */
  problems(): string[] {
    return this.project
      .problems()
      .map(({ kind, file, range }) => `${kind} ${file}:${range[0]}:${range[1]}`);
  }

  /** What the problems of a kind say. */
  says(kind: string): string {
    const told = this.project.problems().filter((problem) => problem.kind === kind);
    return told.map(({ sentence }) => say(sentence)).join('\n');
  }

  /** The words of each coding of a source as they stand in its text, by id. */
  async excerpts(name: string): Promise<Record<string, string>> {
    const source = await this.located(name);
    return Object.fromEntries(
      source.codings.map(({ record, location }) => [
        record.id,
        location.state === 'lost'
          ? 'lost'
          : `${location.state === 'moved' ? '~' : ''}${source.text.slice(location.span.start, location.span.end)}`,
      ]),
    );
  }

  /** Fails when a file changed that nobody asked to change, or a temporary file was left. */
  checkFiles(): void {
    if (!this.opened) return;
    assert.deepEqual(sorted(this.fingerprints()), sorted(this.before));
  }

  remove(): void {
    fs.rmSync(this.parent, { recursive: true, force: true });
  }

  private fingerprints(): Map<string, string> {
    const prints = new Map<string, string>();
    for (const entry of fs.readdirSync(this.parent, { withFileTypes: true, recursive: true })) {
      const file = path.join(entry.parentPath, entry.name);
      if (entry.isSymbolicLink()) prints.set(file, `-> ${fs.readlinkSync(file)}`);
      else if (entry.isFile()) prints.set(file, printOf(file));
    }
    return prints;
  }
}

/** Runs in a project of these files; afterwards nothing else may have changed on disk. */
export async function inProject(
  files: Files,
  run: (here: HostileProject) => Promise<void> | void,
  prepare: (here: HostileProject) => void = () => undefined,
): Promise<void> {
  const here = HostileProject.make(files);
  try {
    prepare(here);
    await here.open();
    await run(here);
    here.checkFiles();
  } finally {
    here.remove();
  }
}

export function codingFile(source: string, coder = 'ana'): string {
  return `codings/${coder}/${source}.jsonl`;
}

/** One line of a coding file. */
export function line(id: string, range: readonly unknown[], quote: string, more = {}): string {
  const record = { id, code: 'a', range, quote, before: '', after: '', created: '', ...more };
  return `${JSON.stringify(record)}\n`;
}

/** The line of a coding of these words where they stand first in a text. */
export function lineOf(id: string, text: string, words: string, more = {}): string {
  const start = text.indexOf(words);
  assert.ok(start >= 0, `“${words}” stands there`);
  const place = (offset: number) => {
    const lines = text.slice(0, offset).split('\n');
    return [lines.length, [...(lines.at(-1) ?? '')].length + 1];
  };
  return line(id, [...place(start), ...place(start + words.length)], words, more);
}

/** The sentence with which an act is refused. */
export async function refusal(act: Promise<unknown>): Promise<string> {
  const error = await act.then(
    () => assert.fail('it was not refused'),
    (reason: unknown) => reason,
  );
  if (error instanceof Refusal) return say(error.sentence);
  throw error;
}

function printOf(file: string): string {
  return createHash('sha1').update(fs.readFileSync(file)).digest('hex');
}

function sorted(prints: ReadonlyMap<string, string>): [string, string][] {
  return [...prints].sort(([a], [b]) => (a < b ? -1 : 1));
}
