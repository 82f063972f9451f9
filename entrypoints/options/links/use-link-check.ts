import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../../lib/core/errors';
import type { LinkRun } from '../../../lib/core/library/link-check';
import { latestLinkRun, sitesToCheck } from '../../../lib/store/link-queries';
import { useStudio } from '../studio';
import { useLive } from '../use-live';

export interface LinkCheckState {
  /** The last run; null when there never was one, undefined until it is read. */
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

/** Checking the links of the whole library: its sites, its run, and the clicks. */
export function useLinkCheck(): LinkCheckState {
  const { db, permissions, send } = useStudio();
  const run = useLive(async () => (await latestLinkRun(db)) ?? null, [db]);
  const [sites, setSites] = useState<string[]>();
  const [isStarting, setStarting] = useState(false);
  const [note, setNote] = useState<'refused' | 'already-running'>();
  const [error, setError] = useState<AppError>();

  // Not followed live: all links are read for it, and an import changes them many times a second.
  useEffect(() => {
    let isGone = false;
    void sitesToCheck(db).then((found) => {
      if (!isGone) setSites(found);
    });
    return () => {
      isGone = true;
    };
  }, [db]);

  const start = useCallback(async () => {
    // First of all: the browser takes the question from the tick of a click only.
    const asked = permissions.requestSites(sites ?? []).catch(() => false);
    setStarting(true);
    setError(undefined);
    setNote(undefined);
    const isGranted = await asked;
    const answer = await send('links/check', {});
    setStarting(false);
    if (!answer.ok) setError(answer.error);
    else if (!answer.value.isStarted) setNote('already-running');
    else if (!isGranted) setNote('refused');
  }, [permissions, send, sites]);

  const stop = useCallback(async () => {
    const answer = await send('links/stop', {});
    setError(answer.ok ? undefined : answer.error);
  }, [send]);

  return { run, sites, isStarting, note, error, start, stop };
}
