import { noCase } from '../analysis/caseOf';
import { findExcerpts } from '../analysis/excerpts';
import { Losses } from '../exchange/lossReport';
import type { Exporter } from './request';
import { writeSheet } from './sheet';
import type { SheetCell } from './sheetShape';

/**
 * One row a case, one column a code: 1 where the code was applied to the case, else 0; and what is
 * known of the cases. For R, SPSS and Stata.
 */
export const caseTable: Exporter = async (project, request) => {
  const losses = new Losses();
  const { book, caseTable: table } = project;
  const coded = new Map<string, Set<string>>();
  for (const { coding, case: of } of await findExcerpts(project, request)) {
    let codes = coded.get(of);
    if (!codes) coded.set(of, (codes = new Set()));
    codes.add(coding.record.code);
  }
  const isAsked = (id: string) => !request.cases?.length || request.cases.includes(id);
  const cases = [
    ...table.cases.map(({ id }) => id),
    ...[...coded.keys()].filter((id) => id !== noCase && !table.byId.has(id)).sort(),
  ].filter(isAsked);
  const used = new Set([...coded.values()].flatMap((codes) => [...codes]));
  const codes = [
    ...book.codes.filter(({ id, codable }) => codable || used.has(id)).map(({ id }) => id),
    ...[...used].filter((id) => !book.byId.has(id)).sort(),
  ].filter((id) => !request.codes?.length || request.codes.includes(id));
  const attributes = table.attributeNames;
  const rows = cases.map((id): SheetCell[] => {
    const known = table.byId.get(id);
    return [
      id,
      known?.name ?? '',
      ...attributes.map((name) => known?.attributes.get(name) ?? ''),
      ...codes.map((code) => (coded.get(id)?.has(code) ? 1 : 0)),
    ];
  });
  losses.carry('cases', cases.length);
  losses.carry('codes', codes.length);
  const header = ['case', 'name', ...attributes, ...codes];
  const bytes = await writeSheet({ name: 'Cases', header, rows }, request, losses);
  return { bytes, report: losses.report() };
};
