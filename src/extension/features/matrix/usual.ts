import { plainSide } from '../../../core/analysis/tableLook';
import type { MatrixAsk, MatrixLook, MatrixState } from '../../../protocol/matrix';

export const usualAsk: MatrixAsk = {
  rows: 'code',
  columns: 'case',
  count: 'codings',
  closeness: { kind: 'overlap' },
  rollUp: true,
  where: '',
};

export const usualLook: MatrixLook = {
  rows: plainSide,
  columns: plainSide,
  hideEmpty: false,
  share: 'count',
  isShaded: true,
};

/** What a page kept, as far as it is sound: an older version of ours may have kept other things. */
export function restoredState(kept: unknown): MatrixState | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { folder, ask, look } = kept as Partial<MatrixState>;
  if (typeof folder !== 'string') return undefined;
  return {
    folder,
    ask: { ...usualAsk, ...ask },
    look: {
      ...usualLook,
      ...look,
      rows: { ...plainSide, ...look?.rows },
      columns: { ...plainSide, ...look?.columns },
    },
  };
}
