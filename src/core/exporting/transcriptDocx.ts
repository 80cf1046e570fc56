import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  HeadingLevel,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { nameIn } from '../codebook/codebook';
import { soundText } from '../exchange/writeXml';
import type { Project } from '../project/project';
import { lineSpan } from '../text/lines';
import { type CodedSource, type Marked, piecesOf } from './coded';
import { packed, runs } from './docx';
import type { ExportRequest } from './request';
import { titleOf } from './titleOf';

/** Every source in one document, each coding a comment by its coder: the code, then the memo. */
export function transcriptsToDocx(
  project: Project,
  coded: readonly CodedSource[],
  { language }: ExportRequest,
): Promise<Uint8Array> {
  const comments: CommentOptions[] = [];
  const children = coded.flatMap(({ source, marked }, i) => {
    const first = comments.length;
    marked.forEach((each, n) => comments.push(commentOf(project, each, first + n, language)));
    const { text, lines } = source;
    const paragraphs = Array.from(lines.starts, (_, line) => {
      const span = lineSpan(lines, line + 1) ?? { start: 0, end: 0 };
      return new Paragraph({ children: lineRuns(text, span, marked, first) });
    });
    return [
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        pageBreakBefore: i > 0,
        children: runs(source.path),
      }),
      ...paragraphs,
    ];
  });
  return packed(titleOf(project, language), children, { comments: { children: comments } });
}

interface CommentOptions {
  readonly id: number;
  readonly author: string;
  readonly initials: string;
  readonly date?: Date;
  readonly children: Paragraph[];
}

function lineRuns(
  text: string,
  line: Parameters<typeof piecesOf>[1],
  marked: readonly Marked[],
  first: number,
): ParagraphChild[] {
  return piecesOf(text, line, marked).flatMap(({ text: piece, begins, ends }) => [
    ...begins.map((n) => new CommentRangeStart(first + n)),
    ...(piece === '' ? [] : [new TextRun(soundText(piece))]),
    ...ends.flatMap((n) => [
      new CommentRangeEnd(first + n),
      new TextRun({ children: [new CommentReference(first + n)] }),
    ]),
  ]);
}

function commentOf(
  project: Project,
  { coding }: Marked,
  id: number,
  language: string,
): CommentOptions {
  const { coder, record } = coding;
  const code = project.book.byId.get(record.code);
  const memo = record.memo ? [new Paragraph({ children: runs(record.memo) })] : [];
  const date = new Date(record.created);
  return {
    id,
    author: coder,
    initials: [...coder].slice(0, 2).join(''),
    ...(Number.isNaN(date.getTime()) ? {} : { date }),
    children: [
      new Paragraph({ children: runs(code ? nameIn(code, language) : record.code) }),
      ...memo,
    ],
  };
}
