// Kills processes that code a thousand times (or as often as is said), at any instant, and looks
// whether every act that had returned is on disk: `npm run test:crash -- 1000`.
import { spawnSync } from 'node:child_process';
import { inProject } from './support/project.mjs';

const { status } = spawnSync(
  process.execPath,
  [inProject('scripts/test.mjs'), 'unit', '--grep', 'killed at any instant'],
  { stdio: 'inherit', env: { ...process.env, CODEBOOK_KILLS: process.argv[2] ?? '1000' } },
);
process.exitCode = status ?? 1;
