import type { SourceKind } from './document';
import { canSync, type PlannedSource } from './sync-schedule';

/** Why the library may no longer say what the owner's pages say. */
export type Freshness =
  | { kind: 'fresh' }
  /** Sources with a schedule that could not be read again and again. */
  | { kind: 'failing'; sources: number }
  /** Sources with a schedule that were due long ago. */
  | { kind: 'overdue'; sources: number }
  /** Nothing on the web was read for so many days. */
  | { kind: 'old'; days: number };

const day = 86_400_000;

/** A source may be this late (the computer was off over a weekend) before anybody is told. */
const grace = 3 * day;

/** One failure is weather; from the second on it is told. */
const toldFailures = 2;

/** Days without any look at the web after which a library without schedules counts as old. */
const oldAfterDays = 30;

/**
 * How current the library is, the gravest reason first. A library without sources on the web is
 * always fresh: there is nothing it could have missed.
 */
export function freshnessOf(
  sources: Array<PlannedSource & { kind: SourceKind; addedAt: number }>,
  now: number,
): Freshness {
  const onWeb = sources.filter(({ kind }) => canSync(kind));
  const scheduled = onWeb.filter(({ schedule = 'off' }) => schedule !== 'off');
  const failing = scheduled.filter(({ failures = 0 }) => failures >= toldFailures);
  if (failing.length > 0) return { kind: 'failing', sources: failing.length };
  const overdue = scheduled.filter(({ nextRunAt }) => nextRunAt !== undefined && nextRunAt + grace < now);
  if (overdue.length > 0) return { kind: 'overdue', sources: overdue.length };
  if (onWeb.length === 0) return { kind: 'fresh' };
  const newest = Math.max(...onWeb.map(({ lastRunAt, addedAt }) => lastRunAt ?? addedAt));
  const days = Math.floor((now - newest) / day);
  return days > oldAfterDays ? { kind: 'old', days } : { kind: 'fresh' };
}
