import { sourceColumns } from '../cases/readSources';
import { casesFile, sourcesFile } from '../project/layout';
import { caseColumns } from './registerFile';
import type { RegisterRow } from './registers';

/** How the columns of a table become those of a register. */
export interface TableChoice {
  readonly register: 'cases' | 'sources';
  /** The column that names the case, or the source. */
  readonly key: number;
  /** What each column is called in the register; '' for one that is left out. */
  readonly columns: readonly string[];
}

/** Other names of the columns that registers know. */
const known: Readonly<Record<string, RegExp>> = {
  case: /^(?:case(?:[ _]?id)?|participant|案例|个案|個案)$/i,
  name: /^(?:name|姓名|名字|名称|名稱)$/i,
  speaker: /^(?:speaker|label|说话人|发言人|說話人|發言人)$/i,
  source: /^(?:source|file(?:[ _]?name)?|path|transcript|document|材料|文件|文件名|檔案|檔名)$/i,
  kind: /^(?:kind|type|类型|種類|类别|類型)$/i,
  round: /^(?:round|wave|轮次|輪次)$/i,
  perspective: /^(?:perspective|视角|視角)$/i,
  date: /^(?:date|日期|访谈日期|訪談日期)$/i,
};

const caseNames =
  /^(?:case(?:[ _]?id)?|id|participant(?:[ _]?id)?|respondent(?:[ _]?id)?|code|no\.?|编号|案例|个案|序号|編號|個案|序號)$/i;

/** What the table most likely is, judged by its first row and by the sources that there are. */
export function guessChoice(
  rows: readonly (readonly string[])[],
  sources: Iterable<string>,
): TableChoice {
  const [header = [], ...body] = rows;
  const paths = pathsByName(sources);
  const ofSource = header.findIndex((_, at) => {
    const cells = body.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '');
    return (
      cells.length > 0 && cells.filter((cell) => paths.has(nameOf(cell))).length * 2 > cells.length
    );
  });
  if (ofSource >= 0) return choiceFor(rows, 'sources', ofSource);
  const named = header.findIndex((name) => caseNames.test(name.trim()));
  return choiceFor(rows, 'cases', Math.max(0, named));
}

/** The usual choice where register and key are known. */
export function choiceFor(
  [header = []]: readonly (readonly string[])[],
  register: TableChoice['register'],
  key: number,
): TableChoice {
  const own = register === 'cases' ? caseColumns : sourceColumns;
  const taken = new Set<string>(own.slice(0, 1));
  const columns = header.map((title, at) => {
    const name = title.replace(/\s+/g, ' ').trim();
    if (at === key) return own[0] ?? '';
    const usual = own.find((each) => known[each]?.test(name) && !taken.has(each)) ?? name;
    if (usual === '' || taken.has(usual.toLowerCase())) return '';
    taken.add(usual.toLowerCase());
    return usual;
  });
  return { register, key, columns };
}

/** The register's file, and the columns that it has when it is new. */
export function registerOf({ register }: TableChoice): {
  readonly file: string;
  readonly columns: readonly string[];
} {
  return register === 'cases'
    ? { file: casesFile, columns: caseColumns }
    : { file: sourcesFile, columns: sourceColumns };
}

/** The rows as the register gets them: a source may be named without its folder and its ending. */
export function rowsFor(
  [, ...body]: readonly (readonly string[])[],
  { register, key, columns }: TableChoice,
  sources: Iterable<string>,
): RegisterRow[] {
  const paths = pathsByName(sources);
  return body.flatMap((row) => {
    const named = (row[key] ?? '').trim();
    const cells = new Map<string, string>();
    columns.forEach((column, at) => {
      const cell = (row[at] ?? '').replace(/\s+/g, ' ').trim();
      if (at !== key && column !== '' && cell !== '') cells.set(column, cell);
    });
    if (named === '') return [];
    return [{ key: register === 'sources' ? (paths.get(nameOf(named)) ?? named) : named, cells }];
  });
}

/** Paths by what `nameOf` makes of them; not where two have the same. */
function pathsByName(sources: Iterable<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const twice = new Set<string>();
  for (const path of sources) {
    const name = nameOf(path);
    if (found.has(name)) twice.add(name);
    found.set(name, path);
  }
  for (const name of twice) found.delete(name);
  return found;
}

/** The last part, without its ending, in lower case. */
function nameOf(path: string): string {
  return path
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]{1,5}$/, '')
    .toLowerCase();
}
