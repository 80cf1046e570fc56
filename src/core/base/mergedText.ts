/** What a merge makes of a text. */
export interface MergedText {
  readonly text: string;
  /** In how many places git’s marks stand around two versions, for a person to choose from. */
  readonly conflicts: number;
}

/** Two versions as git marks them; editors know these marks. Each line has its line end. */
export function markedVersions(ours: string, theirs: string): string {
  return `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`;
}

/**
 * Of three versions the one that was changed; undefined where both sides changed it, and not in
 * the same way.
 */
export function changedOne<T>(
  base: T,
  ours: T,
  theirs: T,
  isSame: (a: T, b: T) => boolean = Object.is,
): { readonly value: T } | undefined {
  if (isSame(ours, theirs) || isSame(base, theirs)) return { value: ours };
  return isSame(base, ours) ? { value: theirs } : undefined;
}

/** A text for merging: LF line ends, no byte order mark, a line end at its end. */
export function mergeable(text: string): string {
  const lf = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  return lf === '' || lf.endsWith('\n') ? lf : `${lf}\n`;
}

/** The text with the line ends and the byte order mark that another one has. */
export function formedAs(model: string, text: string): string {
  const mark = model.startsWith('\ufeff') ? '\ufeff' : '';
  return mark + (model.includes('\r\n') ? text.replace(/\n/g, '\r\n') : text);
}
