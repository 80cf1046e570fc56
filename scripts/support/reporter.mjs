// Mocha's own words for people, and the counts for the closing line of a test run.
import fs from 'node:fs';
import Mocha from 'mocha';

const { Spec } = Mocha.reporters;

// Mocha wants the reporter as the default export.
class Reporter extends Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes: passed, failures: failed, pending: skipped } = runner.stats;
      const file = process.env.CODEBOOK_COUNTS;
      if (file) fs.writeFileSync(file, JSON.stringify({ passed, failed, skipped }));
    });
  }
}

export { Reporter as default };
