/**
 * What services that keep folders in step put behind the name of a file that was changed on two
 * machines at once: Dropbox and Nextcloud “ (lin's conflicted copy 2026-11-25)”, Google Drive
 * “ (1)”, Syncthing “.sync-conflict-20261125-091204-ABCDEFG”, OneDrive “-LAPTOP”, iCloud “ 2”.
 */
const marks = /^(?: \(.+\)|\.sync-conflict-[\w-]+|-[\p{L}\p{N}_-]+| \d+)$/u;

/**
 * The source of whose codings such a service has put a second version under this name; undefined
 * where none is known. Of several that it could be, the longest.
 */
export function secondVersionOf(
  path: string,
  sources: { has(source: string): boolean },
): string | undefined {
  for (let end = path.length - 1; end > path.lastIndexOf('/') + 1; end--)
    if (marks.test(path.slice(end)) && sources.has(path.slice(0, end))) return path.slice(0, end);
  return undefined;
}
