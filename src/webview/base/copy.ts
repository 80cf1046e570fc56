import type { CopiedTable } from '../../protocol/matrix';

/** Puts the table on the clipboard, both as text and as a table; tells whether that could be done. */
export async function copyTable({ text, html }: CopiedTable): Promise<boolean> {
  const blob = (type: string, words: string) => new Blob([words], { type });
  try {
    const item = new ClipboardItem({
      'text/plain': blob('text/plain', text),
      'text/html': blob('text/html', html),
    });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    // Not every window lets a page do it; the host can, though it knows text alone.
    return false;
  }
}
