import { linksIn } from '../codebook/mentions';
import type { Span } from '../text/span';

/** A place in a text that names a thing of the project. */
export interface Link {
  /** As written, without what is shown in its stead and without a heading. */
  readonly target: string;
  /** Of the target: UTF-16 offsets, end exclusive. */
  readonly span: Span;
}

/** Code, which is shown as it stands: fenced, or between backticks. */
const shownAsIs = /^(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^\1[`~]*[ \t]*$|$(?![\s\S]))|(`+)[^\n]*?\2/gmu;

/** What stands in double brackets: `[[mentoring]]`, `[[mentoring|her mentor]]`. Expects LF line ends. */
export function linksOf(text: string): readonly Link[] {
  if (!text.includes('[[')) return [];
  const prose = text.replace(shownAsIs, (code) => code.replace(/[^\n]/g, ' '));
  return linksIn(prose).map(({ id, span }) => ({ target: id, span }));
}

/** A text with other targets in its links; `undefined` leaves one as it is. */
export function withTargets(
  text: string,
  targetFor: (link: Link) => string | undefined,
): string | undefined {
  let result = '';
  let done = 0;
  for (const link of linksOf(text)) {
    const target = targetFor(link);
    if (target === undefined || target === link.target) continue;
    result += text.slice(done, link.span.start) + target;
    done = link.span.end;
  }
  return done === 0 ? undefined : result + text.slice(done);
}
