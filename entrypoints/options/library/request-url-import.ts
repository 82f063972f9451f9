import type { SyncSchedule } from '../../../lib/app/ports';
import type { AppError } from '../../../lib/core/errors';
import type { Studio } from '../studio';
import { requestSiteAccess } from './request-site-access';
import { setRunSchedule } from './set-run-schedule';

/**
 * Reads a page or a feed into the library, and again as often as `schedule` says. Call it first thing
 * in a click handler: the browser asks for access to that one site, which it does in the tick of a
 * click only. Answers the failure.
 */
export async function requestUrlImport(
  studio: Pick<Studio, 'permissions' | 'send' | 'queue'>,
  { url, kind, schedule }: { url: string; kind: 'page' | 'feed'; schedule: SyncSchedule },
  onStart: () => void,
): Promise<AppError | undefined> {
  const refusal = await requestSiteAccess(studio, url);
  if (refusal) return refusal;
  onStart();
  const answer = await studio.send('import/url', { url, kind });
  return answer.ok ? setRunSchedule(studio, answer.value.importId, schedule) : answer.error;
}
