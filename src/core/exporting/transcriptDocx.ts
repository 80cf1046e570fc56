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
import { type CodedSource, type Marked, type Piece, piecesByLine } from './coded';
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
  const children = coded.flatMap((each, i) => {
    const { source, marked } = each;
    const first = comments.length;
    marked.forEach((mark, n) => comments.push(commentOf(project, mark, first + n, language)));
    const paragraphs = piecesByLine(each).map(
      (pieces) => new Paragraph({ children: lineRuns(pieces, first) }),
    );
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

function lineRuns(pieces: readonly Piece[], first: number): ParagraphChild[] {
  return pieces.flatMap(({ text, begins, ends }) => [
    ...begins.map((n) => new CommentRangeStart(first + n)),
    ...(text === '' ? [] : [new TextRun(soundText(text))]),
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
