import { labelIn } from '../codebook/label';
import type { Project } from '../project/project';

/** What a project is called: by its settings, else by its codebook. */
export function titleOf({ settings, book }: Project, language: string): string {
  return settings.title ?? (book.title && labelIn(book.title, language)) ?? 'Codebook';
}
