import type { Feature } from '../services';
import { applyFeature } from './apply';
import { changeFeature } from './change';
import { navigateFeature } from './navigate';
import { startFeature } from './start';

/** Every feature, in the order in which they start. */
export const features: readonly Feature[] = [
  applyFeature,
  changeFeature,
  navigateFeature,
  startFeature,
];
