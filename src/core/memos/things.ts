import { type Codebook, namesOf } from '../codebook/codebook';
import type { Memo } from './memoFile';
import { fileTitle, isMemo } from './memoFile';

/** What memos are about and link to. */
export type ThingKind = 'code' | 'case' | 'source' | 'coding' | 'memo';

export interface Thing {
  readonly kind: ThingKind;
  /** Of a code, case or coding its id, of a source or memo its path. */
  readonly id: string;
}

/** A thing with what it may be called by. */
export interface NamedThing extends Thing {
  /** The first is what it is most often called. */
  readonly names: readonly string[];
}

/** What there is to link to. */
export interface Surroundings {
  readonly book: Codebook;
  /** Names by id; '' where there is none. */
  readonly cases: ReadonlyMap<string, string>;
  /** Paths. */
  readonly sources: Iterable<string>;
  /** By path. */
  readonly memos: ReadonlyMap<string, Memo>;
  readonly hasCoding: (id: string) => boolean;
}

export function keyOf({ kind, id }: Thing): string {
  return `${kind}:${id}`;
}

/** Everything that can be found by a name: all but codings. */
export function thingsIn({ book, cases, sources, memos }: Surroundings): NamedThing[] {
  const codes = book.codes.map((code): NamedThing => {
    return { kind: 'code', id: code.id, names: [...namesOf(code), ...code.aliases] };
  });
  const ofCases = [...cases].map(([id, name]): NamedThing => {
    return { kind: 'case', id, names: name === '' ? [] : [name] };
  });
  const ofSources = [...sources].map((path): NamedThing => {
    const file = path.slice(path.lastIndexOf('/') + 1);
    return { kind: 'source', id: path, names: [file, file.replace(/\.\w+$/, '')] };
  });
  const ofMemos = [...memos.values()].map((memo): NamedThing => {
    return { kind: 'memo', id: memo.path, names: namesOfMemo(memo) };
  });
  return [...codes, ...ofCases, ...ofSources, ...ofMemos];
}

/** As people link to it; also as other programs do: by the file’s name, or its path from here. */
export function namesOfMemo({ title, path }: Pick<Memo, 'title' | 'path'>): string[] {
  const plain = path.replace(/\.md$/i, '');
  const inside = isMemo(path) ? [path.slice('memos/'.length), plain.slice('memos/'.length)] : [];
  return [title, fileTitle(path), plain, ...inside];
}
