import { join } from 'node:path';
import { type KillSession, openKillSession } from '../../../evals/kill-session';
import { findBrowser } from '../../../scripts/find-browser.mjs';
import { projectRoot } from '../../unit/imports';

/** The production build, to be killed; call `close()` when done. */
export async function launchToKill(): Promise<KillSession> {
  const browser = findBrowser();
  if (!browser) throw new Error('No Chromium-family browser found.');
  return openKillSession({
    executablePath: browser.path,
    build: join(projectRoot, '.output/chrome-mv3'),
  });
}
