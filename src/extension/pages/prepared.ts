import type { Part } from '../../core/analysis/query/parts';
import { prepared } from '../../core/analysis/query/query';
import { Refusal } from '../../core/base/refusal';
import type { Project } from '../../core/project/project';
import { FaultOf } from './tableKind';

/**
 * What a question in one of the tools asks for.
 * @throws FaultOf where it can’t be read, so that it is told where it stands
 */
export function preparedFor(project: Project, key: string, question: string): Part {
  return faultIn(key, () => prepared(project, question));
}

/** Does what a tool asks for. @throws FaultOf for what is refused */
export function faultIn<T>(key: string, does: () => T): T {
  try {
    return does();
  } catch (error) {
    throw error instanceof Refusal ? new FaultOf(key, error) : error;
  }
}
