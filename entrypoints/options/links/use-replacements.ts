import { useState } from 'react';
import { useToast } from '../../../components/Toast';
import { type AppError, toAppError } from '../../../lib/core/errors';
import { linkStrings } from '../../../locales/en/links';
import { useStudio } from '../studio';

const words = linkStrings.problems;

export interface Replacements {
  replace: (url: string, replacement: string) => void;
  undo: (url: string) => void;
  error: AppError | undefined;
  dismissError: () => void;
}

/** Giving another address for a link and taking it back, each said in a toast. */
export function useReplacements(): Replacements {
  const { replacements } = useStudio();
  const toast = useToast();
  const [error, setError] = useState<AppError>();
  const attempt = async (work: () => Promise<void>, done: string, onAction?: () => void) => {
    setError(undefined);
    try {
      await work();
      toast({ words: done, ...(onAction ? { onAction } : {}) });
    } catch (thrown) {
      setError(toAppError(thrown));
    }
  };
  const undo = (url: string) => void attempt(() => replacements.undo(url), words.undoneToast);
  const replace = (url: string, replacement: string) =>
    void attempt(
      () => replacements.replace(url, replacement),
      words.usedToast,
      () => undo(url),
    );
  return { replace, undo, error, dismissError: () => setError(undefined) };
}
