import type { Problem } from '../base/problem';
import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import type { Codebook } from '../codebook/codebook';
import { readCodebook } from '../codebook/read';
import { encodeUtf8 } from '../text/decode';
import type { Folder } from './folder';
import { codebookFile } from './layout';

/** The codebook and the text it was read from. */
export class BookFile {
  book: Codebook = readCodebook(codebookFile, '').value;
  /** As it stands in the file, line ends and byte order mark included. */
  text = '';
  problems: readonly Problem[] = [];

  constructor(private readonly folder: Folder) {}

  async read(): Promise<void> {
    this.take(await this.folder.rawTextOf(codebookFile));
  }

  /**
   * Throws a Refusal, and takes the file in, where it has changed on disk since it was read; and
   * where what was read may not be what somebody wrote, which writing would make final.
   */
  async write(text: string): Promise<void> {
    const onDisk = await this.folder.rawTextOf(codebookFile);
    if (onDisk !== this.text) {
      this.take(onDisk);
      throw new Refusal(
        sentence(
          'The codebook has just changed on disk, so nothing was written to it. It was read again: try once more.',
        ),
      );
    }
    if (this.folder.isDoubtful(codebookFile)) throw new Refusal(doubtful);
    await this.folder.store.write(codebookFile, encodeUtf8(text));
    this.folder.note(codebookFile, true);
    this.take(text);
  }

  private take(text: string): void {
    const { value, problems } = readCodebook(codebookFile, text);
    this.book = value;
    this.text = text;
    this.problems = problems;
  }
}

const doubtful = sentence(
  'The encoding of the codebook is not certain, so nothing was written to it. Save codebook.yaml as UTF-8 and try again.',
);
