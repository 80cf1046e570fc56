import type { Code, Codebook } from '../codebook/codebook';
import { namesOf } from '../codebook/codebook';
import { allCodes } from '../exchange/allCodes';
import type { Keys } from '../exchange/keys';
import { FreeIds } from '../exchange/nameStudy';
import type { StudyCode } from '../exchange/study';

/** A code that the codebook has not, with those inside it that it has not either. */
export interface FreshCode {
  readonly code: StudyCode;
  /** Id of the code that it goes into; undefined for the outermost level. */
  readonly parent: string | undefined;
}

export interface MatchedCodes {
  /** By key: the id of each, once the new ones are in the codebook. */
  readonly ids: ReadonlyMap<string, string>;
  readonly fresh: readonly FreshCode[];
  /** Those that are there already. */
  readonly known: readonly { readonly code: StudyCode; readonly is: Code }[];
}

/**
 * Which code of a codebook each code of a study is: the one with its identifier, that of its id, or
 * the one of its name at the same place in the tree. A code that stands alone may be anywhere in the
 * book, if there is but one of its name.
 */
export function matchCodes(
  book: Codebook,
  codes: readonly StudyCode[],
  keys: Keys,
  used: Iterable<string> = [],
): MatchedCodes {
  const byKey = new Map([...used, ...book.byId.keys()].map((id) => [keys.of('code', id), id]));
  const byName = namesIn(book);
  const free = new FreeIds(book.byId.keys());
  const ids = new Map<string, string>();
  const fresh: FreshCode[] = [];
  const known: { code: StudyCode; is: Code }[] = [];
  const codeAt = (id: string | undefined) => (id === undefined ? undefined : book.byId.get(id));

  /** Without a doubt: what these are, no other is by its name. */
  const sure = new Map(
    allCodes(codes).flatMap((code) => {
      const is = codeAt(byKey.get(code.key)) ?? codeAt(code.id);
      return is ? [[code, is] as const] : [];
    }),
  );
  const taken = new Set(sure.values());
  const find = (code: StudyCode, parent: string | undefined, isAlone: boolean) => {
    const alike = (byName.get(fold(code.name)) ?? []).filter((each) => !taken.has(each));
    const [only, ...others] = alike;
    const beside = alike.find((each) => each.parent === parent);
    const is = sure.get(code) ?? beside ?? (isAlone && !others.length ? only : undefined);
    if (is) taken.add(is);
    return is;
  };
  /** The code as it is to be put into what is around it; undefined where it is there. */
  const visit = (
    code: StudyCode,
    parent: string | undefined,
    isTop: boolean,
  ): StudyCode | undefined => {
    const is = find(code, parent, isTop && !code.children.length);
    const id = is?.id ?? byKey.get(code.key) ?? free.take(code);
    ids.set(code.key, id);
    const inner = code.children.flatMap((child) => visit(child, id, false) ?? []);
    if (!is) return { ...code, children: inner };
    known.push({ code, is });
    fresh.push(...inner.map((each) => ({ code: each, parent: id })));
    return undefined;
  };
  for (const code of codes) {
    const own = visit(code, undefined, true);
    if (own) fresh.push({ code: own, parent: undefined });
  }
  return { ids, fresh, known };
}

/** Every name of a code, in whatever language, and what else it is called. */
function namesIn(book: Codebook): ReadonlyMap<string, readonly Code[]> {
  const byName = new Map<string, Code[]>();
  for (const code of book.codes)
    for (const name of new Set([...namesOf(code), code.id, ...code.aliases].map(fold))) {
      const own = byName.get(name);
      if (own) own.push(code);
      else byName.set(name, [code]);
    }
  return byName;
}

function fold(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}
