import { Losses } from '../exchange/lossReport';
import { countCarried, countCodes } from '../exchange/countCarried';
import { bookOf, studyOf } from '../exchange/studyOf';
import { writeQdc } from '../refi/writeCodebook';
import { writeQdpx } from '../refi/writeProject';
import type { Exporter } from './request';

export const projectToQdpx: Exporter = async (project, { language, onProgress }) => {
  const losses = new Losses();
  const study = await studyOf(project, losses, language, onProgress);
  countCarried(study, losses);
  return { bytes: writeQdpx(study, losses), report: losses.report() };
};

export const codebookToQdc: Exporter = async (project, { language }) => {
  const losses = new Losses();
  const study = await bookOf(project, losses, language);
  losses.carry('codes', countCodes(study.codes));
  return { bytes: writeQdc(study), report: losses.report() };
};
