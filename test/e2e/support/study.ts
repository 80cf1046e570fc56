import { useWorkbench } from './useWorkbench';
import type { Workbench } from './workbench';

/** The example study in a window as wide as on a desk. */
export function useStudy(theme: string): () => Workbench {
  return useWorkbench({
    folder: 'examples/cross-school-leadership',
    theme,
    settings: { 'codebook.coder': 'mei' },
    size: { width: 1440, height: 900 },
  });
}

/** The example study at 200 %: half as many pixels, each twice as large. */
export function useZoomedStudy(): () => Workbench {
  return useWorkbench({
    folder: 'examples/cross-school-leadership',
    size: { width: 720, height: 450 },
  });
}
