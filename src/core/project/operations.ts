import { describe } from '../anchor/selector';
import { Refusal } from '../base/refusal';
import { type Sentence, sentence } from '../base/sentences';
import type { CodingRecord } from '../coding/coding';
import { coderNameFault } from '../coding/coder';
import type { RecordEdit } from '../coding/edit';
import { uuid7 } from '../coding/id';
import { type Settlement, settling } from '../coding/settle';
import type { Span } from '../text/span';
import { trimSpan } from '../text/trim';
import { editAsOne } from './asOne';
import { editsByCoder } from './editsByCoder';
import type { Act } from './history';
import type { LocatedCoding, LocatedSource } from './located';
import type { Project } from './project';

export { Refusal };

export interface ApplyRequest {
  readonly source: LocatedSource;
  /** Trimmed here; those with nothing but white space are left out. */
  readonly spans: readonly Span[];
  /** Ids of codes. */
  readonly codes: readonly string[];
  readonly coder: string;
  readonly memo?: string;
}

/** The same codes in several sources; each source once. */
export interface ApplyManyRequest extends Omit<ApplyRequest, 'source' | 'spans'> {
  readonly places: readonly Pick<ApplyRequest, 'source' | 'spans'>[];
}

/** An act, and the codings that stand because of it (those that stood already among them). */
export interface Applied {
  readonly act: Act;
  readonly ids: readonly string[];
  /** How many of `ids` are new. */
  readonly added: number;
}

/**
 * Puts every code on every span. The same code on the same excerpt by the same coder is one
 * coding: where it stands already, it is left as it is. Throws a Refusal for nothing to code, an
 * unknown code, a category, or a coder's name that can't be a folder.
 */
export function applyCodes(
  project: Project,
  { source, spans, ...request }: ApplyRequest,
): Promise<Applied> {
  return applyToSources(project, { ...request, places: [{ source, spans }] });
}

/** As `applyCodes`, in several sources by one act. */
export function applyToSources(project: Project, request: ApplyManyRequest): Promise<Applied> {
  // One after another: of two at once the second would not see what the first has put there.
  const paths = new Set(request.places.map(({ source }) => source.path));
  const work = [...paths].sort().reduceRight<() => Promise<Applied>>(
    (next, path) => () => project.queues.run(`apply ${path}`, next),
    () => applyNow(project, request),
  );
  return work();
}

async function applyNow(project: Project, request: ApplyManyRequest): Promise<Applied> {
  const { places, coder } = request;
  const codes = [...new Set(request.codes)];
  refuseCoder(coder);
  codes.forEach((code) => refuseCode(project, code));
  const ids: string[] = [];
  const edits = new Map<string, RecordEdit[]>();
  const now = project.chance.now();
  for (const { source, spans } of places)
    for (const span of distinctSpans(source.text, spans))
      for (const code of codes) {
        const standing = codingLike(source, coder, code, span);
        const id = standing?.record.id ?? uuid7(now, project.chance.random(10));
        ids.push(id);
        if (standing) continue;
        const record: CodingRecord = {
          id,
          code,
          ...describe(source.text, source.lines, span),
          created: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
          ...(request.memo ? { memo: request.memo } : {}),
        };
        const file = project.codingFile(coder, source.path);
        const ofFile = edits.get(file) ?? [];
        ofFile.push({ kind: 'add', record });
        edits.set(file, ofFile);
      }
  if (!ids.length) throw new Refusal(sentence('There are no words to code here.'));
  const added = [...edits.values()].flat();
  const name = nameOfApplying(codes, added);
  const files = added.length ? await editAsOne(project, name, edits) : [];
  return { act: { name, files, book: undefined }, ids, added: added.length };
}

/** With the words, where they are the same for all. */
function nameOfApplying(codes: readonly string[], edits: readonly RecordEdit[]): Sentence {
  const quotes = edits.flatMap((edit) => (edit.kind === 'add' ? [edit.record.quote] : []));
  const [quote = '', ...others] = new Set(quotes);
  const values = { codes: codes.join(', ') };
  return others.length || !quote
    ? sentence('apply {codes}', values)
    : sentence('apply {codes} to “{words}”', { ...values, words: shortened(quote) });
}

