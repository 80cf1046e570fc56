import { Soundness } from '../../../core/analysis/soundness';
import type { BookChecks } from '../../state/bookChecks';
import type { OpenProject } from '../../workspace';
import type { BookWatches } from './watches';

/** Checks codebooks as they stand in their editors, or else in their files. */
export class BookChecker {
  private readonly checks = new WeakMap<OpenProject, Soundness>();

  constructor(
    private readonly watches: BookWatches,
    private readonly results: BookChecks,
  ) {}

  async check(open: OpenProject): Promise<void> {
    let soundness = this.checks.get(open);
    if (!soundness) this.checks.set(open, (soundness = new Soundness(open.project)));
    this.tell(open, soundness);
    const { book } = this.watches.ofProject(open)?.sight ?? open.project;
    const isNews = await soundness.lookForExamples(book, () => open.isClosed);
    if (isNews && !open.isClosed) this.tell(open, soundness);
  }

  private tell(open: OpenProject, soundness: Soundness): void {
    const inEditor = this.watches.ofProject(open);
    if (!inEditor) {
      this.results.set(open, { isLive: false, problems: soundness.check() });
      return;
    }
    const { parsed, lines, places, book } = inEditor.sight;
    const sound = soundness.check(book, { source: parsed.source, lines, places });
    const isLive = parsed.source !== open.project.bookText.replace(/^\ufeff|\r(?=\n)/g, '');
    const problems = isLive ? [...parsed.problems, ...sound] : sound;
    this.results.set(open, { isLive, problems });
  }
}
