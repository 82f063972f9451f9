/** The owner is warned this many days before a model ends. */
const warnedDays = 60;

const day = 86_400_000;

export type ModelEndState =
  | { kind: 'none' }
  | { kind: 'later'; at: number }
  | { kind: 'soon'; at: number; days: number }
  | { kind: 'ended'; at: number };

/** When a model ends, as the server says (ISO date, or none); `now` in epoch milliseconds. */
export function modelEndOf(shutdownDate: string | undefined, now: number): ModelEndState {
  const at = shutdownDate === undefined ? Number.NaN : Date.parse(shutdownDate);
  if (Number.isNaN(at)) return { kind: 'none' };
  if (at <= now) return { kind: 'ended', at };
  const days = Math.ceil((at - now) / day);
  return days <= warnedDays ? { kind: 'soon', at, days } : { kind: 'later', at };
}
