import type { ImportRun, LibrarySource } from '../../../lib/app/ports';
import { canSync } from '../../../lib/core/library/sync-schedule';
import type { SourceState } from '../../../locales/en/library-sources';
import { isOngoing } from './import-figures';

/** How a source is, the most pressing thing first. */
export function sourceStateOf(
  source: LibrarySource,
  lastRun: ImportRun | undefined,
  hasAccess: boolean,
): SourceState {
  if (lastRun?.state === 'paused') return 'paused';
  if (lastRun && isOngoing(lastRun)) return 'running';
  if (canSync(source.kind) && !hasAccess) return 'no-access';
  if (source.lastOutcome === 'failed' || lastRun?.state === 'failed') return 'failed';
  if (source.lastOutcome === 'kept') return 'kept';
  if (source.lastRunAt === undefined) return lastRun?.state === 'stopped' ? 'stopped' : 'new';
  return canSync(source.kind) && (source.schedule ?? 'off') !== 'off' ? 'current' : 'read';
}
