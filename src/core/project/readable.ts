import { Unreadable } from '../base/unreadable';
import type { LocatedSource } from './located';
import type { Project } from './project';

/**
 * A source as the project’s `located` gives it, for those that look at many: undefined too where its
 * file can’t be read, which is told as a problem and keeps nobody from the others.
 */
export async function readable(project: Project, path: string): Promise<LocatedSource | undefined> {
  try {
    return await project.located(path);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
