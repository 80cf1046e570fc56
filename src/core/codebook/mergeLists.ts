import { isMap, isSeq, parseDocument } from 'yaml';
import { mergeOrders } from '../base/mergeOrders';
import { spanOf, textOf } from '../base/yaml';
import type { Piece } from './outline';

const listFields = ['include', 'exclude', 'examples', 'aliases'];

/**
 * A list that both sides changed, merged item by item; undefined where it is none, or its items
 * don’t each stand on one line. In brackets only where all are.
 */
export function mergeLists(
  name: string,
  pieces: readonly (Piece | undefined)[],
): Piece | undefined {
  if (!listFields.includes(name)) return undefined;
  const lists = pieces.map((piece) => (piece ? itemsOf(piece) : { items: [], isFlow: true }));
  const [base, ours, theirs] = lists;
  const model = pieces[1] ?? pieces[2];
  if (!base || !ours || !theirs || !model) return undefined;
  const items = mergeOrders(base.items, ours.items, theirs.items).filter(
    (item) =>
      !base.items.includes(item) || (ours.items.includes(item) && theirs.items.includes(item)),
  );
  const own = ' '.repeat(model.indent);
  const isFlow = [ours, theirs].every((list) => list.isFlow);
  const lines = isFlow
    ? [`${own}${name}: [${items.join(', ')}]`]
    : [`${own}${name}:`, ...items.map((item) => `${own}  - ${item}`)];
  return { ...model, lines };
}

interface Items {
  /** YAML source of each. */
  readonly items: readonly string[];
  readonly isFlow: boolean;
}

function itemsOf({ lines }: Piece): Items | undefined {
  const text = lines.join('\n');
  const root = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' }).contents;
  const list: unknown = isMap(root) ? root.items[0]?.value : undefined;
  if (!isSeq(list) || /(?:^|\s)#/m.test(text)) return undefined;
  const items = list.items.map((item) => {
    const { start, end } = spanOf(item);
    return textOf(item) === undefined ? undefined : text.slice(start, end);
  });
  const areLines = items.every((item) => item !== undefined && item !== '' && !item.includes('\n'));
  return areLines ? { items: items as string[], isFlow: list.flow === true } : undefined;
}
