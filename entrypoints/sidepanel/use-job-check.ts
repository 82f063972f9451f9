import { useEffect } from 'react';
import { type DraftJob, isRunning } from '../../lib/core/drafting/draft-job';
import { sendToBackground } from '../../lib/messaging/send';

/** A running job whose row has not changed for this many milliseconds is asked about. */
const quietLimit = 3000;

/** Asks the background whether a quiet job is still alive; asking wakes a killed worker, which then says so in the row. */
export function useJobCheck({ id, state, updatedAt }: DraftJob): void {
  const runs = isRunning(state);
  useEffect(() => {
    if (!runs) return;
    const age = Date.now() - updatedAt;
    let timer = setTimeout(ask, Math.max(quietLimit - age, 0));
    function ask() {
      void sendToBackground('draft/check', { jobId: id });
      timer = setTimeout(ask, quietLimit * 3);
    }
    return () => clearTimeout(timer);
  }, [id, runs, updatedAt]);
}
