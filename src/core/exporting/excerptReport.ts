import { noCase } from '../analysis/caseOf';
import { type Excerpt, findExcerpts } from '../analysis/excerpts';
import { ancestorsOf, nameIn, pathOf } from '../codebook/codebook';
import { colorOf } from '../codebook/color';
import { labelIn } from '../codebook/label';
import { Losses } from '../exchange/lossReport';
import type { Project } from '../project/project';
import { type Block, levelAt } from './blocks';
import type { Exporter, ExportRequest } from './request';
import { titleOf } from './titleOf';
import { writeReport } from './writeReport';

/** Excerpts to be read, below their codes or cases. */
export const excerptReport: Exporter = async (project, request) => {
  const losses = new Losses();
  const { by, ending, language } = request;
  const excerpts = await findExcerpts(project, request);
  losses.carry('codings', excerpts.length);
  const blocks =
    by === 'code'
      ? blocksByCode(project, excerpts, request)
      : blocksByCase(project, excerpts, request);
  const report = { title: titleOf(project, language), blocks };
  return { bytes: await writeReport(report, ending, language), report: losses.report() };
};

function blocksByCode(
  project: Project,
  excerpts: readonly Excerpt[],
  request: ExportRequest,
): Block[] {
  const { book } = project;
  const { language } = request;
  const byCode = grouped(excerpts, ({ coding }) => coding.record.code);
  const around = new Set(
    [...byCode.keys()].flatMap((id) => {
      const code = book.byId.get(id);
      return code ? ancestorsOf(book, code).map((each) => each.id) : [];
    }),
  );
  const known = book.codes.flatMap((code): Block[] => {
    const own = byCode.get(code.id) ?? [];
    if (!own.length && !around.has(code.id)) return [];
    const heading = { kind: 'heading', level: levelAt(code.depth) } as const;
    const definition = code.definition && labelIn(code.definition, language);
    return [
      {
        ...heading,
        text: own.length ? `${nameIn(code, language)} (${own.length})` : nameIn(code, language),
        color: colorOf(book, code),
      },
      ...(definition ? [{ kind: 'text', text: definition } as const] : []),
      ...own.map((excerpt) => quoteOf(project, excerpt)),
    ];
  });
  const unknown = [...byCode].filter(([id]) => !book.byId.has(id));
  return [
    ...known,
    ...unknown.flatMap(([id, own]): Block[] => [
      { kind: 'heading', level: 2, text: `${id} (${own.length})` },
      ...own.map((excerpt) => quoteOf(project, excerpt)),
    ]),
  ];
}

function blocksByCase(
  project: Project,
  excerpts: readonly Excerpt[],
  request: ExportRequest,
): Block[] {
  const { book, caseTable } = project;
  const byCase = grouped(excerpts, (excerpt) => excerpt.case);
  const ids = [
    ...caseTable.cases.map(({ id }) => id).filter((id) => byCase.has(id)),
    ...[...byCase.keys()].filter((id) => !caseTable.byId.has(id)).sort(),
  ];
  return ids.flatMap((id): Block[] => {
    const own = byCase.get(id) ?? [];
    const known = caseTable.byId.get(id);
    const attributes = [...(known?.attributes ?? [])].map(([name, value]) => `${name}: ${value}`);
    const name = known?.name ? `${known.name} (${id})` : id === noCase ? '—' : id;
    const byCode = grouped(own, ({ coding }) => coding.record.code);
    const codes = [
      ...book.codes.map((code) => code.id).filter((code) => byCode.has(code)),
      ...[...byCode.keys()].filter((code) => !book.byId.has(code)),
    ];
    return [
      { kind: 'heading', level: 2, text: name },
      ...(attributes.length ? [{ kind: 'text', text: attributes.join(' · ') } as const] : []),
      ...codes.flatMap((each): Block[] => {
        const code = book.byId.get(each);
        const quotes = byCode.get(each) ?? [];
        const path = code ? pathOf(book, code, request.language) : each;
        return [
          {
            kind: 'heading',
            level: 3,
            text: `${path} (${quotes.length})`,
            ...(code ? { color: colorOf(book, code) } : {}),
          },
          ...quotes.map((excerpt) => quoteOf(project, excerpt)),
        ];
      }),
    ];
  });
}

function quoteOf(project: Project, excerpt: Excerpt): Block {
  const { coding, quote } = excerpt;
  const place = placeOf(project, excerpt);
  return { kind: 'quote', text: quote, place, note: coding.record.memo ?? '' };
}

/** Case, speaker, source with its lines, and coder. */
function placeOf({ caseTable }: Project, excerpt: Excerpt): string {
  const { source, speaker, range, coding } = excerpt;
  const [first, , last] = range;
  const lines = first === last ? `${first}` : `${first}–${last}`;
  const name = caseTable.byId.get(excerpt.case)?.name ?? excerpt.case;
  const who = [...new Set([name, speaker ?? ''])].filter((each) => each !== '' && each !== source);
  const state = coding.location.state === 'found' ? [] : [coding.location.state];
  return [...who, `${source}:${lines}`, coding.coder, ...state].join(', ');
}

function grouped(
  excerpts: readonly Excerpt[],
  keyOf: (excerpt: Excerpt) => string,
): Map<string, Excerpt[]> {
  const groups = new Map<string, Excerpt[]>();
  for (const excerpt of excerpts) {
    const own = groups.get(keyOf(excerpt));
    if (own) own.push(excerpt);
    else groups.set(keyOf(excerpt), [excerpt]);
  }
  return groups;
}