/** Enough to know it again. */
function shortened(quote: string): string {
  const characters = [...quote.replace(/\s+/g, ' ')];
  return characters.length > 24 ? `${characters.slice(0, 24).join('')}…` : characters.join('');
}

export async function removeCodings(
  project: Project,
  source: string,
  codings: readonly LocatedCoding[],
): Promise<Act> {
  const edits = editsByCoder(project, source, codings, ({ record }) => ({
    kind: 'remove',
    id: record.id,
    of: record,
  }));
  const codes = [...new Set(codings.map(({ record }) => record.code))];
  const name = sentence('remove {codes}', { codes: codes.join(', ') });
  const files = await editAsOne(project, name, edits);
  return { name, files, book: undefined };
}

/** An empty memo takes the memo away. */
export async function editMemo(
  project: Project,
  source: string,
  coding: LocatedCoding,
  memo: string,
): Promise<Act> {
  const set = { memo: memo === '' ? undefined : memo };
  const edits = editsByCoder(project, source, [coding], ({ record }) => ({
    kind: 'change',
    id: record.id,
    set,
    of: record,
  }));
  const files = await project.editCodings(edits);
  return {
    name: sentence('edit the memo of {code}', { code: coding.record.code }),
    files,
    book: undefined,
  };
}

/**
 * Settles what people did differently to a coding: see `settling`. Throws a Refusal where the
 * version chosen is not there.
 */
export async function settleConflict(
  project: Project,
  source: string,
  coding: LocatedCoding,
  choice: Settlement,
): Promise<Act> {
  const edits = editsByCoder(project, source, [coding], ({ record }) => {
    const edit = settling(record, choice);
    if (!edit) throw new Refusal(sentence('There is no such version of this coding any more.'));
    return { ...edit, of: record };
  });
  const files = await project.editCodings(edits);
  return {
    name: sentence('settle {code}', { code: coding.record.code }),
    files,
    book: undefined,
  };
}

/** Saves where codings are now, after their source was edited and saved. No act: nothing to undo. */
export async function saveAnchors(project: Project, source: LocatedSource): Promise<void> {
  const changed = source.changedSelectors();
  source.isEdited = false;
  if (!changed.length) return;
  const selectors = new Map(changed.map(({ coding, selector }) => [coding, selector]));
  const codings = changed.map(({ coding }) => coding);
  const edits = editsByCoder(project, source.path, codings, (coding) => ({
    kind: 'change',
    id: coding.record.id,
    set: { ...selectors.get(coding) },
  }));
  try {
    await project.editCodings(edits);
  } catch (error) {
    source.isEdited = true;
    throw error;
  }
}

function distinctSpans(text: string, spans: readonly Span[]): Span[] {
  const distinct = new Map<string, Span>();
  for (const span of spans) {
    const trimmed = trimSpan(text, span);
    if (trimmed) distinct.set(`${trimmed.start}-${trimmed.end}`, trimmed);
  }
  return [...distinct.values()];
}

/** What stands there already: the same code on the same words by the same coder. */
export function codingLike(
  { codings }: Pick<LocatedSource, 'codings'>,
  by: string,
  code: string,
  { start, end }: Span,
): LocatedCoding | undefined {
  return codings.find(
    ({ coder, record, location }) =>
      coder === by &&
      record.code === code &&
      location.state === 'found' &&
      location.span.start === start &&
      location.span.end === end,
  );
}

function refuseCoder(coder: string): void {
  const fault = coderNameFault(coder);
  if (fault) throw new Refusal(fault);
}

function refuseCode(project: Project, id: string): void {
  const code = project.book.byId.get(id);
  if (!code) throw new Refusal(sentence('The code “{id}” is not in the codebook.', { id }));
  if (!code.codable)
    throw new Refusal(
      sentence(
        '“{id}” only groups other codes: choose one of those, or take “codable: false” away.',
        {
          id,
        },
      ),
    );
}
