import { sentence } from '../base/sentences';
import { isInConflict } from '../coding/parts';
import type { LocatedCoding, LocatedSource } from '../project/located';
import type { Exporting } from './exporting';
import type { StudyCoding, StudySource } from './study';
import { keyFor } from './studyKeys';

/** Keys of a record that an export carries; others are somebody's own. */
const carried = 'id code range quote before after created memo conflict'.split(' ');

/** Every source with its codings where they are now; values are those of the registers. */
export async function sourcesOf(exporting: Exporting): Promise<StudySource[]> {
  const { project, losses, keys, progress } = exporting;
  const sources: StudySource[] = [];
  const selections = selectionOf(exporting);
  const ids = new Set<string>();
  let done = 0;
  for (const path of project.sources.keys()) {
    const source = await project.located(path);
    progress?.(++done / project.sources.size);
    if (!source) {
      losses.lose('unreadable-source', sentence('Sources that can’t be read are left out.'), path);
      continue;
    }
    const places = new Map<string, string>();
    const codings = source.codings.flatMap((coding): StudyCoding[] =>
      codingOf(exporting, source, coding, { selections, ids, places }),
    );
    sources.push({
      key: keys.of('source', path),
      name: path,
      text: source.text,
      description: '',
      values: new Map(),
      codings,
    });
  }
  for (const path of project.index.sources())
    if (!project.sources.has(path))
      losses.lose('lost-coding', lost, path, project.index.ofSource(path).reduce(countRows, 0));
  return sources;
}

const countRows = (sum: number, { rows }: { readonly rows: { readonly count: number } }) =>
  sum + rows.count;

interface Known {
  /** By id of the coding. */
  readonly selections: ReadonlyMap<string, string>;
  /** Of codings met so far. */
  readonly ids: Set<string>;
  /** Identifiers of the places in this source met so far. */
  readonly places: Map<string, string>;
}

function codingOf(
  { losses, keys }: Exporting,
  source: LocatedSource,
  { coder, record, location }: LocatedCoding,
  { selections, ids, places }: Known,
): StudyCoding[] {
  if (location.state === 'lost') {
    losses.lose('lost-coding', lost, source.path);
    return [];
  }
  const { start, end } = location.span;
  if (location.state === 'moved')
    losses.lose(
      'moved-coding',
      sentence('Codings whose words were found only roughly are put where they seem to be.'),
      source.path,
    );
  if (isInConflict(record))
    losses.lose(
      'conflict',
      sentence('Of codings in conflict only the first version is kept.'),
      source.path,
    );
  const others = Object.keys(record).filter((key) => !carried.includes(key)).length;
  losses.lose('own-key', sentence('Further keys of codings are left out.'), source.path, others);
  const isRepeated = ids.has(record.id);
  ids.add(record.id);
  const key = isRepeated ? keyFor('coding', source.path, coder, record.id) : record.id;
  const where = `${start} ${end}`;
  let place = places.get(where);
  if (place === undefined) {
    place = keyFor('selection', source.path, String(start), String(end));
    places.set(where, place);
  }
  return [
    {
      key,
      selection: selections.get(record.id) ?? place,
      code: keys.of('code', record.code),
      coder: keys.of('coder', coder),
      span: { start, end },
      created: record.created,
      memo: record.memo ?? '',
    },
  ];
}

/** The selections that links name, by id of the coding on them. */
function selectionOf({ kept }: Exporting): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(kept.selections).flatMap(([selection, ids]) =>
      ids.map((id) => [id, selection] as const),
    ),
  );
}

const lost = sentence(
  'Lost codings are left out: nobody can say where in the text they are. Review them first.',
);
