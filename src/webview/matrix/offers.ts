import type { Closeness } from '../../core/analysis/crossTable';
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

/** How near two codes can be asked to stand. */
export function closenessesIn({ overlap, excerpt, turn, near1, near }: MatrixWords): AxisChoice[] {
  return [
    { key: 'overlap', label: overlap },
    { key: 'excerpt', label: excerpt },
    { key: 'turn', label: turn },
    { key: 'near:1', label: near1 },
    ...[2, 3, 5, 10].map((n) => ({ key: `near:${n}`, label: near.replace('{n}', String(n)) })),
  ];
}

export function closenessOf(key: string): Closeness {
  const [kind, sentences] = key.split(':');
  if (kind === 'near') return { kind, sentences: Number(sentences) };
  return { kind: kind === 'excerpt' || kind === 'turn' ? kind : 'overlap' };
}

export function keyOf(closeness: Closeness): string {
  return closeness.kind === 'near' ? `near:${closeness.sentences}` : closeness.kind;
}
