import { describe, expect, it, vi } from 'vitest';
import { createAlarm, onAlarm } from './alarms';

const world = vi.hoisted(() => ({
  alarms: new Map<string, { scheduledTime: number; periodInMinutes?: number }>(),
  listeners: [] as Array<(alarm: { name: string }) => void>,
}));

vi.mock('wxt/browser', () => ({
  browser: {
    alarms: {
      get: async (name: string) => world.alarms.get(name),
      create: async (name: string, { when, periodInMinutes }: { when: number; periodInMinutes?: number }) =>
        void world.alarms.set(name, { scheduledTime: when, periodInMinutes }),
      onAlarm: {
        addListener: (listener: (alarm: { name: string }) => void) => world.listeners.push(listener),
      },
    },
  },
}));

describe('the alarm', () => {
  it('is one, set anew each time, and rings again should nobody hear it', async () => {
    const alarm = createAlarm();
    expect(await alarm.ringsAt()).toBeUndefined();
    await alarm.set(5_000);
    await alarm.set(9_000);
    expect(await alarm.ringsAt()).toBe(9_000);
    expect([...world.alarms.values()]).toEqual([{ scheduledTime: 9_000, periodInMinutes: 360 }]);
  });

  it('is heard under its own name only', () => {
    const heard = vi.fn();
    onAlarm(heard);
    for (const listener of world.listeners) listener({ name: 'other' });
    expect(heard).not.toHaveBeenCalled();
    for (const listener of world.listeners) listener({ name: [...world.alarms.keys()][0] ?? '' });
    expect(heard).toHaveBeenCalledOnce();
  });
});
