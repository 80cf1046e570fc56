import { type CellKeys, cellQuery } from '../../../core/analysis/cellQuery';
import type { CrossTable } from '../../../core/analysis/crossTable';
import type { MatrixAsk } from '../../../protocol/matrix';
import type { Choice, Chosen } from '../../state/choice';
import type { OpenProject } from '../../workspace';

/** Shows the excerpts behind a number in the Excerpts view. */
export function showExcerptsOf(
  choice: Choice,
  open: OpenProject,
  { ask, table }: { readonly ask: MatrixAsk; readonly table: CrossTable },
  keys: CellKeys,
): void {
  const isPair = ask.rows === 'code' && ask.columns === 'code';
  const isOfTwo = isPair && keys.row !== undefined && keys.column !== undefined;
  const keyOf = (axis: string) =>
    (ask.rows === axis ? keys.row : undefined) ?? (ask.columns === axis ? keys.column : undefined);
  const code = keyOf('code');
  const hasBelow = (open.project.book.byId.get(code ?? '')?.children.length ?? 0) > 0;
  const plain: Chosen = {
    open,
    code,
    withDescendants: ask.rollUp && hasBelow,
    case: keyOf('case'),
  };
  const isPlain = (axis: string, key: string | undefined) =>
    key === undefined || axis === 'code' || axis === 'case';
  // What code and case alone can say leaves the views free to narrow it further.
  if (
    ask.where.trim() === '' &&
    isPlain(ask.rows, keys.row) &&
    isPlain(ask.columns, keys.column) &&
    !(isOfTwo && keys.row !== keys.column)
  )
    return choice.choose(plain);
  const labelOf = (headings: CrossTable['rows'], key: string | undefined) =>
    headings.find((heading) => heading.key === key)?.label;
  const words = [
    labelOf(table.rows, keys.row),
    isOfTwo && keys.column === keys.row ? undefined : labelOf(table.columns, keys.column),
    ask.where.trim() || undefined,
  ];
  choice.choose({
    open,
    code: undefined,
    withDescendants: false,
    case: undefined,
    also: {
      query: cellQuery(ask, keys),
      words: words.filter((word) => word !== undefined).join(' × '),
    },
  });
}
