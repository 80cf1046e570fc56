import { execFile } from 'node:child_process';

export interface GitAnswer {
  /** 0 when git did what it was asked. */
  readonly code: number;
  readonly out: Buffer;
  readonly error: string;
}

/** Git is not on this machine. */
export class NoGit extends Error {}

/** A history of years is read at once. Bytes. */
const most = 1 << 30;

/** Runs git in a folder. Names come as they are, not quoted. Rejects with NoGit where there is none. */
export function runGit(
  folder: string,
  args: readonly string[],
  input?: string,
): Promise<GitAnswer> {
  const all = ['-c', 'core.quotepath=off', '--no-optional-locks', ...args];
  const options = {
    cwd: folder,
    maxBuffer: most,
    windowsHide: true,
    encoding: 'buffer',
  } as const;
  return new Promise((resolve, reject) => {
    const child = execFile('git', all, options, (error, out, said) => {
      const code = error ? error.code : 0;
      if (typeof code === 'number') resolve({ code, out, error: said.toString().trim() });
      else if (code === 'ENOENT') reject(new NoGit('Git is not installed on this machine.'));
      else reject(error ?? new Error('Git ended without a word.'));
    });
    // Git may end without reading what it is told.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
  });
}
