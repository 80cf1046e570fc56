import fs from 'node:fs';
import path from 'node:path';
import { decodeText } from '../../../../src/core/text/decode';

/** Transcripts of real interviews, kept beside the project and never in it. */
const folder = path.resolve('../shared/realdata');

export const realFolders = ['transcripts-en', 'transcripts-zh', 'vtt-srt'] as const;

/** Skips a test where the transcripts are not at hand, and says why. */
export function needsRealTranscripts(test: Mocha.Context): void {
  if (fs.existsSync(folder)) return;
  console.log(`      (skipped: no real transcripts at ${folder})`);
  test.skip();
}

export function readReal(name: string): string {
  return decodeText(fs.readFileSync(path.join(folder, name))).text;
}

/** Paths below the folder of all transcripts. */
export function realTranscripts(): readonly string[] {
  return realFolders.flatMap((name) =>
    fs
      .readdirSync(path.join(folder, name), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:txt|md|vtt|srt)$/.test(file))
      .map((file) => path.join(name, file)),
  );
}
