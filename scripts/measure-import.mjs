import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agree, importLibrary } from './demo-run.mjs';
import { startExtensionSession } from './extension-session.mjs';
import { writeGrownLibrary } from './grown-library.mjs';
import { ensureBrowser, projectRoot, run } from './prepare.mjs';

/**
 * Measures how long the studio stands still while an import goes on: extension pages share a thread with the
 * offscreen document that reads the files. 400 posts, and with `--huge` a Markdown file of 9 MB and a web page of 7 MB.
 * Prints one JSON object on the last line: seconds in all, and the longest gaps of a 10 ms timer in milliseconds.
 */
const isHuge = process.argv.includes('--huge');
if (run('npx', ['wxt', 'build'], { quiet: true }).code !== 0)
  throw new Error('The build failed: npm run build');
const folder = mkdtempSync(join(tmpdir(), 'drafthand-measure-'));
const library = join(folder, 'library');
writeGrownLibrary(library, 400);
if (isHuge) writeHugeFiles(library);
const session = await startExtensionSession({
  executablePath: ensureBrowser().path,
  build: join(projectRoot, '.output/chrome-mv3'),
  grantedOrigins: ['https://www.linkedin.com/*'],
});
try {
  const studio = await session.openPage('options.html#welcome');
  await agree(studio);
  await studio.goto(`${studio.url().split('#')[0]}#library`);
  await studio.evaluate(() => {
    window.gaps = [];
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      window.gaps.push(now - last);
      last = now;
    }, 10);
  });
  const startedAt = Date.now();
  await importLibrary(studio, session.id, library);
  const seconds = (Date.now() - startedAt) / 1000;
  const gaps = await studio.evaluate(() => window.gaps);
  gaps.sort((one, other) => other - one);
  console.log(JSON.stringify({ isHuge, seconds, longestGaps: gaps.slice(0, 10).map(Math.round) }));
} finally {
  await session.close();
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} into the folder */
function writeHugeFiles(into) {
  const words =
    'Plain words about databases and trains, a [link](https://owner.example/x) and **more** words. '.repeat(
      8,
    );
  const parts = (count, part) => Array.from({ length: count }, (_, at) => part(at)).join('');
  writeFileSync(join(into, 'huge.md'), `# Huge\n\n${parts(11_000, (at) => `## Part ${at}\n\n${words}\n\n`)}`);
  const page = parts(9_000, (at) => `<h2>Part ${at}</h2><p>${words}</p>`);
  writeFileSync(
    join(into, 'huge.html'),
    `<!doctype html><html><head><title>Huge page</title></head><body><article><h1>Huge page</h1>${page}</article></body></html>`,
  );
}
