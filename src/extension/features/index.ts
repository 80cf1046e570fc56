import type { Feature } from '../services';
import { applyFeature } from './apply';
import { autocodeFeature } from './autocode';
import { bookFeature } from './book';
import { atCursorFeature } from './atCursor';
import { casesTreeFeature } from './casesTree';
import { changeFeature } from './change';
import { citationFeature } from './citation';
import { codebookTreeFeature } from './codebookTree';
import { coverageFeature } from './coverage';
import { concordanceFeature } from './concordance';
import { exchangeFeature } from './exchange';
import { excerptsTreeFeature } from './excerptsTree';
import { frameworkFeature } from './framework';
import { gitFeature } from './git';
import { hoverFeature } from './hover';
import { interruptedFeature } from './interrupted';
import { keysFeature } from './keys';
import { importingFeature } from './importing';
import { languageFeature } from './language';
import { mapsFeature } from './maps';
import { matrixFeature } from './matrix';
import { memosFeature } from './memos';
import { navigateFeature } from './navigate';
import { paintFeature } from './paint';
import { perspectivesFeature } from './perspectives';
import { problemsFeature } from './problems';
import { queryFeature } from './query';
import { refactorFeature } from './refactor';
import { reviewFeature } from './review';
import { startFeature } from './start';
import { statusFeature } from './status';

/** Every feature, in the order in which they start. */
export const features: readonly Feature[] = [
  applyFeature,
  autocodeFeature,
  changeFeature,
  navigateFeature,
  citationFeature,
  keysFeature,
  startFeature,
  importingFeature,
  gitFeature,
  codebookTreeFeature,
  refactorFeature,
  excerptsTreeFeature,
  atCursorFeature,
  casesTreeFeature,
  matrixFeature,
  concordanceFeature,
  mapsFeature,
  perspectivesFeature,
  coverageFeature,
  frameworkFeature,
  memosFeature,
  queryFeature,
  statusFeature,
  paintFeature,
  hoverFeature,
  languageFeature,
  bookFeature,
  problemsFeature,
  reviewFeature,
  interruptedFeature,
  exchangeFeature,
];
