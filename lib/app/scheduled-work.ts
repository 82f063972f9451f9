import type { Now } from './ports';

/** The browser's one alarm. A set alarm replaces the one before. */
export interface Alarm {
  /** When it rings next (epoch ms); undefined when it is not set. */
  ringsAt(): Promise<number | undefined>;
  /** Rings at this time, and from then on every few hours should nobody set it anew. */
  set(at: number): Promise<void>;
}

/** Something that is done by itself from time to time. Everything it knows is in the store. */
export interface ScheduledTask {
  name: string;
  /** When it has something to do (epoch ms); undefined when it has not. */
  dueAt(): Promise<number | undefined>;
  /** Does what is due now, and nothing when nothing is; called also when it is not due. */
  run(): Promise<void>;
}

/** At least once in so many milliseconds everything is looked at, whatever the tasks said. */
const longestSleep = 12 * 3_600_000;

/** The browser takes no alarm nearer than this. */
const shortestSleep = 30_000;

/** Whoever is at work may end unseen; after so many milliseconds a task wants to look whether somebody still is. */
export const lookAfter = shortestSleep;

export interface ScheduledWorkPorts {
  alarm: Alarm;
  tasks: ScheduledTask[];
  now: Now;
  onFailure: (name: string, thrown: unknown) => void;
}

/**
 * Work that nobody asks for, behind one alarm. The times are computed from the store whenever
 * something happened, so a killed worker, a closed browser or a missed alarm costs a delay at most.
 */
export function createScheduledWork({ alarm, tasks, now, onFailure }: ScheduledWorkPorts) {
  let running: Promise<void> | undefined;

  async function plan(): Promise<void> {
    const times = await Promise.all(
      tasks.map(({ name, dueAt }) =>
        dueAt().catch((thrown): undefined => {
          onFailure(name, thrown);
        }),
      ),
    );
    const next = Math.min(now() + longestSleep, ...times.filter((time) => time !== undefined));
    await alarm.set(Math.max(next, now() + shortestSleep));
  }

  async function runAll(): Promise<void> {
    for (const { name, run } of tasks) await run().catch((thrown) => onFailure(name, thrown));
    await plan();
  }

  function run(): Promise<void> {
    running ??= runAll().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    /** Sets the alarm anew, after something changed what is due. */
    plan,

    /** Does what is due; calls at the same time share one round. */
    run,

    /** A worker has started: looks whether the alarm is there, since a browser may forget it when it is closed. */
    async check(): Promise<void> {
      const at = await alarm.ringsAt();
      if (at === undefined || at < now()) await run();
    },
  };
}
