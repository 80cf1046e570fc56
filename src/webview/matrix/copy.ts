import type { CopiedTable } from '../../protocol/matrix';

/** Puts the table on the clipboard, both as text and as a table; tells whether that was allowed. */
export async function copyTable({ text, html }: CopiedTable): Promise<boolean> {
  const blob = (type: string, words: string) => new Blob([words], { type });
  const item = new ClipboardItem({
    'text/plain': blob('text/plain', text),
    'text/html': blob('text/html', html),
  });
  return navigator.clipboard.write([item]).then(
    () => true,
    () => false,
  );
}
