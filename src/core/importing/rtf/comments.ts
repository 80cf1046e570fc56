import type { Mark, OpenRemark, Page } from '../page';

/** The comments of a rich text: who they are by, which range they are on, and what they say. */
export class RtfComments {
  readonly remarks: OpenRemark[] = [];
  private readonly ranges = new Map<string, { start?: Mark; end?: Mark }>();
  private author = '';
  private range = '';
  private words = '';

  constructor(private readonly page: Page) {}

  begin(): void {
    this.words = '';
    this.range = '';
  }

  write(words: string): void {
    this.words += words;
  }

  by(author: string): void {
    this.author = author;
  }

  on(range: string): void {
    this.range = range;
  }

  startRange(id: string): void {
    this.ranges.set(id, { ...this.ranges.get(id), start: this.page.mark() });
  }

  endRange(id: string): void {
    this.ranges.set(id, { ...this.ranges.get(id), end: this.page.mark() });
  }

  /** One without a range stands where it is written. */
  end(): void {
    const point = this.page.mark();
    const { start = point, end = point } = this.ranges.get(this.range) ?? {};
    const { author, words } = this;
    this.remarks.push({ start, end, author, date: '', text: words.trim() });
    this.author = '';
  }
}
