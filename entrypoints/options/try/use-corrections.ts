import { useState } from 'react';
import { useToast } from '../../../components/Toast';
import { type AppError, toAppError } from '../../../lib/core/errors';
import type { RetrievalCorrection } from '../../../lib/core/retrieval/corrections';
import { tryStrings } from '../../../locales/en/try-question';
import { useStudio } from '../studio';
import { useLive } from '../use-live';

const words = tryStrings.corrections;

/** The owner's corrections, and making and removing them; either can be undone while its message stands. */
export function useCorrections(onChanged: () => void) {
  const { corrections } = useStudio();
  const showToast = useToast();
  const [error, setError] = useState<AppError>();
  const list = useLive(() => corrections.list(), [corrections]);

  /** Answers whether it worked. */
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      setError(undefined);
      onChanged();
      return true;
    } catch (thrown) {
      setError(toAppError(thrown));
      return false;
    }
  };

  return {
    /** Newest first; undefined until they are read. */
    list,
    error,
    dismissError: () => setError(undefined),
    keep: (correction: Omit<RetrievalCorrection, 'id' | 'madeAt'>) =>
      attempt(async () => {
        const { made, before } = await corrections.keep(correction);
        const undo = () => (before ? corrections.restore(before) : corrections.remove(made.id));
        showToast({ words: words.kept, onAction: () => void attempt(undo) });
      }),
    remove: ({ id }: Pick<RetrievalCorrection, 'id'>) =>
      attempt(async () => {
        const removed = await corrections.remove(id);
        if (!removed) return;
        const undo = () => corrections.restore(removed);
        showToast({ words: words.removed, onAction: () => void attempt(undo) });
      }),
  };
}
