import { LineCounter, parseDocument } from 'yaml';
import type { Problem, Read } from '../base/problem';
import { sentence } from '../base/sentences';
import type { SourceRule } from './layout';

/** What `project.yaml` says; every part of it is optional. */
export interface ProjectSettings {
  readonly title: string | undefined;
  readonly sources: SourceRule | undefined;
  readonly kinds: readonly string[];
  /** Labels by which transcripts name whoever asks the questions. */
  readonly interviewers: readonly string[];
  /** Words of the field that belong together (示范课, 磨课). */
  readonly terms: readonly string[];
}

export const noSettings: ProjectSettings = {
  title: undefined,
  sources: undefined,
  kinds: [],
  interviewers: [],
  terms: [],
};

export function readSettings(file: string, text: string): Read<ProjectSettings> {
  const lineCounter = new LineCounter();
  const problems: Problem[] = [];
  const report = (line: number, column: number, kind: string, words: Problem['sentence']) =>
    problems.push({
      kind,
      severity: 'error',
      file,
      range: [line, column, line, column + 1],
      sentence: words,
    });
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  for (const error of document.errors) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    const words = sentence('This is not valid YAML: {reason}', { reason: error.message });
    report(line, col, 'broken-yaml', words);
  }
  let value: unknown;
  try {
    value = document.errors.length ? undefined : document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report(1, 1, 'broken-yaml', sentence('This can’t be read as settings: {reason}', { reason }));
  }
  if (value === undefined || value === null) return { value: noSettings, problems };
  if (typeof value !== 'object' || Array.isArray(value)) {
    const words = sentence('Settings are written as “name: value”, one a line, as in “title: …”.');
    report(1, 1, 'wrong-type', words);
    return { value: noSettings, problems };
  }
  const fields = value as Record<string, unknown>;
  return { value: settingsOf(fields), problems };
}

function settingsOf(fields: Record<string, unknown>): ProjectSettings {
  const sources = fields['sources'];
  const rule =
    typeof sources === 'object' && sources !== null && !Array.isArray(sources)
      ? (sources as Record<string, unknown>)
      : { include: sources };
  const include = textsOf(rule['include']);
  const exclude = textsOf((rule as Record<string, unknown>)['exclude']);
  return {
    title: titleOf(fields['title']),
    sources: include.length || exclude.length ? { include, exclude } : undefined,
    kinds: textsOf(fields['kinds']),
    interviewers: textsOf(fields['interviewers']),
    terms: textsOf(fields['terms']),
  };
}

/** A title may be one text or one a language; the first is as good as any. */
function titleOf(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null) return textsOf(Object.values(value))[0];
  return textsOf(value)[0];
}

function textsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  return list.flatMap((item) =>
    typeof item === 'string' || typeof item === 'number' ? [String(item)] : [],
  );
}
