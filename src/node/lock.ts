import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Refusal } from '../core/base/refusal';
import { sentence } from '../core/base/sentences';
import { codeOf, isMissing } from './paths';

/** How long a lock may stand unchanged until nobody can be holding it any more. Milliseconds. */
const usual = {
  /** One of a process that runs, if it is still the same. */
  ours: 10_000,
  /** One of another machine. */
  others: 20_000,
  /** One that a crash came to between making and signing. */
  unsigned: 2_000,
  /** How long to wait at all. */
  all: 60_000,
};

export type Patience = typeof usual;

/** Marks of the locks that this process holds. */
const held = new Set<string>();

/** Who holds a lock: written into it. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Unlike every other. */
  readonly mark: string;
}

/**
 * Keeps every other process that asks for it from a file: windows, command lines, and on a network
 * drive other machines. A hidden file beside the one that it is for, made only where there is none,
 * which every file system can tell; so it needs no permission that writing the file does not need.
 *
 * It can't be left hanging: one whose process is gone (a crash, the power) is taken over at once,
 * one of another machine, or whose number another process has got, after it has stood unchanged for
 * a while by our own clock. Whoever was only asleep finds with `isOurs` that it was taken, and
 * begins again. Where copies of a folder are kept in step by a service, a lock is only good on its
 * own machine; such services keep both versions of a file that was changed on two.
 */
export class Lock {
  private readonly holder: Holder = {
    pid: process.pid,
    host: os.hostname(),
    mark: randomBytes(9).toString('base64url'),
  };

  private constructor(
    private readonly file: string,
    private readonly wanted: string,
    private readonly patience: Patience,
  ) {}

  /** Waits for its turn. The folder of the file has to be there. Rejects with Node's error. */
  static async of(file: string, patience = usual): Promise<Lock> {
    const hidden = path.join(path.dirname(file), lockName(path.basename(file)));
    const lock = new Lock(hidden, file, patience);
    await lock.take();
    return lock;
  }

  /** Whether nobody has taken it from us. */
  isOurs(): boolean {
    return this.content() === JSON.stringify(this.holder);
  }

  release(): void {
    held.delete(this.holder.mark);
    if (this.isOurs()) unlink(this.file);
  }

  /** Waits for its turn, for the first time or where it was taken from us. */
  async take(): Promise<void> {
    const begin = performance.now();
    let seen: string | undefined;
    let since = begin;
    while (!this.make()) {
      const now = performance.now();
      const content = this.content();
      if (content === undefined) continue; // it has just been released
      if (content !== seen) [seen, since] = [content, now];
      if (now - since >= staleAfter(content, this.patience)) this.breakOpen(content);
      else if (now - begin > this.patience.all) throw inUse(this.wanted);
      // Not in step with others who wait.
      else await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 8));
    }
  }

  /** False where somebody has it. */
  private make(): boolean {
    let handle: number;
    try {
      handle = fs.openSync(this.file, 'wx');
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      // Windows says so of a file that is just being removed.
      if (process.platform === 'win32' && codeOf(error) === 'EPERM' && fs.existsSync(this.file))
        return false;
      throw error;
    }
    held.add(this.holder.mark);
    try {
      fs.writeSync(handle, JSON.stringify(this.holder));
    } catch (error) {
      held.delete(this.holder.mark);
      fs.rmSync(this.file, { force: true });
      throw error;
    } finally {
      fs.closeSync(handle);
    }
    return true;
  }

  /** Undefined where nobody has it. */
  private content(): string | undefined {
    try {
      return fs.readFileSync(this.file, 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** Takes a stale lock away, and gives it back where meanwhile it is another's. */
  private breakOpen(stale: string): void {
    const aside = `${this.file}-${this.holder.mark}`;
    try {
      fs.renameSync(this.file, aside);
    } catch (error) {
      if (isMissing(error)) return;
      throw error;
    }
    try {
      if (fs.readFileSync(aside, 'utf8') !== stale)
        fs.copyFileSync(aside, this.file, fs.constants.COPYFILE_EXCL);
    } catch (error) {
      // A third has it already: whose it was finds out, and begins again.
      if (codeOf(error) !== 'EEXIST') throw error;
    } finally {
      fs.rmSync(aside, { force: true });
    }
  }
}

function unlink(file: string): void {
  try {
    fs.unlinkSync(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** How long it may stand unchanged: not at all where its process is gone. */
function staleAfter(content: string, patience: Patience): number {
  const holder = holderIn(content);
  if (!holder) return patience.unsigned;
  if (holder.host !== os.hostname()) return patience.others;
  // Numbers of processes come again, in containers at once.
  const isAlive = holder.pid === process.pid ? held.has(holder.mark) : isRunning(holder.pid);
  return isAlive ? patience.ours : 0;
}

function holderIn(content: string): Holder | undefined {
  try {
    const holder = JSON.parse(content) as Partial<Holder> | null;
    return typeof holder?.pid === 'number' && typeof holder.host === 'string'
      ? (holder as Holder)
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // a crash came between making and signing
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH'; // another user's may not be asked
  }
}

/** Short, however long the file's name is, and one for all names that may be of one file. */
function lockName(base: string): string {
  const folded = base.normalize('NFC').toLowerCase();
  return `.${createHash('sha256').update(folded).digest('hex').slice(0, 16)}.lock`;
}

function inUse(file: string): Refusal {
  return new Refusal(
    sentence(
      'Another program has been writing “{path}” for a minute, so nothing was changed. Wait for it, or end it, and try again.',
      { path: file },
    ),
  );
}
