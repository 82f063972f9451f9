import { mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for profiles and builds that is gone when the process is, however it ends short of being killed. */
export function openScratch() {
  const folder = mkdtempSync(join(tmpdir(), 'drafthand-bench-'));
  process.once('exit', () => removeFolder(folder));
  return folder;
}

export function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/**
 * Aborts when the person presses Ctrl-C or the process is asked to end. What drives the browser listens as well: it closes the
 * browser and may end the process before anything here goes on.
 */
export function stopSignal() {
  const stopping = new AbortController();
  const stop = () => {
    if (!stopping.signal.aborted)
      process.stderr.write('\nStopping: the browser is closed, its profile removed.\n');
    stopping.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, stop);
  return stopping.signal;
}

/** Why so many passages do not fit on the disk; undefined when they do. Half of what is free is left to others. */
export function lackOfRoom(folder, passages, bytesEach) {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const wanted = passages * bytesEach;
  if (wanted < free / 2) return undefined;
  return `${passages} passages want about ${gigabytes(wanted)} GB in ${folder}, of which ${gigabytes(free)} GB are free; half is left to others`;
}

/** What the folders hold, in bytes; files that go while they are counted count as nothing. */
export function bytesUnder(path) {
  try {
    const found = statSync(path);
    if (!found.isDirectory()) return found.size;
    return readdirSync(path).reduce((sum, name) => sum + bytesUnder(join(path, name)), 0);
  } catch (error) {
    if (error.code === 'ENOENT') return 0;
    throw error;
  }
}

/** Megabytes of databases and file systems of all origins in a profile. */
export function megabytesStored(profile) {
  const bytes = ['IndexedDB', 'File System'].map((part) => bytesUnder(join(profile, 'Default', part)));
  return bytes.reduce((one, other) => one + other) / 1e6;
}

function gigabytes(bytes) {
  return (bytes / 1e9).toFixed(1);
}
