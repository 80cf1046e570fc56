/**
 * What VS Code's Markdown takes for its own: marks, tables, bare addresses, HTML, `$(icons)`.
 * The last four stay with a backslash what they are, as they are read again in the finished HTML.
 */
const marks = /[\\`*_{}[\]()#+\-!~|.:@=]|([&<>$])/g;

/** Text to be shown in a Markdown string exactly as it is, line by line. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(marks, (mark, isEntity) => (isEntity ? `&#${mark.charCodeAt(0)};` : `\\${mark}`))
    .replace(/^[ \t]+/gm, (spaces) => '&nbsp;'.repeat(spaces.length))
    .replace(/\r?\n/g, '  \n');
}
