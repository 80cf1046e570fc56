import { Unreadable } from '../base/unreadable';
import type { LocatedSource } from '../project/located';
import type { Project } from '../project/project';
import { readText } from '../project/readText';
import { formatOf } from '../project/sources';
import { indexLines, type Lines } from '../text/lines';
import { once } from '../text/once';
import { readTurns, type Transcript } from '../text/turns';

/** A source as people speak in it, whatever is coded there. */
export type SpokenSource = Pick<LocatedSource, 'path' | 'text' | 'lines' | 'transcript'>;

/** So many files are read in one go: what a store finds out before it reads is dear for a few. */
const atOnce = 32;

/**
 * Sources in the order of `paths`; those that can't be read as text are left out. What is at hand is
 * taken from there. Of the others nothing but the text is read: codings are not looked for.
 * @param mayAnswer a quick test of the whole text: those that fail it are left out
 */
export async function* spokenSources(
  project: Project,
  paths: readonly string[],
  mayAnswer: (text: string) => boolean = () => true,
): AsyncGenerator<SpokenSource> {
  for (let from = 0; from < paths.length; from += atOnce) {
    const some = paths.slice(from, from + atOnce);
    const read = await readThem(
      project,
      some.filter((path) => !project.locatedNow(path)),
      mayAnswer,
    );
    for (const path of some) {
      const source = project.locatedNow(path) ?? read.get(path);
      if (source) yield source;
    }
  }
}

async function readThem(
  project: Project,
  paths: readonly string[],
  mayAnswer: (text: string) => boolean,
): Promise<ReadonlyMap<string, SpokenSource>> {
  const read = new Map<string, SpokenSource>();
  await project.store.readAll(paths, (path, bytes) => {
    if (!bytes || bytes instanceof Unreadable) return;
    const { value: text } = readText(path, bytes);
    if (mayAnswer(text)) read.set(path, spokenIn(project, path, text));
  });
  return read;
}

function spokenIn({ settings }: Project, path: string, text: string): SpokenSource {
  const lines = once((): Lines => indexLines(text));
  const { interviewers } = settings;
  const transcript = once((): Transcript =>
    readTurns(text, lines(), { format: formatOf(path), interviewers }),
  );
  return {
    path,
    text,
    get lines() {
      return lines();
    },
    get transcript() {
      return transcript();
    },
  };
}
