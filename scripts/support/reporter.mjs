// Mocha's own words for people, and the counts for the closing line of a test run.
import fs from 'node:fs';
import Mocha from 'mocha';

const { Spec } = Mocha.reporters;

// Mocha wants the reporter as the default export.
class Reporter extends Spec {
  constructor(runner, options) {
    super(runner, options);
    const files = new Map();
    const count = (what) => (test) => {
      const counts = files.get(test.file) ?? { file: test.file, passed: 0, failed: 0, skipped: 0 };
      counts[what]++;
      files.set(test.file, counts);
    };
    runner.on('pass', count('passed'));
    runner.on('fail', count('failed'));
    runner.on('pending', count('skipped'));
    runner.once('end', () => {
      const { passes: passed, failures: failed, pending: skipped } = runner.stats;
      const broken = [...files.values()].filter((each) => each.failed > 0);
      const file = process.env.CODEBOOK_COUNTS;
      if (file) fs.writeFileSync(file, JSON.stringify({ passed, failed, skipped, broken }));
    });
  }
}

export { Reporter as default };
