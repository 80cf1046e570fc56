import type { Problem } from '../base/problem';
import type { Codebook } from '../codebook/codebook';
import { soundnessOf } from '../codebook/sound/check';
import type { Checked } from '../codebook/sound/sound';
import { codebookFile } from '../project/layout';
import type { Project } from '../project/project';
import { CodedExamples } from './codedExamples';
import { Together } from './together';

/** Checks a project's codebook against what coders have made of it, again and again as both change. */
export class Soundness {
  private readonly together = new Together();
  private readonly examples = new CodedExamples();

  constructor(private readonly project: Project) {}

  /** @param book as it is being written, where it is other than the project’s */
  check(book: Codebook = this.project.book, text?: Checked['text']): Problem[] {
    const { index } = this.project;
    this.together.update(index.all());
    this.examples.update(index);
    const total = index.total;
    return soundnessOf({
      file: codebookFile,
      book,
      text,
      applied: {
        total,
        countOf: (code) => index.countOf(code),
        sharedWith: (code, other) => this.together.count(index, code, other),
        isCoded: (code, example) => this.examples.isCoded(code, example),
      },
    });
  }

  /**
   * Reads the codings in which examples may be: until then nothing is said of these. Gives whether
   * there was anything to look for.
   */
  lookForExamples(
    book: Codebook = this.project.book,
    isCancelled?: () => boolean,
  ): Promise<boolean> {
    return this.examples.look(this.project, book, isCancelled);
  }
}
