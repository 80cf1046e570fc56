import type { Projects } from '../workspace';

/** What trees need of the open projects. */
export type ProjectList = Pick<Projects, 'all' | 'onDidChange' | 'onDidCheck' | 'onDidChangeList'>;
