import fs from 'node:fs';
import path from 'node:path';
import { Losses, reportLines } from '../../src/core/exchange/lossReport';
import type { Study, StudyCode } from '../../src/core/exchange/study';
import { studyFiles } from '../../src/core/exchange/studyFiles';
import { writeZip } from '../../src/core/exchange/zip';
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

type Content = string | Uint8Array;

export function bytesOf(content: Content): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** A package of these files. */
export function packageOf(files: Readonly<Record<string, Content>>): Uint8Array {
  return writeZip(new Map(Object.entries(files).map(([name, file]) => [name, bytesOf(file)])));
}

/** The XML of a project with this within. */
export function qde(within: string, attributes = 'name="Study"'): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" ${attributes}>${within}</Project>`;
}

/** A GUID that ends in a number, as short as tests can have it. */
export function guid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

export const users = `<Users><User guid="${guid(1)}" name="Ana"/></Users>`;
export const codes = `<CodeBook><Codes>
  <Code guid="${guid(10)}" name="Care" isCodable="true" color="#FF0000"/>
</Codes></CodeBook>`;

/** One text with selections `start-end` of the code Care. */
export function textSource(
  selections: readonly (readonly [start: number, end: number, name?: string])[],
  { n = 100, name = 'Interview' } = {},
): string {
  const picks = selections.map(
    ([start, end, quote = ''], i) =>
      `<PlainTextSelection guid="${guid(n * 100 + i)}" name="${quote}" startPosition="${start}" endPosition="${end}">
        <Coding guid="${guid(n * 1000 + i)}" creatingUser="${guid(1)}"><CodeRef targetGUID="${guid(10)}"/></Coding>
      </PlainTextSelection>`,
  );
  return `<TextSource guid="${guid(n)}" name="${name}" plainTextPath="internal://${guid(n)}.txt">${picks.join('')}</TextSource>`;
}

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
