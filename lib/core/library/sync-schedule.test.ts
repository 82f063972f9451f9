import { describe, expect, it } from 'vitest';
import { dueAfterFailure, dueAfterRun, dueAfterScheduling, isPassing, syncIntervals } from './sync-schedule';

const now = 1_790_000_000_000;
const hour = 3_600_000;
const hoursUntil = (due: number | undefined) => due && (due - now) / hour;
const failing = (failures: number, more: object = {}) =>
  dueAfterFailure({ schedule: 'daily' }, { failures, isPassing: true, ...more }, now, 0);

describe('a source is due', () => {
  it('never while its schedule is off', () => {
    expect(dueAfterScheduling({}, now)).toBeUndefined();
    expect(dueAfterRun({ schedule: 'off' }, now, 0)).toBeUndefined();
  });

  it('an interval after it was last read, at once when that is past', () => {
    const lastRunAt = now - 2 * hour;
    expect(hoursUntil(dueAfterScheduling({ schedule: 'daily', lastRunAt }, now))).toBe(22);
    expect(dueAfterScheduling({ schedule: 'daily', lastRunAt: now - 40 * hour }, now)).toBe(now);
    expect(dueAfterScheduling({ schedule: 'weekly' }, now)).toBe(now);
  });

  it('an interval after a good run, spread over a twelfth of it', () => {
    expect(hoursUntil(dueAfterRun({ schedule: 'daily' }, now, 0))).toBe(24);
    expect(hoursUntil(dueAfterRun({ schedule: 'daily' }, now, 1))).toBe(26);
    expect(hoursUntil(dueAfterRun({ schedule: 'weekly' }, now, 0.5))).toBe(168 + 7);
    expect(Number.isInteger(dueAfterRun({ schedule: 'daily' }, now, 0.123456789))).toBe(true);
  });
});

describe('after failures', () => {
  it('the wait doubles with each, and ends at a week', () => {
    expect([1, 2, 3, 4, 8, 9, 40].map((failures) => hoursUntil(failing(failures)))).toEqual([
      1, 2, 4, 8, 128, 168, 168,
    ]);
    expect(dueAfterFailure({ schedule: 'daily' }, { failures: 40, isPassing: true }, now, 1)).toBe(
      now + syncIntervals.weekly,
    );
  });

  it('a server that names a time is not asked before, but not left alone for ever', () => {
    expect(hoursUntil(failing(1, { retryAfterSeconds: 6 * 3600 }))).toBe(6);
    expect(hoursUntil(failing(4, { retryAfterSeconds: 60 }))).toBe(8);
    expect(hoursUntil(failing(1, { retryAfterSeconds: 1e9 }))).toBe(30 * 24);
  });

  it('a source without a schedule is tried a few times if the failure is one that passes', () => {
    const once = (failures: number, passes: boolean) =>
      hoursUntil(dueAfterFailure({}, { failures, isPassing: passes }, now, 0));
    expect([once(1, true), once(5, true), once(6, true), once(1, false)]).toEqual([
      1,
      16,
      undefined,
      undefined,
    ]);
  });

  it('tells what passes from what does not', () => {
    const http = (status: number) => isPassing({ code: 'http-error', values: { status } });
    expect([http(500), http(502), http(404), http(403)]).toEqual([true, true, false, false]);
    expect([isPassing({ code: 'network-down' }), isPassing({ code: 'site-busy' })]).toEqual([true, true]);
    expect(isPassing({ code: 'page-needs-login' })).toBe(false);
  });
});
