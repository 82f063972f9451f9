import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Finds a Chromium-family browser. `BROWSER_BIN` wins; then the usual places of
 * Chromium, Chrome, Brave and Edge on Linux, macOS and Windows.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {{ path: string, name: string } | undefined} undefined when there is none; throws when BROWSER_BIN is set but not executable.
 */
export function findBrowser(env = process.env, platform = process.platform) {
  if (env.BROWSER_BIN) {
    if (!isExecutable(env.BROWSER_BIN)) {
      throw new Error(
        `BROWSER_BIN is set to ${env.BROWSER_BIN}, but there is no program there. Correct or unset it.`,
      );
    }
    return { path: env.BROWSER_BIN, name: 'BROWSER_BIN' };
  }
  for (const [name, path] of candidates(env, platform)) {
    if (isExecutable(path)) return { path, name };
  }
  return undefined;
}

function candidates(env, platform) {
  if (platform === 'darwin') {
    return [
      ['Chromium', 'Chromium.app/Contents/MacOS/Chromium'],
      ['Google Chrome', 'Google Chrome.app/Contents/MacOS/Google Chrome'],
      ['Brave', 'Brave Browser.app/Contents/MacOS/Brave Browser'],
      ['Microsoft Edge', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ].flatMap(([name, path]) => [
      [name, `/Applications/${path}`],
      [name, join(env.HOME ?? '', 'Applications', path)],
    ]);
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    return [
      ['Chromium', 'Chromium\\Application\\chrome.exe'],
      ['Google Chrome', 'Google\\Chrome\\Application\\chrome.exe'],
      ['Brave', 'BraveSoftware\\Brave-Browser\\Application\\brave.exe'],
      ['Microsoft Edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
    ].flatMap(([name, path]) => roots.map((root) => [name, join(root, path)]));
  }
  const commands = [
    ['Chromium', 'chromium'],
    ['Chromium', 'chromium-browser'],
    ['Google Chrome', 'google-chrome'],
    ['Google Chrome', 'google-chrome-stable'],
    ['Brave', 'brave-browser'],
    ['Microsoft Edge', 'microsoft-edge'],
  ];
  const folders = (env.PATH ?? '').split(delimiter);
  return commands.flatMap(([name, command]) => folders.map((folder) => [name, join(folder, command)]));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
