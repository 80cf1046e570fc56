import type { Problem } from '../base/problem';
import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import type { Codebook } from '../codebook/codebook';
import { readCodebook } from '../codebook/read';
import { encodeUtf8 } from '../text/decode';
import type { Folder } from './folder';
import { codebookFile } from './layout';
import type { RememberedBook } from './rememberedBook';

/** The codebook and the text it was read from. */
export class BookFile {
  book: Codebook = readCodebook(codebookFile, '').value;
  /** As it stands in the file, line ends and byte order mark included. */
  text = '';
  problems: readonly Problem[] = [];
  /** False as long as nobody could read it: then nothing can be missing in it. */
  isKnown = false;

  constructor(
    private readonly folder: Folder,
    private readonly remembered: RememberedBook | undefined,
  ) {}

  /** Where it can't be read, what was known of it stays. */
  async read(): Promise<void> {
    if (!this.isKnown) await this.remembered?.load();
    const text = await this.folder.rawTextOf(codebookFile);
    if (text !== undefined) this.take(text);
  }

  /**
   * Throws a Refusal, and takes the file in, where it has changed on disk since it was read; and
   * where what was read may not be what somebody wrote, which writing would make final.
   */
  async write(text: string): Promise<void> {
    let isWritten = false;
    await this.folder.store.update(codebookFile, (bytes) => {
      const onDisk = this.folder.rawText(codebookFile, bytes);
      // Asked again, because others seemed to write: it was we.
      if (isWritten && onDisk === text) return bytes;
      if (onDisk !== this.text) {
        this.take(onDisk);
        throw new Refusal(changed);
      }
      if (this.folder.isDoubtful(codebookFile)) throw new Refusal(doubtful);
      isWritten = true;
      return encodeUtf8(text);
    });
    this.folder.note(codebookFile, true);
    this.take(text);
  }

  private take(text: string): void {
    const read = this.remembered?.read(text) ?? readCodebook(codebookFile, text);
    const { value, problems } = read;
    this.book = value;
    this.text = text;
    this.isKnown = true;
    this.problems = problems;
  }
}

const changed = sentence(
  'The codebook has just changed on disk, so nothing was written to it. It was read again: try once more.',
);
const doubtful = sentence(
  'The encoding of the codebook is not certain, so nothing was written to it. Save codebook.yaml as UTF-8 and try again.',
);
