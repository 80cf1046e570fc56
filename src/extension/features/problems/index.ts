import type { Feature } from '../../services';
import { ProblemsPublisher } from './publisher';

/** What a person can mend in a project's files, in the Problems panel. */
export const problemsFeature: Feature = ({ projects, bookChecks }) =>
  new ProblemsPublisher(projects, bookChecks);
