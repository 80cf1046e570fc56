import Fuse from 'fuse.js';
import { type Code, type Codebook, namesOf, pathOf } from '../../../core/codebook/codebook';

interface Entry {
  readonly code: Code;
  readonly id: string;
  readonly names: readonly string[];
  readonly aliases: readonly string[];
  readonly path: string;
}

/** Finds codes by part of their name in any language, id, alias or path. */
export class CodeSearch {
  private readonly fuse: Fuse<Entry>;

  constructor(book: Codebook, language: string) {
    const entries = book.codes
      .filter(({ codable }) => codable)
      .map((code) => ({
        code,
        id: code.id,
        names: namesOf(code),
        aliases: code.aliases,
        path: pathOf(book, code, language),
      }));
    this.fuse = new Fuse(entries, {
      keys: [
        { name: 'names', weight: 3 },
        { name: 'id', weight: 2 },
        { name: 'aliases', weight: 2 },
        { name: 'path', weight: 1 },
      ],
      ignoreLocation: true,
      ignoreDiacritics: true,
      threshold: 0.35,
    });
  }

  /** Best first. */
  find(text: string): Code[] {
    return this.fuse.search(text.trim()).map(({ item }) => item.code);
  }
}
