import fs from 'node:fs';
import path from 'node:path';
import { Losses, reportLines } from '../../src/core/exchange/lossReport';
import type { Study, StudyCode } from '../../src/core/exchange/study';
import { studyFiles } from '../../src/core/exchange/studyFiles';
import { Project } from '../../src/core/project/project';
import { readQdpx } from '../../src/core/refi/readProject';
import { fixedChance } from './builders';
import { MemoryStore } from './memoryStore';

/** Files that other programs wrote, kept beside the project and never in it. */
export const realRefi = path.resolve('../shared/realdata/refi-qda');

/** Skips a test where they are not at hand, and says why. */
export function needsRealRefi(test: Mocha.Context): void {
  if (fs.existsSync(realRefi)) return;
  console.log(`      (skipped: no real packages at ${realRefi})`);
  test.skip();
}

export * from './refiFiles';

export interface Imported {
  readonly study: Study;
  /** What the report says, line by line. */
  readonly told: readonly string[];
  /** By kind of loss. */
  readonly lost: Readonly<Record<string, number>>;
}

export function imported(bytes: Uint8Array): Imported {
  const losses = new Losses();
  const study = readQdpx(bytes, losses);
  const report = losses.report();
  return {
    study,
    told: reportLines(report),
    lost: Object.fromEntries(report.losses.map(({ kind, count }) => [kind, count])),
  };
}

/** The words that are coded, source by source. */
export function quotes({ sources }: Study): string[] {
  return sources.flatMap(({ text, codings }) =>
    codings.map(({ span }) => text.slice(span.start, span.end)),
  );
}

/** Codes as `a › b`, each with what is said of it. */
export function tree(codes: readonly StudyCode[], above = ''): string[] {
  return codes.flatMap(({ name, children }) => [
    `${above}${name}`,
    ...tree(children, `${above}${name} › `),
  ]);
}

/** A study as the project that an import makes of it. */
export async function projectOf(study: Study, losses = new Losses()): Promise<Project> {
  const files = studyFiles(study, losses);
  return Project.open(new MemoryStore(Object.fromEntries(files)), fixedChance());
}
