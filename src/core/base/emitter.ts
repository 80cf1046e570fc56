/** Ends what it stands for; calling it again does nothing. */
export type Unsubscribe = () => void;

/** Tells its listeners what happened, in the order in which they came. */
export class Emitter<T> {
  private readonly listeners = new Set<(event: T) => void>();

  on(listener: (event: T) => void): Unsubscribe {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  fire(event: T): void {
    for (const listener of [...this.listeners]) listener(event);
  }
}
