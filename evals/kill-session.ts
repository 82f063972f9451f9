import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KillRig, openKillRig } from './kill-rig';
import { type KillSite, startKillSite } from './kill-site';

/** What every run of kills needs: the built extension, a site it reads from, and a folder for what is invented. */
export interface KillSession {
  rig: KillRig;
  site: KillSite;
  folder: string;
  /** Ends both and removes the folder, with the profile. */
  close(): Promise<void>;
}

/** Opens the build in a new profile beside a site on this computer; call `close()` when done. */
export async function openKillSession(options: {
  executablePath: string;
  build: string;
}): Promise<KillSession> {
  const folder = mkdtempSync(join(tmpdir(), 'drafthand-kills-'));
  const home = join(folder, 'home');
  mkdirSync(home);
  const site = await startKillSite();
  const closeSite = async () => {
    await site.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const rig = await openKillRig({ ...options, home });
    const close = async () => {
      await rig.close();
      await closeSite();
    };
    return { rig, site, folder, close };
  } catch (error) {
    await closeSite();
    throw error;
  }
}
