// Takes the pictures of the README from the ones that the end-to-end tests made of a real workbench.
//   npm run test:e2e && node scripts/screenshots.mjs
import fs from 'node:fs';
import { inProject, scratch } from './support/project.mjs';

const pictures = {
  'overview.png': 'dark/excerpts.png',
  'picker.png': 'dark/picker.png',
  'autocode.png': 'autocode/dark.png',
  'matrix.png': 'matrix/light/excerpts.png',
  'perspectives.png': 'perspectives/light/excerpts.png',
  'coverage.png': 'coverage/light/codes.png',
  'framework.png': 'framework/light/written.png',
  'maps.png': 'maps/light/network.png',
  'concordance.png': 'concordance/light/ticked.png',
  'memos.png': 'memos/light/view.png',
  'import.png': 'dark/import-preview.png',
  'review.png': 'review/light/then-and-now.png',
  'light.png': 'light/excerpts.png',
  'high-contrast.png': 'high-contrast/excerpts.png',
};

for (const [name, from] of Object.entries(pictures)) {
  fs.copyFileSync(`${scratch}/screenshots/${from}`, inProject('docs/screenshots', name));
  console.log(`docs/screenshots/${name}`);
}
