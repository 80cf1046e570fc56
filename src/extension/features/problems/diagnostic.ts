import * as vscode from 'vscode';
import type { Problem, Severity } from '../../../core/base/problem';
import { codebookFile } from '../../../core/project/layout';
import { rangeOfProblem } from '../../host/convert';
import { inWords } from '../../host/words';
import type { LineText } from './lines';

/**
 * @param lines of the file, where its text is at hand
 * @param uriOf a file of the project
 */
export function diagnosticOf(
  problem: Problem,
  lines: LineText | undefined,
  uriOf: (path: string) => vscode.Uri,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    lines ? exactRange(problem, lines) : rangeOfProblem(problem.range),
    inWords(problem.sentence),
    severityOf(problem.severity),
  );
  diagnostic.source = 'Codebook';
  diagnostic.code = problem.kind;
  const { related } = problem;
  if (related) {
    const place = new vscode.Location(uriOf(related.file), rangeOfProblem(related.range));
    const words = wordsOf(problem, related.file);
    diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(place, words)];
  }
  return diagnostic;
}

/** What a place is to which a problem points. */
function wordsOf({ file }: Problem, related: string): string {
  if (related === codebookFile) return vscode.l10n.t('The other code');
  return related === file
    ? vscode.l10n.t('The other coding')
    : vscode.l10n.t('The place in the source');
}

/** Columns of a problem count characters, those of VS Code UTF-16 units. */
function exactRange({ range: [line, column, endLine, endColumn] }: Problem, lines: LineText) {
  return new vscode.Range(
    line - 1,
    unitsBefore(lines(line), column),
    endLine - 1,
    unitsBefore(lines(endLine), endColumn),
  );
}

function unitsBefore(line: string | undefined, column: number): number {
  let units = 0;
  for (const character of line ?? '') {
    if (--column < 1) break;
    units += character.length;
  }
  return line === undefined ? 0 : units;
}

function severityOf(severity: Severity): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'info':
      return vscode.DiagnosticSeverity.Information;
    case 'hint':
      return vscode.DiagnosticSeverity.Hint;
  }
}
