import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { main } from '../../../src/cli/main';

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

export type Files = Readonly<Record<string, string>>;

/** A folder of files in which the command is run. */
export class Place {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'codebook-cli-'));

  constructor(files: Files = {}) {
    this.put(files);
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

  /** In this process. */
  async run(...argv: readonly string[]): Promise<Outcome> {
    let [out, error] = ['', ''];
    const code = await main(argv, {
      cwd: this.folder,
      out: (text) => (out += text),
      error: (text) => (error += text),
    });
    return { code, out, error };
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The command as a program of its own, made of our source as it is now. */
export function bundledCommand(folder: string): string {
  const program = path.join(folder, 'codebook.js');
  esbuild.buildSync({
    entryPoints: [path.resolve('src/cli/codebook.ts')],
    bundle: true,
    platform: 'node',
    outfile: program,
    logLevel: 'error',
  });
  fs.copyFileSync(path.resolve('package.json'), path.join(folder, 'package.json'));
  return program;
}

export function runProgram(program: string, cwd: string, ...argv: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], {
    cwd,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, error: stderr };
}
