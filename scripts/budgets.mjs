import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Largest size of each script in the Chromium build, in kB (1000 bytes) after gzip. */
export const budgets = {
  'linkedin.js': 15,
  'reader.js': 15,
  // A bigger background script makes every cold start slower: about 10 ms for 500 kB before compression, so that
  // syncing, link checks and search by meaning cost 1 to 2 ms.
  'background.js': 290,
};

/**
 * Compares a build with the budgets.
 *
 * @param {string} folder absolute path of the build
 * @returns {Array<{ file: string, kilobytes: number, limit: number, isWithin: boolean }>}
 */
export function measureBudgets(folder) {
  return Object.entries(budgets).map(([file, limit]) => {
    const kilobytes = gzipSync(readFileSync(join(folder, file)), { level: 9 }).length / 1000;
    return { file, kilobytes, limit, isWithin: kilobytes <= limit };
  });
}
