/**
 * What VS Code's Markdown takes for its own: marks, tables, bare addresses, HTML, `$(icons)`. Those
 * in the group become entities: a backslash is gone again when VS Code reads the finished HTML.
 */
const marks = /[\\`*_{}[\]()#+\-!~|.:@=]|([&<>$])/g;

/** Text to be shown in a Markdown string exactly as it is, line by line. */
export function escapeMarkdown(text: string): string {
  return keepLines(escapeMarks(text));
}

/** Part of a text that is put together, and then given to `keepLines`. */
export function escapeMarks(text: string): string {
  return text.replace(marks, (mark, inHtml) => (inHtml ? `&#${mark.charCodeAt(0)};` : `\\${mark}`));
}

/** Markdown whose lines are to begin and end where they do in it. */
export function keepLines(markdown: string): string {
  return markdown
    .replace(/^[ \t]+/gm, (spaces) => '&nbsp;'.repeat(spaces.length))
    .replace(/\r?\n/g, '  \n');
}

/** A link that runs a command, where the Markdown string it stands in is trusted with it. */
export function commandLink(label: string, command: string, ...given: readonly unknown[]): string {
  const encoded = encodeURIComponent(JSON.stringify(given)).replace(
    /[()']/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  return `[${escapeMarkdown(label)}](command:${command}?${encoded})`;
}
