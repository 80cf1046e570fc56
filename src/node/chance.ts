import { randomBytes } from 'node:crypto';
import type { Chance } from '../core/project/ports';

export const chance: Chance = { now: () => Date.now(), random: (count) => randomBytes(count) };
