import { Soundness } from '../../../core/analysis/soundness';
import type { BookChecks } from '../../state/bookChecks';
import type { OpenProject } from '../../workspace';
import type { BookWatches } from './watches';

/** Read in a fifth of a second or so. */
const manyCodings = 20_000;

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
    const inEditor = this.watches.ofProject(open);
    // To read every coding of a large project is worth its time only to who looks at the book.
    if (!inEditor && open.project.index.total > manyCodings) return;
    const { book } = inEditor?.sight ?? open.project;
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
