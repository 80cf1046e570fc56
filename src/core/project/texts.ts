import type { LocatedSource } from './located';

/** UTF-16 units of text kept at hand beside the open ones. */
const capacity = 16_000_000;

/** Sources read lately, and those that are open in an editor (which stay until closed). */
export class Texts {
  private readonly kept = new Map<string, LocatedSource>();
  private readonly open = new Map<string, LocatedSource>();
  private size = 0;

  get(path: string): LocatedSource | undefined {
    const open = this.open.get(path);
    if (open) return open;
    const kept = this.kept.get(path);
    if (kept) {
      // Last used goes last: what is dropped first is what was not used for longest.
      this.kept.delete(path);
      this.kept.set(path, kept);
    }
    return kept;
  }

  isOpen(path: string): boolean {
    return this.open.has(path);
  }

  allOpen(): Iterable<LocatedSource> {
    return this.open.values();
  }

  keep(source: LocatedSource): void {
    this.drop(source.path);
    this.kept.set(source.path, source);
    this.size += source.text.length;
    for (const oldest of this.kept.values()) {
      if (this.size <= capacity || oldest === source) break;
      this.drop(oldest.path);
    }
  }

  openWith(source: LocatedSource): void {
    this.drop(source.path);
    this.open.set(source.path, source);
  }

  close(path: string): void {
    this.open.delete(path);
  }

  /** Forgets a source that is not open, and gives it; it is read again when asked for. */
  drop(path: string): LocatedSource | undefined {
    const source = this.kept.get(path);
    if (!source) return undefined;
    this.kept.delete(path);
    this.size -= source.text.length;
    return source;
  }

  clear(): void {
    this.kept.clear();
    this.size = 0;
  }
}
