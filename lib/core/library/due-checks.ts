import type { LinkCheck } from './link-check';

const week = 7 * 24 * 3_600_000;
/** A link that keeps failing is asked for less and less often, every eight weeks at least. */
const mostDoublings = 3;

/** Whether the weekly check has a turn for this link; one that was never checked has. */
export function isCheckDue(check: LinkCheck | undefined, now: number): boolean {
  if (!check) return true;
  const doublings = Math.min(Math.max(0, check.failures - 1), mostDoublings);
  return now - check.checkedAt >= week * 2 ** doublings;
}
