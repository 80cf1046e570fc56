import { textLists } from '../../base/yamlLists';
import { splitFrontMatter } from '../../text/frontMatter';

/** A note of an Obsidian vault. */
export interface Note {
  /** Below the vault, with `/`. */
  readonly path: string;
  /** LF line ends; without its front matter. */
  readonly body: string;
  /** What front matter says, by name; values of lists one after another. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** The front matter as it is written, with its fences; '' without one. */
  readonly head: string;
}

export function noteOf(path: string, text: string): Note {
  const split = splitFrontMatter(text);
  const end = split?.span.end ?? 0;
  const fields = textLists(split ? text.slice(split.yaml.start, split.yaml.end) : '');
  return { path, body: text.slice(end), fields, head: text.slice(0, end) };
}

/** The name of a note, without folders and ending. */
export function nameOf(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\.md$/i, '');
}

/** What a link of Obsidian names: a note, and a paragraph of it where it has an id. */
export interface Link {
  readonly to: string;
  readonly block: string;
  /** UTF-16 offset of the link, and behind it. */
  readonly start: number;
  readonly end: number;
  readonly isEmbed: boolean;
}

export function linksIn(text: string): Link[] {
  return Array.from(
    text.matchAll(/(!?)\[\[([^\]|#\n]*)(?:#\^?([^\]|\n]*))?(?:\|[^\]\n]*)?\]\]/g),
    (found) => {
      const [whole, mark, to = '', block = ''] = found;
      return {
        to,
        block,
        start: found.index,
        end: found.index + whole.length,
        isEmbed: mark === '!',
      };
    },
  );
}

/** Finds notes as Obsidian does: by path, else by name alone. */
export class Vault {
  private readonly byName = new Map<string, Note>();

  constructor(readonly notes: readonly Note[]) {
    for (const note of notes)
      for (const name of [note.path.replace(/\.md$/i, ''), nameOf(note.path)])
        if (!this.byName.has(fold(name))) this.byName.set(fold(name), note);
  }

  find(name: string): Note | undefined {
    return this.byName.get(fold(name.replace(/\.md$/i, '')));
  }
}

function fold(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}
