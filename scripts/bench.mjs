// Measures how fast things are, side by side with public yardsticks; see bench/README.md.
import { ensureDependencies } from './support/dependencies.mjs';

await ensureDependencies();
// Only now: what it loads is there once the packages are.
const { bench } = await import('../bench/run.mjs');
try {
  process.exitCode = await bench();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
