import type { Closeness } from '../core/analysis/crossTable';
import type { AxisChoice } from './matrix';

/** How near two codes can be asked to stand, in words. */
export interface ClosenessWords {
  readonly overlap: string;
  readonly excerpt: string;
  readonly turn: string;
  readonly near1: string;
  /** With {n}. */
  readonly near: string;
}

export function closenessesIn({
  overlap,
  excerpt,
  turn,
  near1,
  near,
}: ClosenessWords): AxisChoice[] {
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
