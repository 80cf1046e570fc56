import { type Excerpt, excerptsBySource } from '../analysis/excerpts';
import { sentence } from '../base/sentences';
import { nameIn } from '../codebook/codebook';
import { Losses } from '../exchange/lossReport';
import { keyFor } from '../exchange/studyKeys';
import type { Project } from '../project/project';
import { encodeUtf8 } from '../text/decode';
import { indexLines, offsetAt } from '../text/lines';
import type { Exporter } from './request';

/**
 * Every coding as an annotation (W3C Web Annotation Data Model, 2017), one a line. Positions count
 * code points, as the model says, in the text with LF line ends.
 */
export const annotations: Exporter = async (project, request) => {
  const losses = new Losses();
  const items: string[] = [];
  for await (const excerpts of excerptsBySource(project, request)) {
    const [first] = excerpts;
    const text = first ? (await project.located(first.source))?.text : undefined;
    const place = text === undefined ? undefined : placesIn(text);
    for (const excerpt of excerpts) {
      if (excerpt.coding.location.state === 'lost')
        losses.lose(
          'no-position',
          sentence('Lost codings have their words alone, without a position.'),
          excerpt.source,
        );
      items.push(JSON.stringify(annotationOf(project, excerpt, place, request.language)));
      losses.carry('codings');
    }
  }
  const head = `{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":[`;
  const bytes = encodeUtf8(`${head}\n${items.join(',\n')}\n]}\n`);
  return { bytes, report: losses.report() };
};

type PlaceOf = (excerpt: Excerpt) => { readonly start: number; readonly end: number } | undefined;

/** Code points before each excerpt; counted from one excerpt to the next, for they are in order. */
function placesIn(text: string): PlaceOf {
  const lines = indexLines(text);
  const pairs = lines.pairs;
  const points = (offset: number): number => {
    let count = 0;
    while (count < pairs.length && (pairs[count] ?? 0) < offset) count++;
    return offset - count;
  };
  return ({ range }) => {
    const start = offsetAt(lines, range[0], range[1]);
    const end = offsetAt(lines, range[2], range[3]);
    return start === undefined || end === undefined
      ? undefined
      : { start: points(start), end: points(end) };
  };
}

function annotationOf(
  project: Project,
  excerpt: Excerpt,
  placeOf: PlaceOf | undefined,
  language: string,
): unknown {
  const { coding, source, quote } = excerpt;
  const { coder, record, location } = coding;
  const code = project.book.byId.get(record.code);
  const place = location.state === 'lost' ? undefined : placeOf?.(excerpt);
  const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(record.id);
  return {
    id: `urn:uuid:${isId ? record.id : keyFor('id', record.id)}`,
    type: 'Annotation',
    motivation: 'tagging',
    creator: { type: 'Person', name: coder },
    ...(record.created === '' ? {} : { created: record.created }),
    body: [
      {
        id: `urn:uuid:${keyFor('code', record.code)}`,
        type: 'TextualBody',
        purpose: 'tagging',
        value: code ? nameIn(code, language) : record.code,
      },
      ...(record.memo
        ? [{ type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: record.memo }]
        : []),
    ],
    target: {
      source: source.split('/').map(encodeURIComponent).join('/'),
      selector: [
        ...(place ? [{ type: 'TextPositionSelector', ...place }] : []),
        { type: 'TextQuoteSelector', exact: quote, prefix: record.before, suffix: record.after },
      ],
    },
  };
}
