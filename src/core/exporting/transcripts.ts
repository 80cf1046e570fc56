import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { Losses } from '../exchange/lossReport';
import type { LocatedSource } from '../project/located';
import type { Project } from '../project/project';
import { type CodedSource, markedIn, pathsAsked } from './coded';
import type { Exporter, ExportRequest } from './request';

/** Transcripts with their codes beside the words: a page, or a Word document with comments. */
export const transcripts: Exporter = async (project, request) => {
  const losses = new Losses();
  const paths = pathsAsked(project, request);
  if (!paths.length) throw new Refusal(sentence('There are no sources to export.'));
  const coded: CodedSource[] = [];
  for (const [i, path] of paths.entries()) {
    const source = await project.located(path);
    request.onProgress?.((i + 1) / paths.length);
    if (source) coded.push(codedSource(source, request, losses));
    else
      losses.lose('unreadable-source', sentence('Sources that can’t be read are left out.'), path);
  }
  return { bytes: await written(project, coded, request), report: losses.report() };
};

function codedSource(source: LocatedSource, request: ExportRequest, losses: Losses): CodedSource {
  const marked = markedIn(source, request);
  const lost = source.codings.filter(({ location }) => location.state === 'lost').length;
  losses.carry('sources');
  losses.carry('codings', marked.length);
  losses.lose(
    'lost-coding',
    sentence(
      'Lost codings are left out: nobody can say where in the text they are. Review them first.',
    ),
    source.path,
    lost,
  );
  return { source, marked };
}

async function written(
  project: Project,
  coded: readonly CodedSource[],
  request: ExportRequest,
): Promise<Uint8Array> {
  return request.ending === 'docx'
    ? (await import('./transcriptDocx')).transcriptsToDocx(project, coded, request)
    : (await import('./transcriptPage')).transcriptsToPage(project, coded, request);
}
