import type { AxisChoice } from '../../protocol/matrix';
import type { MatrixWords } from '../../protocol/matrixWords';

/** What numbers can count. */
export function unitsIn({ codings, cases, sources, words }: MatrixWords): AxisChoice[] {
  return [
    { key: 'codings', label: codings },
    { key: 'cases', label: cases },
    { key: 'sources', label: sources },
    { key: 'words', label: words },
  ];
}

/** What numbers can be told as. */
export function sharesIn({ numbers, ofRow, ofColumn, ofAll }: MatrixWords): AxisChoice[] {
  return [
    { key: 'count', label: numbers },
    { key: 'row', label: ofRow },
    { key: 'column', label: ofColumn },
    { key: 'total', label: ofAll },
  ];
}
