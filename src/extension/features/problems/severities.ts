import * as vscode from 'vscode';
import type { Problem, Severity } from '../../../core/base/problem';

/** How grave each kind of problem of a codebook is taken: an object, by kind. */
export const severitySetting = 'codebook.diagnostics';

const severities: Readonly<Record<string, Severity | 'off'>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'hint',
  off: 'off',
};

/** The problems as grave as the settings of their folder say; those that are off are left out. */
export function graded(problems: readonly Problem[], folder: vscode.Uri): readonly Problem[] {
  const chosen = vscode.workspace
    .getConfiguration(undefined, folder)
    .get<Readonly<Record<string, unknown>>>(severitySetting, {});
  return problems.flatMap((problem) => {
    const word = chosen[problem.kind];
    const severity = typeof word === 'string' ? severities[word] : undefined;
    if (severity === 'off') return [];
    return severity === undefined ? [problem] : [{ ...problem, severity }];
  });
}
