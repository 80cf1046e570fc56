import type { CodeMap, MapRequest } from '../../../core/analysis/maps/codeMap';

/** What was counted, and what for. */
export interface Mapped {
  readonly map: CodeMap;
  readonly request: MapRequest;
}
