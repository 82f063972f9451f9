import { describe, expect, it } from 'vitest';
import { createScheduledWork, type ScheduledTask } from './scheduled-work';

const hour = 3_600_000;

function setUp(...tasks: Array<Partial<ScheduledTask>>) {
  const world = { time: 1_790_000_000_000, ringsAt: undefined as number | undefined };
  const events: string[] = [];
  const scheduled = createScheduledWork({
    alarm: {
      ringsAt: async () => world.ringsAt,
      set: async (at) => {
        world.ringsAt = at;
      },
    },
    tasks: tasks.map((task, index) => ({
      name: `task ${index}`,
      dueAt: async () => undefined,
      run: async () => void events.push(`task ${index}`),
      ...task,
    })),
    now: () => world.time,
    onFailure: (name, thrown) => events.push(`${name}: ${thrown}`),
  });
  return { scheduled, world, events };
}

describe('work by itself', () => {
  it('rings when the soonest task is due', async () => {
    const { scheduled, world } = setUp(
      { dueAt: async () => 1_790_000_000_000 + 5 * hour },
      { dueAt: async () => 1_790_000_000_000 + 2 * hour },
      {},
    );
    await scheduled.plan();
    expect(world.ringsAt).toBe(world.time + 2 * hour);
  });

  it('looks around twice a day even when nothing is due, and never more than twice a minute', async () => {
    const idle = setUp({});
    await idle.scheduled.plan();
    expect(idle.world.ringsAt).toBe(idle.world.time + 12 * hour);
    const late = setUp({ dueAt: async () => 0 });
    await late.scheduled.plan();
    expect(late.world.ringsAt).toBe(late.world.time + 30_000);
  });

  it('goes on with the other tasks when one fails, and sets the alarm all the same', async () => {
    const { scheduled, world, events } = setUp(
      { run: () => Promise.reject(new Error('disk')), dueAt: () => Promise.reject(new Error('disk')) },
      {},
    );
    await scheduled.run();
    expect(events).toEqual(['task 0: Error: disk', 'task 1', 'task 0: Error: disk']);
    expect(world.ringsAt).toBe(world.time + 12 * hour);
  });

  it('does one round for those who ask at the same time', async () => {
    const { scheduled, events } = setUp({});
    await Promise.all([scheduled.run(), scheduled.run()]);
    expect(events).toEqual(['task 0']);
  });

  it('makes up for an alarm that is gone or was missed, and leaves one that is set', async () => {
    const { scheduled, world, events } = setUp({});
    await scheduled.check();
    expect(events).toEqual(['task 0']);
    await scheduled.check();
    expect(events).toEqual(['task 0']);
    world.time += 13 * hour;
    await scheduled.check();
    expect(events).toEqual(['task 0', 'task 0']);
  });
});
