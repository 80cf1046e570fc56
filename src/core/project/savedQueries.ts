import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { textSource } from '../codebook/source';
import { encodeUtf8, toLf } from '../text/decode';
import { settingsFile } from './layout';
import type { FileStore } from './ports';
import { readSettings } from './settings';

/**
 * Keeps a question under a name below `queries` in `project.yaml`; one of that name is replaced.
 * Everything else in the file stays as it is. Throws a Refusal where it stands there in a form that
 * nothing can be added to.
 */
export async function saveQuery(store: FileStore, name: string, query: string): Promise<void> {
  await store.update(settingsFile, (bytes) => {
    const text = bytes ? textOf(bytes) : '';
    const next = withQuery(text, name, query);
    const kept = readSettings(settingsFile, toLf(next)).value.queries;
    if (kept.get(name) !== query) throw cannot();
    return encodeUtf8(next);
  });
}

/** The text with one line more, or with one line changed. */
export function withQuery(text: string, name: string, query: string): string {
  const newline = /\r\n/.test(text) ? '\r\n' : '\n';
  const entry = `${textSource(name)}: ${textSource(query)}`;
  const lines = text.split(/\r?\n/);
  const head = lines.findIndex((line) => /^queries\s*:\s*(?:#.*)?$/.test(line));
  if (head < 0) {
    const gap = text === '' || /\n$/.test(text) ? '' : newline;
    const space = text.trim() === '' ? '' : newline;
    return `${text}${gap}${space}queries:${newline}  ${entry}${newline}`;
  }
  let end = head + 1;
  while (end < lines.length && /^(?:\s+\S|\s*$|\s*#)/.test(lines[end] ?? '')) end++;
  while (end > head + 1 && /^\s*$/.test(lines[end - 1] ?? '')) end--;
  const indent = /^\s+/.exec(lines[head + 1] ?? '')?.[0] ?? '  ';
  const own = `${indent}${textSource(name)}:`;
  const old = lines.findIndex((line, at) => at > head && at < end && line.startsWith(own));
  if (old < 0) lines.splice(end, 0, indent + entry);
  else lines[old] = indent + entry;
  return lines.join(newline);
}

/** With its byte order mark, for it is to be written again. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw cannot();
    throw error;
  }
}

function cannot(): Refusal {
  return new Refusal(
    sentence(
      'What stands below “queries” in project.yaml can’t be added to. Write it as one “name: question” a line.',
    ),
  );
}
