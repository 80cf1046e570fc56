import type { Feature } from '../../services';
import { ProblemsPublisher } from './publisher';

/** What a person can mend in a project's files, in the Problems panel. */
export const problemsFeature: Feature = ({ projects }) => new ProblemsPublisher(projects);
