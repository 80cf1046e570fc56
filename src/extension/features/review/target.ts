import * as vscode from 'vscode';
import { sentence } from '../../../core/base/sentences';
import { doubtOf } from '../../../core/project/doubts';
import type { LocatedCoding, LocatedSource } from '../../../core/project/located';
import { Refusal } from '../../../core/project/operations';
import { offsetOf } from '../../host/convert';
import type { Services } from '../../services';
import type { OpenProject } from '../../workspace';

/** A coding as a link or a quick fix names it. */
export interface CodingRef {
  /** Of the project, as a URI. */
  readonly folder: string;
  /** Path. */
  readonly source: string;
  readonly coder: string;
  /** Of the record. */
  readonly id: string;
}

/** The coding that is to be settled, as it is at this moment. */
export interface Target {
  readonly open: OpenProject;
  /** Path. */
  readonly path: string;
  /** Undefined when its file is gone. */
  readonly source: LocatedSource | undefined;
  readonly coding: LocatedCoding;
}

/**
 * The coding that a row or a quick fix names. Without one, the one at the cursor or the one that is
 * being reviewed: a lost one is nowhere, and to attach a coding one selects other words, so then
 * the one under review comes first. Throws a Refusal where there is none.
 */
export async function targetOf(
  services: Services,
  given: unknown,
  first: 'cursor' | 'reviewed' = 'cursor',
): Promise<Target> {
  const named = namedIn(given);
  if (named) return find(services, named);
  const reviewed = refReviewed(services);
  const atCursor = await refAtCursor(services, reviewed);
  const ref = first === 'cursor' ? (atCursor ?? reviewed) : (reviewed ?? atCursor);
  if (!ref) throw new Refusal(nothing);
  return find(services, ref);
}

/** What a row or a quick fix names; menus of editors hand over the file, which names none. */
export function namedIn(given: unknown): CodingRef | undefined {
  return refIn(given) ?? refOfRow(given);
}

/** The one under review, as long as it is not settled. */
function refReviewed({ reviewing: { current } }: Services): CodingRef | undefined {
  if (!current) return undefined;
  const { open, source, coder, id } = current;
  const doubts = open.project.doubts.all.get(source) ?? [];
  const isOpen = doubts.some((each) => each.doubt && each.coder === coder && each.id === id);
  return isOpen ? { folder: open.folder.toString(), source, coder, id } : undefined;
}

const nothing = sentence(
  'Put the cursor on a coding that has moved, or choose one below “Needs Review” in the Excerpts view.',
);

export function refOf({ open, path, coding }: Omit<Target, 'source'>): CodingRef {
  const { coder, record } = coding;
  return { folder: open.folder.toString(), source: path, coder, id: record.id };
}

async function find({ projects }: Services, ref: CodingRef): Promise<Target> {
  const { folder, source: path, coder, id } = ref;
  const open = projects.all.find((each) => each.folder.toString() === folder);
  if (!open) throw new Refusal(sentence('The project of this coding is not open any more.'));
  const source = open.project.sources.has(path) ? await open.project.located(path) : undefined;
  const codings = source?.codings ?? (await lostCodings(open, path));
  const coding = codings.find((each) => each.coder === coder && each.record.id === id);
  if (!coding)
    throw new Refusal(
      sentence('This coding is no longer there. It was removed, or its file has changed.'),
    );
  return { open, path, source, coding };
}

/** The codings of a source that is gone. */
export async function lostCodings(
  { project }: OpenProject,
  path: string,
): Promise<LocatedCoding[]> {
  const records = await project.recordsOf(path);
  return records.map((each) => ({ ...each, location: { state: 'lost' } }));
}

function refIn(given: unknown): CodingRef | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { folder, source, coder, id } = given as Partial<Record<keyof CodingRef, unknown>>;
  return typeof folder === 'string' &&
    typeof source === 'string' &&
    typeof coder === 'string' &&
    typeof id === 'string'
    ? { folder, source, coder, id }
    : undefined;
}

/** Of an excerpt's row in a tree. */
function refOfRow(given: unknown): CodingRef | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const row = given as {
    kind?: unknown;
    open?: OpenProject;
    source?: string;
    coding?: LocatedCoding;
  };
  if (row.kind !== 'excerpt' || !row.open || row.source === undefined || !row.coding)
    return undefined;
  return refOf({ open: row.open, path: row.source, coding: row.coding });
}

/** Of those at the cursor that are to be looked at: the one under review, else the shortest. */
async function refAtCursor(
  { live: sources }: Services,
  reviewed: CodingRef | undefined,
): Promise<CodingRef | undefined> {
  const editor = vscode.window.activeTextEditor;
  const live = editor && (await sources.settled(editor.document));
  if (!live) return undefined;
  const { open, source } = live;
  const at = offsetOf(source.lines, editor.selection.active);
  const touched = source.codings.flatMap((coding) => {
    if (coding.location.state === 'lost' || !doubtOf(coding)) return [];
    const { start, end } = coding.location.span;
    return at >= start && at <= end ? [{ coding, length: end - start }] : [];
  });
  if (touched.some(({ coding }) => coding.record.id === reviewed?.id)) return reviewed;
  const [shortest] = touched.sort((a, b) => a.length - b.length);
  return shortest && refOf({ open, path: source.path, coding: shortest.coding });
}
