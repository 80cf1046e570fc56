import type { ToolOption } from '../../protocol/table';

/** What lines of a table can be: told with how many of them are so, and asked for by its key. */
export interface Kind<Of> {
  readonly key: string;
  readonly label: string;
  readonly is: (of: Of) => boolean;
}

export function kindOptions<Of>(kinds: readonly Kind<Of>[], all: readonly Of[]): ToolOption[] {
  return kinds.map(({ key, label, is }) => ({ key, label, count: all.filter(is).length }));
}

/** Leaves out what is not of the kind that is asked for; of no kind, nothing. */
export function leavingOut<Of>(kinds: readonly Kind<Of>[], key: string): (of: Of) => boolean {
  const kind = kinds.find((each) => each.key === key);
  return (of) => kind !== undefined && !kind.is(of);
}
