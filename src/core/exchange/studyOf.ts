import { isMap } from 'yaml';
import { sentence } from '../base/sentences';
import { isNothing, readYaml, textOf } from '../base/yaml';
import { settingsFile } from '../project/layout';
import type { Project } from '../project/project';
import { toLf } from '../text/decode';
import { codesOf } from './codesOf';
import type { Exporting } from './exporting';
import { type Kept, keptFile, nothingKept, readKept } from './kept';
import { Keys } from './keys';
import type { Losses } from './lossReport';
import { memosOf } from './memosOf';
import { registersOf } from './registersOf';
import { sourcesOf } from './sourcesOf';
import { ourOrigin, type Study, type StudySet } from './study';

/** A project as a study to be written in another format. Reads every source once. */
export async function studyOf(
  project: Project,
  losses: Losses,
  language = 'en',
  progress?: (share: number) => void,
): Promise<Study> {
  const kept = await keptOf(project, losses);
  const keys = new Keys(kept);
  const exporting: Exporting = {
    project,
    losses,
    keys,
    kept,
    language,
    ...(progress ? { progress } : {}),
  };
  const sources = await sourcesOf(exporting);
  const { cases, variables, valuesOf, groups } = registersOf(exporting);
  const study: Study = {
    title: project.settings.title ?? [...(project.book.title?.values() ?? [])][0] ?? '',
    origin: ourOrigin,
    description: await descriptionOf(project),
    coders: codersOf(project, kept).map((name) => ({ key: keys.of('coder', name), name })),
    codes: codesOf(exporting),
    variables,
    cases,
    sources: sources.map((source) => ({ ...source, ...valuesOf(source.name) })),
    notes: await memosOf(exporting, sources),
    sets: setsOf(exporting, groups),
    links: kept.links.map(({ direction, color, origin, target, ...link }) => ({
      ...link,
      direction,
      color,
      origin,
      target,
    })),
  };
  await loseRest(project, losses);
  return study;
}

/** Those with codings, and those that came with the project and have none yet. */
function codersOf({ index }: Project, kept: Kept): string[] {
  const coding = [...index.all()].map(({ coder }) => coder);
  return [...new Set([...coding, ...Object.keys(kept.guids['coder'] ?? {})])].sort();
}

/** The codebook alone; reads no source. */
export async function bookOf(project: Project, losses: Losses, language = 'en'): Promise<Study> {
  const kept = await keptOf(project, losses);
  const keys = new Keys(kept);
  return {
    title: project.settings.title ?? [...(project.book.title?.values() ?? [])][0] ?? '',
    origin: ourOrigin,
    description: '',
    coders: [],
    codes: codesOf({ project, losses, keys, kept, language }),
    variables: [],
    cases: [],
    sources: [],
    notes: [],
    sets: kept.sets.map((set) => ({ ...set, key: keys.of('set', set.name), sources: [] })),
    links: [],
  };
}

/** What earlier imports left beside the codebook. */
export async function keptOf(project: Project, losses: Losses): Promise<Kept> {
  const bytes = await project.store.read(keptFile);
  if (!bytes) return nothingKept;
  const kept = readKept(new TextDecoder().decode(bytes));
  if (!kept)
    losses.note(
      sentence('“{file}” could not be understood, so what it keeps is not in the export.', {
        file: keptFile,
      }),
    );
  return kept ?? nothingKept;
}

/** Groups of sources as they are in `sources.csv`, with what else is in them. */
function setsOf({ kept, keys }: Exporting, groups: ReadonlyMap<string, string[]>): StudySet[] {
  const names = new Set([...kept.sets.map(({ name }) => name), ...groups.keys()]);
  return [...names].map((name) => {
    const rest = kept.sets.find((set) => set.name === name);
    return {
      key: keys.of('set', name),
      name,
      description: rest?.description ?? '',
      codes: rest?.codes ?? [],
      sources: groups.get(name) ?? [],
      notes: rest?.notes ?? [],
    };
  });
}

async function descriptionOf(project: Project): Promise<string> {
  const bytes = await project.store.read(settingsFile);
  if (!bytes) return '';
  const yaml = readYaml(toLf(new TextDecoder().decode(bytes)), () => undefined);
  if (!isMap(yaml.root)) return '';
  const pair = yaml.root.items.find(({ key }) => textOf(yaml.follow(key)) === 'description');
  return pair && !isNothing(pair.value) ? (textOf(yaml.follow(pair.value)) ?? '') : '';
}

async function loseRest(project: Project, losses: Losses): Promise<void> {
  const { interviewers, terms, kinds } = project.settings;
  losses.lose(
    'setting',
    sentence('Settings in project.yaml (interviewers, terms, kinds) are left out.'),
    undefined,
    [interviewers, terms, kinds].filter(({ length }) => length).length,
  );
  const { files } = await project.store.list();
  for (const path of files.filter((each) => /^propositions\/.*\.md$/.test(each)))
    losses.lose('proposition', sentence('Propositions are left out.'), path);
}
