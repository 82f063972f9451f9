import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureBudgets } from './budgets.mjs';
import { ensureBrowser, ensurePackages, projectRoot, run } from './prepare.mjs';

/**
 * The whole verification: installs what it needs, then format and lint, types, builds, size
 * budgets, the Firefox lint and every test (Node, real Chromium, the built extension).
 * Ends with one line `N passed, M failed`; a check counts like a test.
 */
const started = Date.now();
let passed = 0;
let failed = 0;

function report(name, isGood, output = '') {
  if (isGood) passed += 1;
  else failed += 1;
  console.log(`${isGood ? '✓' : '✗'} ${name} (${Math.round((Date.now() - started) / 1000)} s)`);
  if (!isGood) console.log(output);
}

function check(name, command, args) {
  const result = run(command, args, { quiet: true });
  report(name, result.code === 0, result.output || String(result.error ?? ''));
}

function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

try {
  ensurePackages();
  process.env.BROWSER_BIN = ensureBrowser().path;
} catch (error) {
  report('what the tests need', false, error.message);
  finish();
}

check('generated types', 'npx', ['wxt', 'prepare']);
check('format and lint', 'npx', ['biome', 'check', '--error-on-warnings', '.']);
check('types of the core, without the DOM', 'npx', ['tsc', '-p', 'tsconfig.core.json']);
check('types', 'npx', ['tsc', '-p', 'tsconfig.json']);
check('build for Chromium', 'npx', ['wxt', 'build']);
check('build of the demo', 'npx', ['wxt', 'build', '--mode', 'demo']);
check('build for Firefox', 'npx', ['wxt', 'build', '-b', 'firefox', '--mv3']);
check('Firefox lint', 'npx', ['web-ext', 'lint', '-s', '.output/firefox-mv3']);

for (const { file, kilobytes, limit, isWithin } of measureBudgets(join(projectRoot, '.output/chrome-mv3'))) {
  const text = `${kilobytes.toFixed(1)} of ${limit} kB gzipped`;
  report(`size of ${file}: ${text}`, isWithin, `${file} is too large: ${text}`);
}

const folder = mkdtempSync(join(tmpdir(), 'drafthand-test-'));
const results = join(folder, 'results.json');
for (const project of ['unit', 'dom', 'e2e']) {
  const outcome = run('npx', [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
  ]);
  try {
    const json = JSON.parse(readFileSync(results, 'utf8'));
    passed += json.numPassedTests;
    // A suite that does not load has no failed test of its own; skipped tests count as failed.
    const others = json.numTotalTests - json.numPassedTests;
    failed += others > 0 ? others : outcome.code === 0 ? 0 : 1;
    if (json.numTotalTests === 0) failed += 1;
    rmSync(results);
  } catch (error) {
    report(`${project} tests`, false, `no result: ${error.message}`);
  }
}
rmSync(folder, { recursive: true, force: true });
console.log(`finished in ${Math.round((Date.now() - started) / 1000)} s`);
finish();
