import { isMap, isScalar, type Pair } from 'yaml';
import { isNothing, textOf } from '../base/yaml';
import { afterLast, atRoot, belowKey, besideName, indentOf } from './blockPlaces';
import { besideFlowName, flowValue, intoFlow, isBareBraces } from './flowPlaces';
import type { NewEntry } from './source';
import type { Splice } from './splice';
import type { Spot } from './spot';

/** The root, or the value of the first code of that id. */
export function findSpot(source: string, root: unknown, id: string | undefined): Spot | undefined {
  const top: Spot = {
    pair: undefined,
    value: root,
    isFlow: false,
    idStep: undefined,
    fieldStep: undefined,
  };
  return id === undefined ? top : findWithin(source, top, id);
}

function findWithin(source: string, spot: Spot, id: string): Spot | undefined {
  for (const codes of pairsNamed(spot.value, 'codes')) {
    const list = spotIn(source, spot, codes, 'fieldStep');
    if (!isMap(list.value)) continue;
    for (const pair of list.value.items) {
      const code = spotIn(source, list, pair, 'idStep');
      if (textOf(pair.key) === id) return code;
      const found = findWithin(source, code, id);
      if (found) return found;
    }
  }
  return undefined;
}

function pairsNamed(value: unknown, name: string): readonly Pair[] {
  return isMap(value) ? value.items.filter((pair) => textOf(pair.key) === name) : [];
}

/** The spot below a pair, with the indentation seen on the way. */
function spotIn(source: string, outer: Spot, pair: Pair, step: 'idStep' | 'fieldStep'): Spot {
  const isFlow = outer.isFlow || (isMap(outer.value) && outer.value.flow === true);
  const spot = { ...outer, pair, value: pair.value, isFlow };
  if (isFlow || !outer.pair) return spot;
  return { ...spot, [step]: indentOf(source, pair) - indentOf(source, outer.pair) };
}

/**
 * The splices that put a code below `keys` (what of `codes` is not there yet) at a spot; undefined
 * where no place is safe.
 */
export function place(
  source: string,
  spot: Spot,
  keys: readonly string[],
  entry: NewEntry,
): readonly Splice[] | undefined {
  const { value, pair, isFlow } = spot;
  const [key, ...rest] = keys;
  const [inner] = key === undefined ? [] : pairsNamed(value, key);
  if (inner) return place(source, spotIn(source, spot, inner, 'fieldStep'), rest, entry);
  if (isMap(value) && !value.flow) return afterLast(source, spot, value, keys, entry);
  if (isMap(value) && (isFlow || !pair || !isBareBraces(source, value))) {
    return intoFlow(source, value, keys, entry);
  }
  if (isMap(value) || isNothing(value)) {
    if (!pair) return atRoot(source, spot, keys, entry);
    return isFlow
      ? flowValue(source, pair, keys, entry)
      : belowKey(source, spot, pair, keys, entry);
  }
  if (!pair || key === undefined || !isScalar(value)) return undefined;
  return isFlow ? besideFlowName(value, keys, entry) : besideName(source, spot, pair, keys, entry);
}
