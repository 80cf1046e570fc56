import { sentence } from '../base/sentences';
import { decodeText } from '../text/decode';
import { indexLines, spanOf } from '../text/lines';
import type { Exporting } from './exporting';
import { isMemo } from '../memos/memoFile';
import { readMemo } from '../memos/memoText';
import { passageOf } from '../memos/passage';
import type { Thing } from '../memos/things';
import type { StudyNote, StudySource, Topic } from './study';

/** The memos that are files of their own. */
export async function memosOf(
  exporting: Exporting,
  sources: readonly StudySource[],
): Promise<StudyNote[]> {
  const { project, losses, keys } = exporting;
  const { files } = await project.store.list();
  const notes: StudyNote[] = [];
  for (const path of files.filter(isMemo).sort()) {
    const bytes = await project.store.read(path);
    if (!bytes) continue;
    const { title, about, coder, created, text } = readMemo(path, decodeText(bytes).text).value;
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
  const thing = project.memos.resolver().thingOf(name);
  return thing && isTopic(thing)
    ? { kind: thing.kind, key: keys.of(thing.kind, thing.id) }
    : undefined;
}

function isTopic(thing: Thing): thing is Thing & { readonly kind: 'code' | 'source' | 'case' } {
  return thing.kind === 'code' || thing.kind === 'source' || thing.kind === 'case';
}
