import fs from 'node:fs';
import path from 'node:path';

/** The version of the package that this file is part of. */
export function version(): string {
  for (let folder = __dirname; ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json');
    if (fs.existsSync(file)) {
      const { version } = JSON.parse(fs.readFileSync(file, 'utf8')) as { version?: string };
      if (version !== undefined) return version;
    }
    if (path.dirname(folder) === folder) throw new Error('There is no package.json above here.');
  }
}
