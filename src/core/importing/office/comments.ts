import { below, childrenOf, textIn, type XmlElement } from '../../packed/documentXml';

/** A comment of a Word document. */
export interface DocxComment {
  readonly author: string;
  readonly date: string;
  readonly text: string;
}

/** By id. */
export function readComments(root: XmlElement | undefined): ReadonlyMap<string, DocxComment> {
  return new Map(
    childrenOf(root, 'w:comment').map((comment) => [
      comment.attributes.get('w:id') ?? '',
      {
        author: comment.attributes.get('w:author')?.trim() ?? '',
        date: comment.attributes.get('w:date') ?? '',
        text: paragraphsIn(comment).join('\n'),
      },
    ]),
  );
}

function paragraphsIn(comment: XmlElement): string[] {
  return [...below(comment, 'w:p')]
    .map((paragraph) => [...below(paragraph, 'w:t')].map(textIn).join('').trim())
    .filter((words) => words !== '');
}
