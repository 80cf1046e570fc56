import fs from 'node:fs';
import path from 'node:path';
import { say } from '../core/base/sentences';
import { Refusal } from '../core/base/refusal';
import { readingTrouble } from '../core/base/systemTrouble';
import { type Carried, carryOut } from '../core/importing/carryOut';
import { lossSentence } from '../core/importing/losses';
import {
  isEmpty,
  type ImportPlan,
  type PlannedSource,
  planImport,
  sourceNote,
} from '../core/importing/plan';
import { readableEndings } from '../core/importing/readers';
import type { CommentsAs } from '../core/importing/remarkCodings';
import { isKept } from '../core/project/layout';
import type { Project } from '../core/project/project';
import { counted } from './formats';
import type { Importer, NamedFile } from './importer';
import { openProject, projectFolder } from './openProject';
import { oneOf } from './usage';

/** Texts, documents, captions and tables, as sources of a project. */
export const sourcesImporter: Importer = {
  endings: readableEndings,
  async plan({ files, into = '.', coder, folder, encoding, replace, comments = 'nothing' }, io) {
    const as = oneOf<CommentsAs>('--comments', comments, ['nothing', 'memos', 'codings']);
    const project = await openProject(into, io);
    const root = projectFolder(into, io);
    const wanted = files.filter((file) => !isOwn(project, root, file));
    const plan = await planImport(project, wanted.map(fileOf), {
      folder,
      charset: encoding,
      pdf: io.pdf,
      replace,
    });
    return {
      lines: plan.files.flatMap(({ name, sources, cases }) => [
        ...sources.map((source) => lineOf(name, source)),
        ...(cases.length ? [`${name} -> cases.csv: ${counted(cases.length, 'case')}`] : []),
      ]),
      warnings: warningsOf(plan, as),
      report: reportOf(plan),
      isEmpty: isEmpty(plan),
      hasFailed: plan.files.some(({ failure }) => failure !== undefined),
      run: async () => told(await carryOut(project, plan, { comments: as, coder })),
    };
  },
};

/** In a folder that holds the project, its own files are not to come in once more. */
export function isOwn(project: Project, root: string, { path: file, isFound }: NamedFile): boolean {
  const below = path.relative(root, file).split(path.sep).join('/');
  return isFound && !below.startsWith('../') && (isKept(below) || project.sources.has(below));
}

function fileOf({ name, path: file }: NamedFile) {
  const read = async () => {
    try {
      return await fs.promises.readFile(file);
    } catch (error) {
      throw new Refusal(readingTrouble(error));
    }
  };
  return { name, read };
}

const words = {
  new: '',
  same: ' (there already, unchanged)',
  corrected: ' (replaced)',
  taken: ' (NOT written)',
};

function lineOf(name: string, { path, state, speakers, remarks }: PlannedSource): string {
  const facts = [
    ...(speakers.length ? [`speakers: ${speakers.join(', ')}`] : []),
    ...(remarks.length ? [counted(remarks.length, 'comment')] : []),
  ];
  return `${name} -> ${path}${words[state]}${facts.length ? `; ${facts.join('; ')}` : ''}`;
}

function warningsOf({ files }: ImportPlan, as: CommentsAs): string[] {
  return files.flatMap(({ name, sources, losses, guessed, failure }) => {
    const remarks = sources.reduce((sum, source) => sum + source.remarks.length, 0);
    return [
      ...(failure ? [say(failure)] : []),
      ...(guessed === undefined
        ? []
        : [`Read as ${guessed}, which is a guess: look at its words, or give --encoding.`]),
      ...sources.flatMap((source) => {
        const note = sourceNote(source);
        return note ? [`${source.path}: ${say(note)}`] : [];
      }),
      ...losses.map((loss) => say(lossSentence(loss))),
      ...(remarks && as === 'nothing' ? [`Comments, left out (see --comments): ${remarks}`] : []),
    ].map((line) => `${name}: ${line}`);
  });
}

function reportOf({ files }: ImportPlan): unknown {
  return files.map(({ name, sources, cases, losses, guessed, failure }) => ({
    file: name,
    ...(failure ? { failure: say(failure) } : {}),
    ...(guessed === undefined ? {} : { guessedEncoding: guessed }),
    sources: sources.map(({ path, state, speakers, remarks }) => ({
      path,
      state,
      speakers,
      comments: remarks.length,
    })),
    cases: cases.length,
    losses: losses.map((loss) => ({ ...loss, message: say(lossSentence(loss)) })),
  }));
}

function told({ written, missed, states, codings, cases, contradictions }: Carried): string[] {
  const looked = states.found + states.moved + states.lost;
  return [
    `${counted(written.length, 'source')} written.`,
    ...(cases ? [`${counted(cases, 'case')} in cases.csv.`] : []),
    ...missed.map((path) => `${path} came to be there meanwhile, and is left as it is.`),
    ...(codings ? [`${counted(codings, 'coding')} made of comments.`] : []),
    ...(looked
      ? [
          `Codings of replaced sources: ${states.found} found, ${states.moved} to review, ${states.lost} lost.`,
        ]
      : []),
    ...contradictions.map(
      ({ key, column, stands, brought }) =>
        `${key}: “${column}” stays “${stands}”; the file says “${brought}”.`,
    ),
  ];
}
