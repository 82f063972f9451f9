import { useRef, useState } from 'react';
import { browser } from 'wxt/browser';
import { type AppError, toAppError } from '../../../lib/core/errors';
import type { BackupProgress } from '../../../lib/store/backup-make';
import { useStudio } from '../studio';
import { backupName, downloadFile } from './download-file';

export type MakeState =
  | { step: 'idle' }
  | { step: 'working'; progress?: BackupProgress }
  | { step: 'done'; name: string; bytes: number }
  | { step: 'cancelled' }
  | { step: 'failed'; error: AppError };

/** Making one backup, from the click to the file in the downloads. */
export function useMakeBackup() {
  const { db, settings } = useStudio();
  const [state, setState] = useState<MakeState>({ step: 'idle' });
  const abort = useRef<AbortController>(undefined);

  const start = async () => {
    const controller = new AbortController();
    const { signal } = controller;
    abort.current = controller;
    setState({ step: 'working' });
    try {
      // Loaded when it is needed: it brings the zip writer and the validator along.
      const { makeBackup } = await import('../../../lib/store/backup-make');
      const now = Date.now();
      const { file } = await makeBackup(db, {
        settings: await settings.get(),
        appVersion: browser.runtime.getManifest().version,
        now,
        signal,
        onProgress: (progress) => signal.aborted || setState({ step: 'working', progress }),
      });
      const name = backupName(now);
      downloadFile(file, name);
      setState({ step: 'done', name, bytes: file.size });
      await settings.update({ lastBackupAt: now });
    } catch (thrown) {
      setState(signal.aborted ? { step: 'cancelled' } : { step: 'failed', error: toAppError(thrown) });
    }
  };
  return { state, start, cancel: () => abort.current?.abort() };
}
