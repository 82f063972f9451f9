import { useEffect } from 'react';
import type { DraftJob } from '../../lib/core/drafting/draft-job';

/**
 * Notes in the browser's own timeline when a conversation and its finished draft came onto the screen
 * (`conversation-shown:ID`, `draft-shown:ID`), so that what a person waits for can be measured from outside.
 */
export function useShownMarks({ id, state }: DraftJob): void {
  const isDone = state === 'done';
  useEffect(() => {
    performance.mark(`conversation-shown:${id}`);
  }, [id]);
  useEffect(() => {
    if (isDone) performance.mark(`draft-shown:${id}`);
  }, [id, isDone]);
}
