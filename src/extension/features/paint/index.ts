import type { Feature } from '../../services';
import { Painter } from './painter';

/** Codes seen in the text: coloured words, stripes beside them, names behind the line. */
export const paintFeature: Feature = (services) => new Painter(services);
