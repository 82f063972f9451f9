import { useState } from 'react';
import { useToast } from '../../../components/Toast';
import { type AppError, toAppError } from '../../../lib/core/errors';
import type { Supersession } from '../../../lib/core/library/supersession';
import { supersessionStrings as words } from '../../../locales/en/supersession';
import { useStudio } from '../studio';

type Pair = Pick<Supersession, 'newerId' | 'olderId'>;

/** The owner's decisions on which document takes the place of which; each can be taken back. */
export function useSupersessions() {
  const { supersessions } = useStudio();
  const toast = useToast();
  const [error, setError] = useState<AppError>();
  const attempt = async (work: () => Promise<unknown>) => {
    setError(undefined);
    try {
      await work();
      return true;
    } catch (thrown) {
      setError(toAppError(thrown));
      return false;
    }
  };
  const undo = (pair: Pair) => attempt(() => supersessions.undo(pair));
  const decide = async (work: Promise<boolean>, pair: Pair, done: string) => {
    if (await work) toast({ words: done, onAction: () => void undo(pair) });
  };
  return {
    error,
    dismissError: () => setError(undefined),
    undo: (pair: Pair) => void undo(pair),
    accept: (pair: Pair) =>
      void decide(
        attempt(() => supersessions.accept(pair)),
        pair,
        words.acceptedToast,
      ),
    decline: (pair: Pair) =>
      void decide(
        attempt(() => supersessions.decline(pair)),
        pair,
        words.declinedToast,
      ),
    /** Nobody offered this pair; the owner says it. */
    supersede: (pair: Pair) =>
      decide(
        attempt(async () => {
          await supersessions.offer([{ ...pair, likeness: 0, evidence: { newer: '', older: '' } }]);
          await supersessions.accept(pair);
        }),
        pair,
        words.acceptedToast,
      ),
  };
}
