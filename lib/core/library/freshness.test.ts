import { describe, expect, it } from 'vitest';
import { freshnessOf } from './freshness';

const day = 86_400_000;
const now = 1_790_000_000_000;
const feed = (more: object = {}) => ({ kind: 'feed' as const, addedAt: now - 100 * day, ...more });

describe('a library is', () => {
  it('fresh when nothing on the web can have changed', () => {
    expect(freshnessOf([], now)).toEqual({ kind: 'fresh' });
    expect(freshnessOf([{ kind: 'folder', addedAt: 0 }], now)).toEqual({ kind: 'fresh' });
  });

  it('fresh while its schedule is kept, a long weekend included', () => {
    const source = feed({ schedule: 'daily', lastRunAt: now - 4 * day, nextRunAt: now - 3 * day });
    expect(freshnessOf([source], now)).toEqual({ kind: 'fresh' });
  });

  it('overdue after that', () => {
    const late = feed({ schedule: 'daily', lastRunAt: now - 5 * day, nextRunAt: now - 4 * day });
    expect(freshnessOf([late, late, feed({ lastRunAt: now })], now)).toEqual({ kind: 'overdue', sources: 2 });
  });

  it('failing from the second failure in a row on', () => {
    const source = (failures: number) => feed({ schedule: 'weekly', lastRunAt: now, failures });
    expect(freshnessOf([source(1)], now)).toEqual({ kind: 'fresh' });
    expect(freshnessOf([source(2)], now)).toEqual({ kind: 'failing', sources: 1 });
  });

  it('not failing by a source that is off', () => {
    expect(freshnessOf([feed({ schedule: 'off', failures: 9, lastRunAt: now })], now)).toEqual({
      kind: 'fresh',
    });
  });

  it('old when nothing on the web was read for more than thirty days', () => {
    const read = (days: number) => feed({ lastRunAt: now - days * day });
    expect(freshnessOf([read(30), read(90)], now)).toEqual({ kind: 'fresh' });
    expect(freshnessOf([read(31), read(90)], now)).toEqual({ kind: 'old', days: 31 });
    expect(freshnessOf([feed()], now)).toEqual({ kind: 'old', days: 100 });
  });
});
