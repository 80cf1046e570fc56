import fs from 'node:fs';
import path from 'node:path';
import type { MergedText } from '../core/base/mergedText';
import { Refusal } from '../core/base/refusal';
import { say, sentence } from '../core/base/sentences';
import { mergeTables } from '../core/cases/merge';
import { mergeCodebooks } from '../core/codebook/merge';
import { mergeCodings } from '../core/coding/merge';
import { casesFile, codebookFile, sourcesFile } from '../core/project/layout';
import { decodeText, encodeUtf8 } from '../core/text/decode';
import { shortened } from '../core/text/shortened';
import { NoGit, runGit } from '../node/git';
import { counted } from './formats';
import { type Io, oneLine } from './io';
import { type Command, readPaths } from './usage';

export const merge: Command = {
  name: 'merge',
  summary: 'merge two versions of a project’s file, as git’s merge driver',
  usage: '<base> <ours> <theirs> [path]',
  help: `Writes the merged file into <ours>. Codings are merged one by one: what both sides did is kept, and
where they did different things to one coding, all versions are kept in its line for a person to
choose from (codebook check tells them).

  path   what the file is called in the project, which says what it holds; without it, codings

Ends with 0 when merged. What can’t be merged is left to git’s own merging by lines, which ends
with 1 and marks in the file where the versions differ. “codebook git-setup” tells git to use this.`,
};

export async function runMerge(args: readonly string[], io: Io): Promise<number> {
  const [base, ours, theirs, named] = readPaths(args, ['base', 'ours', 'theirs'], 'path');
  const files = { base, ours, theirs };
  const paths = mapped(files, (file) => path.resolve(io.cwd, file));
  const name = named ?? ours;
  try {
    const { bytes, told, isMarked } = mergeByKind(
      named ?? '',
      mapped(paths, (file) => fs.readFileSync(file)),
    );
    fs.writeFileSync(paths.ours, bytes);
    told.forEach((words) => io.error(`${oneLine(`${name}: ${words}`)}\n`));
    return isMarked ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    io.error(`${oneLine(`${name}: ${say(error.sentence)}`)}\n`);
    return await mergeByLines(paths, name, io);
  }
}

interface Sides<T> {
  readonly base: T;
  readonly ours: T;
  readonly theirs: T;
}

function mapped<A, B>({ base, ours, theirs }: Sides<A>, map: (side: A) => B): Sides<B> {
  return { base: map(base), ours: map(ours), theirs: map(theirs) };
}

interface Merged {
  readonly bytes: Uint8Array;
  /** What a person should look at. */
  readonly told: readonly string[];
  /** Whether the file holds git’s marks. */
  readonly isMarked: boolean;
}

function mergeByKind(name: string, sides: Sides<Uint8Array>): Merged {
  switch (path.posix.basename(name)) {
    case codebookFile:
      return mergeTexts(sides, mergeCodebooks);
    case casesFile:
      return mergeTexts(sides, (base, ours, theirs) => mergeTables('case', base, ours, theirs));
    case sourcesFile:
      return mergeTexts(sides, (base, ours, theirs) => mergeTables('source', base, ours, theirs));
    default:
      return mergeCodingFiles(sides);
  }
}

function mergeCodingFiles({ base, ours, theirs }: Sides<Uint8Array>): Merged {
  const { bytes, conflicts } = mergeCodings(base, ours, theirs);
  const told = conflicts.map(
    ({ code, quote, range }) =>
      `${code} on “${shortened(quote)}” (line ${range[0]} of the source) was changed in different ways.`,
  );
  const advice = `All versions of ${counted(conflicts.length, 'coding')} are kept: choose one of each.`;
  return { bytes, told: conflicts.length ? [...told, advice] : [], isMarked: false };
}

function mergeTexts(
  sides: Sides<Uint8Array>,
  merged: (base: string, ours: string, theirs: string) => MergedText,
): Merged {
  const { base, ours, theirs } = mapped(sides, textOf);
  const { text, conflicts } = merged(base, ours, theirs);
  const words = `Marks show ${counted(conflicts, 'place')} in which the versions differ.`;
  return {
    bytes: encodeUtf8(text),
    told: conflicts ? [words] : [],
    isMarked: conflicts > 0,
  };
}

function textOf(bytes: Uint8Array): string {
  const { encoding, looksBinary } = decodeText(bytes);
  if (encoding !== 'utf-8' || looksBinary) throw new Refusal(notUtf8);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

const notUtf8 = sentence('One version is not UTF-8, so it is merged line by line.');

/** As git does without us. */
async function mergeByLines(
  { base, ours, theirs }: Sides<string>,
  name: string,
  io: Io,
): Promise<number> {
  const labels = ['ours', 'base', 'theirs'].flatMap((label) => ['-L', label]);
  try {
    const args = ['merge-file', ...labels, '--', ours, base, theirs];
    const { code, error } = await runGit(io.cwd, args);
    if (error) io.error(`${oneLine(`${name}: ${error}`)}\n`);
    return code === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof NoGit)) throw error;
    io.error(`${oneLine(name)}: ${error.message} It is left as it was.\n`);
    return 1;
  }
}
