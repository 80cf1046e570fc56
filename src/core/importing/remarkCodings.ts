import { Refusal } from '../base/refusal';
import { type Sentence, sentence } from '../base/sentences';
import { type Codebook, namesOf } from '../codebook/codebook';
import { addCode } from '../codebook/edit';
import { idFor } from '../codebook/id';
import { coderNameFault } from '../coding/coder';
import type { FileChange } from '../project/history';
import { applyCodes } from '../project/operations';
import type { Project } from '../project/project';
import type { Span } from '../text/span';
import type { Remark } from './imported';

/** What comments become: nothing, memos on the words they stand at, or codes of what they say. */
export type CommentsAs = 'nothing' | 'memos' | 'codings';

/** The code of a comment that names none. */
const commentCode = { id: 'comment', name: 'Comment' };

/** Longer lines are no names of codes. Characters. */
const longestName = 60;

/** A coding that a comment asks for. */
interface Wanted {
  readonly span: Span;
  readonly coder: string;
  /** Names of codes; none for a memo. */
  readonly names: readonly string[];
  readonly memo: string;
}

/** Codings that comments became. */
export interface Remarked {
  readonly files: readonly FileChange[];
  /** How many are new. */
  readonly added: number;
}

/** Puts the comments of a source into its codings, and the codes that they name into the codebook. */
export async function applyRemarks(
  project: Project,
  path: string,
  remarks: readonly Remark[],
  as: CommentsAs,
  coder: string | undefined,
): Promise<Remarked> {
  if (as === 'nothing' || !remarks.length) return none;
  const wanted = joined(remarks.map((remark) => wantedOf(remark, as, coder)));
  await addMissing(project, wanted);
  const source = await project.located(path);
  if (!source) return none;
  const files: FileChange[] = [];
  let added = 0;
  for (const { span, coder: by, names, memo } of wanted) {
    const codes = names.length
      ? names.map((name) => codeNamed(project.book, name) ?? '')
      : [commentCode.id];
    const request = { source, spans: [span], codes, coder: by, ...(memo ? { memo } : {}) };
    const applied = await applyCodes(project, request);
    files.push(...applied.act.files);
    added += applied.added;
  }
  return { files, added };
}

const none: Remarked = { files: [], added: 0 };

/** Whose codings comments become where nobody is named: their author's, if that can be a coder. */
export function refuseNameless(
  remarks: readonly Remark[],
  as: CommentsAs,
  coder: string | undefined,
): void {
  if (as === 'nothing') return;
  const given = coder === undefined ? undefined : coderNameFault(coder);
  if (given) throw new Refusal(given);
  const nameless = remarks.find(({ author }) => coder === undefined && coderNameFault(author));
  if (nameless) throw new Refusal(noCoder(nameless.author));
}

function noCoder(name: string): Sentence {
  return sentence(
    'Comments are by “{name}”, which can’t be a coder’s name. Say whose codings they become.',
    { name },
  );
}

function wantedOf(remark: Remark, as: CommentsAs, coder: string | undefined): Wanted {
  const { span, author, text } = remark;
  const by = coder ?? author;
  const names = as === 'codings' ? namesIn(text) : [];
  if (names.length) return { span, coder: by, names, memo: '' };
  return {
    span,
    coder: by,
    names,
    memo: coder === undefined || !author ? text : `${author}: ${text}`,
  };
}

/**
 * The names of codes in a comment: one a line, or parted by semicolons; none where some line is
 * longer than a name. Dedoose puts “Codes (0-120)” before them.
 */
export function namesIn(text: string): string[] {
  const lines = text
    .split(/[\n;；]/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^codes? \(\d+\s*-\s*\d+\)$/i.test(line));
  return lines.some((line) => [...line].length > longestName) ? [] : [...new Set(lines)];
}

/** Several comments on the same words are one memo. */
function joined(all: readonly Wanted[]): Wanted[] {
  const memos = new Map<string, Wanted>();
  for (const one of all) {
    const key = JSON.stringify([one.span.start, one.span.end, one.coder, one.names]);
    const before = memos.get(key);
    const memo = before && one.memo ? `${before.memo}\n${one.memo}` : one.memo;
    memos.set(key, { ...one, memo });
  }
  return [...memos.values()];
}

async function addMissing(project: Project, wanted: readonly Wanted[]): Promise<void> {
  let text = project.bookText;
  const taken = new Set(project.book.byId.keys());
  const add = (id: string, name: string) => {
    const edited = addCode(text, { id, name });
    if (edited.kind === 'refused') throw new Refusal(edited.reason);
    text = edited.text;
    taken.add(id);
  };
  const missing = new Map<string, string>();
  for (const { names } of wanted)
    for (const name of names)
      if (codeNamed(project.book, name) === undefined) missing.set(name.toLowerCase(), name);
  for (const name of missing.values()) add(idFor(name, taken), name);
  if (wanted.some(({ names }) => !names.length) && !taken.has(commentCode.id))
    add(commentCode.id, commentCode.name);
  if (text !== project.bookText) await project.writeBook(text);
}

/** The code of that id, name (in any language) or alias. */
function codeNamed(book: Codebook, name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  return book.codes.find(
    (code) =>
      code.codable &&
      [code.id, ...namesOf(code), ...code.aliases].some((each) => each.toLowerCase() === wanted),
  )?.id;
}
