import { Queues } from '../base/queues';
import { type Draft, readDraft, writeDraft } from './draft';
import type { Edit } from './ports';

/** Files of a place that has neither locks nor a rename over a file: what VS Code offers of it. */
export interface PlainFiles {
  /** Undefined where there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** May leave a part where it fails, or where the window goes meanwhile. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Removing what is not there does nothing. */
  remove(path: string): Promise<void>;
  /** Names of what is in a folder; none where there is no such folder. */
  names(folder: string): Promise<readonly string[]>;
}

/** What such a place can't make itself. */
export interface Means {
  /** Unlike every other. */
  mark(): string;
  wait(milliseconds: number): Promise<void>;
}

/** Where drafts lie; hidden, so that nobody takes them for sources. */
export const draftsFolder = '.codebook/drafts';

/** A draft of another window that stands still for this many looks is nobody's any more. */
const looks = 40;
/** Between two looks. Milliseconds. */
const pause = 100;
const tries = 200;

/**
 * Whole and lossless edits on files that can only be read and written. Whoever wants to write first
 * puts a draft where everybody sees it, and goes on only if it is the only one: of two that do so at
 * once at least one sees the other, and whoever sees another takes the own draft back and waits.
 * Before the file itself is touched its old and its new bytes stand in the draft, from which the
 * next to come repairs a file that was left in part. What was written is read again, so that one
 * who takes no heed of drafts is noticed. Seven round trips an edit, tens of milliseconds.
 */
export class PlainUpdates {
  private readonly queue = new Queues();
  /** Drafts of ours whose file may have been left in part. */
  private readonly broken = new Set<string>();

  constructor(
    private readonly files: PlainFiles,
    private readonly means: Means,
  ) {}

  update(path: string, edit: Edit): Promise<void> {
    return this.queue.run('', async () => {
      for (let i = 0; i < tries; i++) {
        const draft = await this.ownDraft();
        if (await this.editOnce(draft, path, edit)) return;
      }
      throw new Error(`“${path}” does not come to rest: others write it all the time.`);
    });
  }

  /** Mends what a window that went in the middle of a write has left in part. */
  recover(): Promise<void> {
    return this.queue.run('', async () => {
      const drafts = await this.drafts();
      if (drafts.length) await this.files.remove(await this.ownDraft());
    });
  }

  /** Resolves to a draft that is the only one. */
  private async ownDraft(): Promise<string> {
    let seen = '';
    let still = 0;
    for (;;) {
      const mine = `${draftsFolder}/${this.means.mark()}`;
      await this.files.write(mine, new Uint8Array(0));
      const others = (await this.drafts()).filter((draft) => draft !== mine);
      if (!others.length) return mine;
      await this.files.remove(mine);
      const now = others.join();
      still = now === seen ? still + 1 : 0;
      seen = now;
      for (const draft of others)
        if (this.broken.has(draft) || still >= looks) await this.finish(draft);
      // Not in step with others who wait.
      await this.means.wait(pause / 2 + (mine.charCodeAt(mine.length - 1) % 16) * 8);
    }
  }

  /** False where somebody wrote who takes no heed of drafts. */
  private async editOnce(draft: string, path: string, edit: Edit): Promise<boolean> {
    let isBroken = false;
    try {
      const before = await this.files.read(path);
      const after = edit(before);
      if (after === before) return true;
      await this.files.write(draft, writeDraft({ path, before, after }));
      if (!isSame(await this.files.read(path), before)) return false;
      try {
        await this.put(path, after);
      } catch (error) {
        // Where that fails too, the draft stays, and the next to come mends the file from it.
        await this.repair({ path, before, after: before, halves: after }).catch(
          () => (isBroken = true),
        );
        throw error;
      }
      return isSame(await this.files.read(path), after);
    } finally {
      if (isBroken) this.broken.add(draft);
      else await this.files.remove(draft);
    }
  }

  /** Ends what a draft was for, whoever made it. */
  private async finish(draft: string): Promise<void> {
    const found = readDraft(await this.files.read(draft));
    // One that can't be read was never followed by a write.
    if (found) await this.repair({ ...found, halves: found.after });
    await this.files.remove(draft);
    this.broken.delete(draft);
  }

  /** Puts what should be there where a file is neither as it was nor as it was to become. */
  private async repair({ path, before, after, halves }: Draft & Halves): Promise<void> {
    const now = await this.files.read(path);
    if (isSame(now, before) || isSame(now, halves)) {
      if (isSame(now, before) || isSame(now, after)) return;
    } else if (!isTorn(now, before, halves)) return; // somebody has written it anew
    await this.put(path, after);
  }

  private put(path: string, bytes: Uint8Array | undefined): Promise<void> {
    return bytes ? this.files.write(path, bytes) : this.files.remove(path);
  }

  private async drafts(): Promise<string[]> {
    const names = await this.files.names(draftsFolder);
    return names.map((name) => `${draftsFolder}/${name}`).sort();
  }
}

interface Halves {
  /** What was being written when it broke off. */
  readonly halves: Uint8Array | undefined;
}

/** Whether a file begins as the new one and goes on as the old one, or not at all. */
function isTorn(
  now: Uint8Array | undefined,
  before: Uint8Array | undefined,
  after: Uint8Array | undefined,
): boolean {
  if (!now) return true;
  const [old, fresh] = [before ?? new Uint8Array(0), after ?? new Uint8Array(0)];
  let at = 0;
  while (at < now.length && now[at] === fresh[at]) at++;
  if (at === now.length) return true;
  while (at < now.length && now[at] === old[at]) at++;
  return at === now.length;
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (!a || !b) return a === b;
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
