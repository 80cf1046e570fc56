import { locateAll } from '../anchor/locate';
import { describe } from '../anchor/selector';
import { sentence } from '../base/sentences';
import { partsOf } from '../base/fileNames';
import { ourOrigin, type StudySource } from '../exchange/study';
import { decodeText } from '../text/decode';
import { indexLines } from '../text/lines';
import type { Joining } from './joining';

/** Share of its codings that must stand in another text before that is taken for the source. */
const enough = 0.5;

/** By key, the path of the source in the project that each source of a study is, if there is one. */
export async function matchSources(joining: Joining): Promise<ReadonlyMap<string, string>> {
  const { project, study, keys, losses } = joining;
  const paths = [...project.sources.keys()];
  const byKey = new Map(paths.map((path) => [keys.of('source', path), path]));
  const matched = new Map<string, string>();
  const taken = new Set<string>();
  const take = ({ key }: StudySource, path: string | undefined): boolean => {
    if (path === undefined || taken.has(path)) return false;
    taken.add(path);
    matched.set(key, path);
    return true;
  };
  const isOurs = study.origin === ourOrigin;
  const byPath = (source: StudySource) =>
    isOurs && project.sources.has(source.name) ? source.name : undefined;
  const left = study.sources.filter(
    (source) => !take(source, byKey.get(source.key)) && !take(source, byPath(source)),
  );
  if (!left.length) return matched;
  const texts = await textsOf(joining, paths);
  const byText = new Map([...texts].map(([path, text]) => [text.trimEnd(), path]));
  for (const source of left) {
    if (take(source, byText.get(source.text.trimEnd()))) continue;
    const alike = paths.filter((path) => stemOf(path) === stemOf(source.name));
    const [path, ...others] = alike;
    if (path === undefined || others.length) continue;
    if (!standsIn(source, texts.get(path) ?? '') || !take(source, path)) continue;
    losses.note(
      sentence(
        '“{name}” is taken for {path}: its text is another one, but most of what was coded stands there.',
        { name: source.name, path },
      ),
    );
  }
  return matched;
}

async function textsOf({ project }: Joining, paths: readonly string[]) {
  const texts = new Map<string, string>();
  await project.store.readAll(paths, (path, bytes) => {
    if (bytes instanceof Uint8Array) texts.set(path, decodeText(bytes).text);
  });
  return texts;
}

/** A name without folders and ending, in one form. */
export function stemOf(name: string): string {
  const file = name.split(/[\\/]/).at(-1) ?? '';
  return partsOf(file)[0]
    .normalize('NFC')
    .replace(/[\s_]+/g, ' ')
    .trim()
    .toLowerCase();
}

function standsIn({ text, codings }: StudySource, other: string): boolean {
  if (!codings.length || other === '') return false;
  const lines = indexLines(text);
  const selectors = codings.map(({ span }) => describe(text, lines, span));
  const found = locateAll(other, indexLines(other), selectors);
  return found.filter(({ state }) => state !== 'lost').length >= enough * codings.length;
}
