import type { ErrorCode } from '../errors';
import type { SourceKind } from './document';

/** Milliseconds between two syncs by themselves. */
export const syncIntervals = { daily: 86_400_000, weekly: 7 * 86_400_000 } as const;

const hour = 3_600_000;

/** No failure keeps a source waiting longer than this on our own account. */
const longestWait = syncIntervals.weekly;

/** A server that asks to be left alone is, for this long at most. */
const longestRetryAfter = 30 * syncIntervals.daily;

/** Failures in a row after which a source without a schedule is no longer tried by itself. */
const triesWithoutSchedule = 6;

/** Failures that may be gone the next time without anybody doing anything. */
const passing = new Set<ErrorCode>(['network-down', 'timed-out', 'site-busy']);

const statusesThatPass = new Set([408, 425, 500, 502, 504]);

/** What planning needs to know of a source. */
export interface PlannedSource {
  schedule?: 'off' | 'daily' | 'weekly';
  lastRunAt?: number;
  nextRunAt?: number;
  failures?: number;
}

/** Sources with an address on the web that can be read again without the owner. */
export function canSync(kind: SourceKind): boolean {
  return kind === 'feed' || kind === 'page' || kind === 'website';
}

/** Whether a failure is likely to pass by itself: the network, a busy server. */
export function isPassing({ code, values }: { code: ErrorCode; values?: Record<string, unknown> }): boolean {
  return passing.has(code) || (code === 'http-error' && statusesThatPass.has(Number(values?.status)));
}

/**
 * When a source is due after its schedule was set (epoch ms): an interval after it was last read, at
 * once when that is past; undefined when it is off.
 */
export function dueAfterScheduling(source: PlannedSource, now: number): number | undefined {
  const { schedule = 'off', lastRunAt } = source;
  if (schedule === 'off') return undefined;
  return lastRunAt === undefined ? now : Math.max(now, lastRunAt + syncIntervals[schedule]);
}

/**
 * When a source is due after a run that was good, or that the owner stopped (epoch ms); undefined
 * without a schedule. Up to a twelfth of the interval is added by `random` (0 to 1), so that sources
 * added together are not all read at the same moment.
 */
export function dueAfterRun(source: PlannedSource, now: number, random: number): number | undefined {
  const { schedule = 'off' } = source;
  if (schedule === 'off') return undefined;
  return Math.round(now + syncIntervals[schedule] * (1 + random / 12));
}

/**
 * When a source is due after a run that failed for the `failures`th time in a row (epoch ms): after an
 * hour, then twice as long each time, a week at most, and not before the server's Retry-After. A source
 * without a schedule is tried again a few times when the failure is one that passes; else undefined.
 */
export function dueAfterFailure(
  source: PlannedSource,
  failure: { failures: number; isPassing: boolean; retryAfterSeconds?: number },
  now: number,
  random: number,
): number | undefined {
  const isScheduled = (source.schedule ?? 'off') !== 'off';
  if (!isScheduled && !(failure.isPassing && failure.failures < triesWithoutSchedule)) return undefined;
  const wait = Math.min(hour * 2 ** (failure.failures - 1) * (1 + random / 12), longestWait);
  const asked = Math.min((failure.retryAfterSeconds ?? 0) * 1000, longestRetryAfter);
  return Math.round(now + Math.max(wait, asked));
}
