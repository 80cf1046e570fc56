import type { ExcerptRequest } from '../analysis/excerpts';
import type { LossReport } from '../exchange/lossReport';
import type { Project } from '../project/project';

/** What can be taken out of a project, and in which kinds of file. */
export const exportKinds = {
  project: ['qdpx'],
  codings: ['csv', 'xlsx'],
  cases: ['csv', 'xlsx'],
  codebook: ['md', 'docx', 'html', 'csv', 'xlsx', 'qdc'],
  excerpts: ['md', 'docx', 'html'],
  transcripts: ['html', 'docx'],
  annotations: ['jsonld'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ExportKind = keyof typeof exportKinds;

export const kindNames = Object.keys(exportKinds) as readonly ExportKind[];

/** What a file of an ending holds where nobody says otherwise. */
export const usualKinds: Readonly<Record<string, ExportKind>> = {
  qdpx: 'project',
  qdc: 'codebook',
  csv: 'codings',
  xlsx: 'codings',
  md: 'excerpts',
  docx: 'excerpts',
  html: 'excerpts',
  jsonld: 'annotations',
  json: 'annotations',
};

export interface ExportRequest extends ExcerptRequest {
  readonly kind: ExportKind;
  /** Of the file, in lower case, without a full stop. */
  readonly ending: string;
  /** In which names and definitions of codes are told. */
  readonly language: string;
  /** By what a report of excerpts is put in order. */
  readonly by: 'code' | 'case';
  /** Whether cells of a CSV file stay as they are, though a spreadsheet may take them for formulas. */
  readonly raw: boolean;
  /** Told how far it is, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

export interface Exported {
  readonly bytes: Uint8Array;
  readonly report: LossReport;
}

/** Makes one kind of file. */
export type Exporter = (project: Project, request: ExportRequest) => Promise<Exported>;

/** Whether a kind can be written in a file of that ending. */
export function canWrite(kind: ExportKind, ending: string): boolean {
  const endings: readonly string[] = exportKinds[kind];
  return endings.includes(ending === 'json' ? 'jsonld' : ending);
}
