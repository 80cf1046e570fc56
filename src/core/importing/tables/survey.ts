import type { ImportedCase, ImportedFile, ImportedSource } from '../imported';
import type { Losses } from '../losses';
import { safePart } from '../names';
import { Page } from '../page';

/** What the column that names the cases may be called. */
const caseNames =
  /^(?:case(?:[ _]?id)?|id|participant(?:[ _]?id)?|respondent(?:[ _]?id)?|response[ _]?id|record(?:[ _]?id)?|code|no\.?|#|编号|序号|受访者|受访者编号|學號|学号|編號|序號|受訪者|受訪者編號|姓名|name)$/i;

/** Answers are open when they are this long on the whole, or when hardly two of them are the same. */
const openLength = 40;

/**
 * A survey: one case a row. The questions whose answers are open make a source for each case, with
 * the questions as headings; the others become attributes.
 */
export function surveySources(
  name: string,
  rows: readonly (readonly string[])[],
  losses: Losses,
): Omit<ImportedFile, 'losses'> {
  const [header = [], ...body] = rows;
  const questions = header.map((question) => question.replace(/\s+/g, ' ').trim());
  const idAt = idColumn(questions, body);
  const columns = questions.map((_, i) => body.map((row) => (row[i] ?? '').trim()));
  const isOpen = columns.map((cells, i) => i !== idAt && areOpen(cells));
  losses.add(
    'column',
    questions.filter((question, i) => question === '' && columns[i]?.some(Boolean)).length,
  );
  const stem = name.replace(/\.[^./]*$/, '');
  const ids = idsOf(body, idAt);
  const sources: ImportedSource[] = [];
  const cases: ImportedCase[] = [];
  body.forEach((row, i) => {
    const id = ids[i] ?? '';
    const open: (readonly [string, string])[] = [];
    const cells = new Map<string, string>();
    questions.forEach((question, at) => {
      const answer = (row[at] ?? '').trim();
      if (at === idAt || question === '' || answer === '') return;
      if (isOpen[at]) open.push([question, answer]);
      else cells.set(attributeName(question), answer.replace(/\s+/g, ' '));
    });
    cases.push({ id, cells });
    if (open.length)
      sources.push({
        name: `${stem}/${safePart(id)}.md`,
        text: textOf(open),
        remarks: [],
        cases: [id],
      });
  });
  losses.add('row', body.length - sources.length);
  return { sources, cases };
}

/** A column by name, else the first in which every row has another short word. */
function idColumn(questions: readonly string[], body: readonly (readonly string[])[]): number {
  const areDistinct = (at: number) => {
    const cells = body.map((row) => (row[at] ?? '').trim());
    return (
      cells.every((cell) => cell !== '' && [...cell].length <= 40) &&
      new Set(cells).size === cells.length
    );
  };
  const named = questions.findIndex((question, at) => caseNames.test(question) && areDistinct(at));
  return named >= 0 ? named : areDistinct(0) && body.length > 1 ? 0 : -1;
}

/** Names of folders and of cases that differ in letter case alone are the same on some systems. */
function idsOf(body: readonly (readonly string[])[], idAt: number): string[] {
  const width = Math.max(2, String(body.length).length);
  const taken = new Set<string>();
  return body.map((row, i) => {
    const given = idAt < 0 ? '' : (row[idAt] ?? '').replace(/[\s;；]+/g, ' ').trim();
    const id = given === '' ? `R${String(i + 1).padStart(width, '0')}` : given;
    const own = taken.has(safePart(id).toLowerCase()) ? `${id}-${i + 1}` : id;
    taken.add(safePart(own).toLowerCase());
    return own;
  });
}

function areOpen(cells: readonly string[]): boolean {
  const said = cells.filter((cell) => cell !== '');
  if (said.length === 0) return false;
  const mean = said.reduce((sum, cell) => sum + lengthOf(cell), 0) / said.length;
  if (mean >= openLength) return true;
  const worded = said.filter((cell) => lengthOf(cell) > 20 && /\p{L}/u.test(cell));
  return worded.length * 2 > said.length && new Set(said).size > said.length * 0.8;
}

/** A Chinese character says about as much as three letters. */
function lengthOf(cell: string): number {
  return cell.length + 2 * (cell.match(/\p{Script=Han}/gu)?.length ?? 0);
}

/** What the columns of a register are called already has a meaning there. */
function attributeName(question: string): string {
  return /^(?:case|name|speaker)$/i.test(question) ? `${question} (survey)` : question;
}

function textOf(answers: readonly (readonly [string, string])[]): string {
  const page = new Page();
  for (const [question, answer] of answers) {
    page.write(question);
    page.close('heading', '## ');
    for (const paragraph of answer.split(/\n{2,}/)) {
      page.write(paragraph);
      page.close();
    }
  }
  return page.text();
}
