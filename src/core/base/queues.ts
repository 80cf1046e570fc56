/** Work on one thing waits for earlier work on it; work on different things runs side by side. */
export class Queues {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Earlier work that failed does not keep later work from its turn. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mine = (this.last.get(key) ?? Promise.resolve()).then(work, work);
    this.last.set(key, mine);
    const end = () => {
      if (this.last.get(key) === mine) this.last.delete(key);
    };
    void mine.then(end, end);
    return mine;
  }
}
