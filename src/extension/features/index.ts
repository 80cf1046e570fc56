import type { Feature } from '../services';
import { applyFeature } from './apply';
import { bookFeature } from './book';
import { casesTreeFeature } from './casesTree';
import { changeFeature } from './change';
import { codebookTreeFeature } from './codebookTree';
import { excerptsTreeFeature } from './excerptsTree';
import { gitFeature } from './git';
import { hoverFeature } from './hover';
import { languageFeature } from './language';
import { navigateFeature } from './navigate';
import { paintFeature } from './paint';
import { problemsFeature } from './problems';
import { reviewFeature } from './review';
import { startFeature } from './start';
import { statusFeature } from './status';

/** Every feature, in the order in which they start. */
export const features: readonly Feature[] = [
  applyFeature,
  changeFeature,
  navigateFeature,
  startFeature,
  gitFeature,
  codebookTreeFeature,
  excerptsTreeFeature,
  casesTreeFeature,
  statusFeature,
  paintFeature,
  hoverFeature,
  languageFeature,
  bookFeature,
  problemsFeature,
  reviewFeature,
];
