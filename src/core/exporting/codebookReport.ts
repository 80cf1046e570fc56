import { type Code, nameIn, pathOf } from '../codebook/codebook';
import { colorOf } from '../codebook/color';
import { type Label, labelIn } from '../codebook/label';
import { Losses } from '../exchange/lossReport';
import type { Project } from '../project/project';
import { type Block, levelAt } from './blocks';
import type { Exporter, ExportRequest } from './request';
import { writeSheet } from './sheet';
import type { Sheet } from './sheetShape';
import { writeReport } from './writeReport';
import { titleOf } from './titleOf';

/** The codebook for readers: all that it says of each code, and how often it was applied. */
export const codebookReport: Exporter = async (project, request) => {
  const losses = new Losses();
  losses.carry('codes', project.book.codes.length);
  const { ending, language } = request;
  const isTable = ending === 'csv' || ending === 'xlsx';
  const bytes = isTable
    ? await writeSheet(sheetOf(project, language), request, losses)
    : await writeReport(
        {
          title: titleOf(project, language),
          blocks: project.book.codes.flatMap((code) => blocksOf(project, code, request)),
        },
        ending,
        language,
      );
  return { bytes, report: losses.report() };
};

function sheetOf(project: Project, language: string): Sheet {
  const { book, index } = project;
  const say = (label: Label | undefined) => (label && labelIn(label, language)) ?? '';
  const list = (labels: readonly Label[]) => labels.map(say).join('\n');
  return {
    name: 'Codebook',
    header: [
      'code name path parent color codable definition include exclude examples aliases key codings',
    ].flatMap((names) => names.split(' ')),
    rows: book.codes.map((code) => [
      code.id,
      nameIn(code, language),
      pathOf(book, code, language),
      code.parent ?? '',
      code.color ?? '',
      code.codable ? 1 : 0,
      say(code.definition),
      list(code.include),
      list(code.exclude),
      list(code.examples),
      code.aliases.join('\n'),
      code.key ?? '',
      index.countOf(code.id),
    ]),
  };
}

function blocksOf({ book, index }: Project, code: Code, { language }: ExportRequest): Block[] {
  const say = (label: Label) => labelIn(label, language) ?? '';
  const name = nameIn(code, language);
  const list = (label: string, labels: readonly Label[]): Block[] =>
    labels.length ? [{ kind: 'list', label, items: labels.map(say) }] : [];
  const facts = [
    `id ${code.id}`,
    code.codable ? `${index.countOf(code.id)} codings` : 'category',
    ...(code.aliases.length ? [`also ${code.aliases.join(', ')}`] : []),
  ];
  return [
    { kind: 'heading', level: levelAt(code.depth), text: name, color: colorOf(book, code) },
    { kind: 'text', text: facts.join(' · ') },
    ...(code.definition ? [{ kind: 'text', text: say(code.definition) } as const] : []),
    ...list('Include', code.include),
    ...list('Exclude', code.exclude),
    ...list('Examples', code.examples),
  ];
}
