import type { OpenProject } from '../workspace';

/** Which codes are selected in the Codebook view: what its keys act on. */
export class CodeSelection {
  current: { readonly open: OpenProject; readonly codes: readonly string[] } | undefined;
}
