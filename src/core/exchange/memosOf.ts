import { sentence } from '../base/sentences';
import { decodeText } from '../text/decode';
import { indexLines, spanOf } from '../text/lines';
import type { Exporting } from './exporting';
import { passageOf, readMemo } from './memoFile';
import type { StudyNote, StudySource, Topic } from './study';

/** The memos that are files of their own. */
export async function memosOf(
  exporting: Exporting,
  sources: readonly StudySource[],
): Promise<StudyNote[]> {
  const { project, losses, keys } = exporting;
  const { files } = await project.store.list();
  const notes: StudyNote[] = [];
  for (const path of files.filter((each) => /^memos\/.*\.md$/i.test(each)).sort()) {
    const bytes = await project.store.read(path);
    if (!bytes) continue;
    const { title, about, coder, created, text } = readMemo(path, decodeText(bytes).text);
    const topics = about.map((name) => topicOf(exporting, name, sources));
    losses.lose(
      'memo-topic',
      sentence('What a memo says that it is about, and is not here, is left out.'),
      path,
      topics.filter((topic) => !topic).length,
    );
    notes.push({
      key: keys.of('memo', path),
      name: title,
      text,
      coder: coder === '' ? undefined : keys.of('coder', coder),
      created,
      about: topics.flatMap((topic) => topic ?? []),
    });
  }
  return notes;
}

function topicOf(
  { project, keys }: Exporting,
  name: string,
  sources: readonly StudySource[],
): Topic | undefined {
  if (name === 'project') return { kind: 'project' };
  const passage = passageOf(name);
  const source = passage && sources.find((each) => each.name === passage.path);
  const span = source && spanOf(indexLines(source.text), passage.range);
  if (source && span) return { kind: 'passage', key: source.key, span };
  const [, kind, rest = ''] = /^(code|source|case):(.+)$/.exec(name) ?? [];
  const isThere =
    (kind === 'code' && project.book.byId.has(rest)) ||
    (kind === 'source' && project.sources.has(rest)) ||
    (kind === 'case' && project.caseTable.byId.has(rest));
  if (kind !== 'code' && kind !== 'source' && kind !== 'case') return undefined;
  return isThere ? { kind, key: keys.of(kind, rest) } : undefined;
}
