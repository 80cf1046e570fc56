import type { ProjectChange } from '../../core/project/project';

/** What was counted last in the words of sources, kept until something changes that it depends on. */
export class KeptCount<Counted> {
  private kept: { readonly asked: string; readonly counted: Promise<Counted> } | undefined;
  private readsCodings = false;

  /**
   * @param asked another text for another question
   * @param readsCodings whether codings, and what is known of cases, decide which words are counted
   */
  get(asked: string, readsCodings: boolean, count: () => Promise<Counted>): Promise<Counted> {
    this.readsCodings = readsCodings;
    if (this.kept?.asked === asked) return this.kept.counted;
    // Begun when it is kept already, so that it is forgotten where something changes meanwhile.
    const kept = { asked, counted: Promise.resolve().then(count) };
    this.kept = kept;
    // What failed is tried again.
    kept.counted.catch(() => this.kept === kept && (this.kept = undefined));
    return kept.counted;
  }

  /** @param change undefined where it is not known what changed */
  forget(change: ProjectChange | undefined): void {
    const isOther =
      !change ||
      change.register ||
      change.moves ||
      Boolean(change.texts?.size) ||
      (this.readsCodings && (change.codebook || Boolean(change.sources?.size)));
    if (isOther) this.kept = undefined;
  }
}
