import { useEffect, useRef, useState } from 'react';
import { mergeSettings } from '../../../lib/core/backup/portable-settings';
import { type AppError, toAppError } from '../../../lib/core/errors';
import type { RestoreMode, RestorePlan } from '../../../lib/store/backup-restore';
import type { VerifiedBackup } from '../../../lib/store/backup-verify';
import { useStudio } from '../studio';

/** What is on this computer, and would go with Replace. */
export interface HereCounts {
  documents: number;
  drafts: number;
  people: number;
  exemplars: number;
}

type Progress = { done: number; total: number };

export type RestoreState =
  | { step: 'idle' }
  | { step: 'checking'; progress?: Progress }
  | { step: 'preview'; backup: VerifiedBackup; plan: RestorePlan; here: HereCounts }
  | { step: 'writing'; progress?: Progress }
  | { step: 'done'; mode: RestoreMode; settingsError?: AppError }
  | { step: 'cancelled' }
  | { step: 'failed'; error: AppError };

/** Restoring one backup: check, look, decide, write. Until the last step nothing is changed. */
export function useRestore(onRestored: () => void) {
  const { db, settings } = useStudio();
  const [state, setState] = useState<RestoreState>({ step: 'idle' });
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  const check = async (file: Blob) => {
    abort.current?.abort();
    const controller = new AbortController();
    const { signal } = controller;
    abort.current = controller;
    setState({ step: 'checking' });
    try {
      const { verifyBackup } = await import('../../../lib/store/backup-verify');
      const { planRestore } = await import('../../../lib/store/backup-restore');
      const onProgress = (progress: Progress) => signal.aborted || setState({ step: 'checking', progress });
      const backup = await verifyBackup(file, { signal, onProgress });
      const plan = await planRestore(db, backup);
      signal.throwIfAborted();
      setState({ step: 'preview', backup, plan, here: await countHere() });
    } catch (thrown) {
      if (abort.current?.signal !== signal) return;
      setState(signal.aborted ? { step: 'cancelled' } : { step: 'failed', error: toAppError(thrown) });
    }
  };

  const restore = async (backup: VerifiedBackup, mode: RestoreMode) => {
    setState({ step: 'writing' });
    try {
      const { restoreBackup } = await import('../../../lib/store/backup-restore');
      await restoreBackup(db, backup, mode, {
        onProgress: (progress) => setState({ step: 'writing', progress }),
      });
    } catch (thrown) {
      setState({ step: 'failed', error: toAppError(thrown) });
      return;
    } finally {
      await backup.close();
    }
    setState({ step: 'done', mode, settingsError: await takeSettings(backup, mode) });
    onRestored();
  };

  async function takeSettings(backup: VerifiedBackup, mode: RestoreMode): Promise<AppError | undefined> {
    try {
      const local = await settings.get();
      await settings.update(mode === 'merge' ? mergeSettings(local, backup.settings) : backup.settings);
      return undefined;
    } catch (thrown) {
      return toAppError(thrown);
    }
  }

  async function countHere(): Promise<HereCounts> {
    const [documents, drafts, people, exemplars] = await Promise.all([
      db.documents.count(),
      db.drafts.count(),
      db.people.count(),
      db.exemplars.count(),
    ]);
    return { documents, drafts, people, exemplars };
  }

  const cancel = () => {
    if (state.step === 'preview') void state.backup.close();
    abort.current?.abort();
    setState({ step: 'cancelled' });
  };
  return { state, check, restore, cancel };
}
