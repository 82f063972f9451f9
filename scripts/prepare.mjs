import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './find-browser.mjs';

/** Absolute path of the project. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

const isWindows = process.platform === 'win32';

/**
 * Runs a program in the project and returns its exit code and output.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv }} [options] `quiet` keeps the output instead of showing it.
 */
export function run(command, args, { quiet = false, env = process.env } = {}) {
  const result = spawnSync(command, args, {
    cwd: projectRoot,
    env,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    shell: isWindows,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  return {
    code: result.status ?? 1,
    output: `${result.stdout ?? ''}${result.stderr ?? ''}`,
    error: result.error,
  };
}

/** Installs the exact packages of package-lock.json when they are missing or of another lock file. */
export function ensurePackages() {
  const stamp = join(projectRoot, 'node_modules', '.drafthand-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(projectRoot, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing packages (npm ci) …');
  const result = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
  if (result.code !== 0) {
    console.error(result.output || String(result.error));
    throw new Error(
      'The packages could not be installed. Check the network connection and run the command again.',
    );
  }
  writeFileSync(stamp, lock);
}

/**
 * Finds a Chromium-family browser; on Debian as root it installs the `chromium` package.
 *
 * @returns {{ path: string, name: string }}
 */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (isDebianRoot()) {
    console.log('No browser found: installing Debian’s chromium …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], { quiet: true, env });
    const result = run('apt-get', ['install', '-y', '-qq', 'chromium'], { quiet: true, env });
    const installed = findBrowser();
    if (installed) return installed;
    console.error(result.output);
  }
  throw new Error(
    [
      'No Chromium-family browser was found.',
      'Install Chromium, Chrome, Edge or Brave, or point BROWSER_BIN at one:',
      '  Debian, Ubuntu   sudo apt-get install chromium',
      '  macOS            brew install --cask chromium',
      '  Windows          winget install Hibbiki.Chromium',
      '  anywhere         BROWSER_BIN=/path/to/browser npm start',
    ].join('\n'),
  );
}

/** Whether a browser window can be shown here. */
export function hasScreen() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function isDebianRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}
