import { useCallback, useState } from 'react';
import type { AppError } from '../../../lib/core/errors';
import type { LinkRun } from '../../../lib/core/library/link-check';
import { latestLinkRun, sitesToCheck } from '../../../lib/store/link-queries';
import { useStudio } from '../studio';
import { useLive } from '../use-live';

export interface LinkCheckState {
  /** The last run, over whatever links; null when there never was one, undefined until it is read. */
  run: LinkRun | null | undefined;
  /** The sites a check would ask; undefined until they are known. */
  sites: string[] | undefined;
  isStarting: boolean;
  /** What the last click came to, where it is no error. */
  note?: 'refused' | 'already-running';
  error?: AppError;
  start: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Checking the links of a document, or of the whole library: their sites, the run, and the clicks. */
export function useLinkCheck(documentId?: string): LinkCheckState {
  const { db, permissions, send } = useStudio();
  const run = useLive(async () => (await latestLinkRun(db)) ?? null, [db]);
  const sites = useLive(
    () => sitesToCheck(db, documentId === undefined ? undefined : [documentId]),
    [db, documentId],
  );
  const [isStarting, setStarting] = useState(false);
  const [note, setNote] = useState<'refused' | 'already-running'>();
  const [error, setError] = useState<AppError>();

  const start = useCallback(async () => {
    // First of all: the browser takes the question from the tick of a click only.
    const asked = permissions.requestSites(sites ?? []).catch(() => false);
    setStarting(true);
    setError(undefined);
    setNote(undefined);
    const isGranted = await asked;
    const answer = await send('links/check', documentId === undefined ? {} : { documentIds: [documentId] });
    setStarting(false);
    if (!answer.ok) setError(answer.error);
    else if (!answer.value.isStarted) setNote('already-running');
    else if (!isGranted) setNote('refused');
  }, [permissions, send, sites, documentId]);

  const stop = useCallback(async () => {
    const answer = await send('links/stop', {});
    setError(answer.ok ? undefined : answer.error);
  }, [send]);

  return { run, sites, isStarting, note, error, start, stop };
}
