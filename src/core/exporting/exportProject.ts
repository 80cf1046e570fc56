import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import type { Project } from '../project/project';
import {
  canWrite,
  type Exported,
  type ExportKind,
  exportKinds,
  type ExportRequest,
} from './request';

/**
 * A file that holds what is asked for of a project. What a kind of file needs is loaded with the
 * first of that kind. Throws a Refusal where a kind can't be written in a file of that ending.
 */
export async function exportProject(project: Project, request: ExportRequest): Promise<Exported> {
  const { kind, ending } = request;
  if (!canWrite(kind, ending)) throw wrongEnding(kind, ending);
  switch (kind) {
    case 'project':
      return (await import('./toRefi')).projectToQdpx(project, request);
    case 'codings':
      return (await import('./codingTable')).codingTable(project, request);
    case 'cases':
      return (await import('./caseTable')).caseTable(project, request);
    case 'codebook':
      return ending === 'qdc'
        ? (await import('./toRefi')).codebookToQdc(project, request)
        : (await import('./codebookReport')).codebookReport(project, request);
    case 'excerpts':
      return (await import('./excerptReport')).excerptReport(project, request);
    case 'transcripts':
      return (await import('./transcripts')).transcripts(project, request);
    case 'annotations':
      return (await import('./annotations')).annotations(project, request);
  }
}

function wrongEnding(kind: ExportKind, ending: string): Refusal {
  return new Refusal(
    sentence('“{kind}” can’t be written as .{ending}. There are: {endings}.', {
      kind,
      ending,
      endings: exportKinds[kind].map((each) => `.${each}`).join(', '),
    }),
  );
}
