import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CodingRecord } from '../../../src/core/coding/coding';
import { recordsIn } from '../../../src/core/coding/scan';
import { type Files, type Outcome, runProgram } from './command';

export const hasGit = spawnSync('git', ['--version']).status === 0;

/** A clone in which somebody works, with nothing of this machine’s own settings. */
export class Clone {
  private commits = 0;

  constructor(
    readonly folder: string,
    private readonly who = 'Ana',
  ) {}

  /** A new repository with a first commit, in a folder with a name that is not plain. */
  static create(files: Files, name = '研究 100% #1'): Clone {
    const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'codebook-git-')), name);
    fs.mkdirSync(folder);
    const clone = new Clone(folder);
    clone.git('init', '--quiet', '--initial-branch=main');
    clone.put(files);
    clone.commit('begin');
    return clone;
  }

  clone(who: string): Clone {
    const folder = path.join(path.dirname(this.folder), who);
    this.git('clone', '--quiet', this.folder, folder);
    return new Clone(folder, who);
  }

  /** Removes this clone and those made of it. */
  remove(): void {
    fs.rmSync(path.dirname(this.folder), { recursive: true, force: true });
  }

  put(files: Files): void {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(this.folder, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
    }
  }

  text(name: string): string {
    return fs.readFileSync(path.join(this.folder, name), 'utf8');
  }

  records(name: string): CodingRecord[] {
    return recordsIn(fs.readFileSync(path.join(this.folder, name)));
  }

  /** Each commit is a minute later than the one before. */
  commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '-m', message);
  }

  /** Throws where git fails. */
  git(...args: readonly string[]): string {
    const { code, out, error } = this.tryGit(...args);
    if (code !== 0) throw new Error(`git ${args.join(' ')}: ${error}${out}`);
    return out;
  }

  tryGit(...args: readonly string[]): Outcome {
    if (args[0] === 'commit') this.commits++;
    const date = new Date(Date.UTC(2026, 10, 23, 9, this.commits)).toISOString();
    const { status, stdout, stderr } = spawnSync('git', args, {
      cwd: this.folder,
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        HOME: path.dirname(this.folder),
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: this.who,
        GIT_AUTHOR_EMAIL: `${this.who}@example.org`,
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_NAME: this.who,
        GIT_COMMITTER_EMAIL: `${this.who}@example.org`,
        GIT_COMMITTER_DATE: date,
        GIT_EDITOR: 'true',
        GIT_PAGER: 'cat',
      },
    });
    return { code: status, out: stdout, error: stderr };
  }

  setUp(program: string): Outcome {
    return runProgram(program, this.folder, 'git-setup', '--yes');
  }
}
