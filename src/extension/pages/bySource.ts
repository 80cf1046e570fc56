import type { ProjectChange } from '../../core/project/project';

/** What was found source by source for one question: only sources that changed are looked at again. */
export class BySource<Found> {
  private asked = '';
  private known = new Map<string, Found>();
  /** How often each source has changed, to know what is out of date when it comes. */
  private readonly changes = new Map<string, number>();

  /**
   * What there is of these sources, in their order.
   * @param asked another text for another question
   * @param look looks through those of which nothing is known
   */
  async all(
    asked: string,
    paths: readonly string[],
    look: (paths: readonly string[]) => Promise<ReadonlyMap<string, Found>>,
  ): Promise<readonly Found[]> {
    if (asked !== this.asked) this.known = new Map();
    this.asked = asked;
    // What comes for an earlier question goes to the map of that question.
    const { known } = this;
    const missing = paths.filter((path) => !known.has(path));
    const before = new Map(missing.map((path) => [path, this.changes.get(path)]));
    const found = missing.length ? await look(missing) : new Map<string, Found>();
    for (const [path, each] of found)
      if (this.changes.get(path) === before.get(path)) known.set(path, each);
    return paths.flatMap((path) => found.get(path) ?? known.get(path) ?? []);
  }

  /** @param change undefined where it is not known what changed */
  forget(change: ProjectChange | undefined): void {
    if (!change || change.register || change.codebook || change.moves) this.known = new Map();
    for (const path of change?.sources ?? []) {
      this.known.delete(path);
      this.changes.set(path, (this.changes.get(path) ?? 0) + 1);
    }
  }
}
