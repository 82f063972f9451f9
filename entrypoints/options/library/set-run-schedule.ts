import type { SyncSchedule } from '../../../lib/app/ports';
import type { AppError } from '../../../lib/core/errors';
import type { Studio } from '../studio';

/** Sets how often the source of a run that was just begun is read again. Answers the failure. */
export async function setRunSchedule(
  { queue, send }: Pick<Studio, 'queue' | 'send'>,
  importId: string,
  schedule: SyncSchedule,
): Promise<AppError | undefined> {
  if (schedule === 'off') return undefined;
  const run = await queue.run(importId);
  if (!run) return undefined;
  const answer = await send('source/schedule', { sourceId: run.sourceId, schedule });
  return answer.ok ? undefined : answer.error;
}
