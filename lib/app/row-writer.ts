import type { Clock } from './clock';

/** Milliseconds between two checkpoints of a streaming text. */
export const checkpointInterval = 200;

export interface RowWriter<Row> {
  /** Changes a person should see at once, such as a new state: written as soon as the last write is through. */
  write(changes: Partial<Row>): void;
  /** Changes that come many times a second: written every {@link checkpointInterval}, the last one always. */
  checkpoint(changes: Partial<Row>): void;
  /** Resolves when everything so far is stored; throws what the store threw. */
  flush(): Promise<void>;
}

/**
 * Writes one row's changes in order, one write at a time, merged while a write is under way.
 * After a failed write nothing more is written; `onFailure` hears of it at once.
 */
export function createRowWriter<Row>(options: {
  store: (changes: Partial<Row>) => Promise<void>;
  clock: Clock;
  onFailure: (thrown: unknown) => void;
}): RowWriter<Row> {
  const { store, clock, onFailure } = options;
  let pending: Partial<Row> | undefined;
  let isUrgent = false;
  let underWay: Promise<void> | undefined;
  let lastStart = Number.NEGATIVE_INFINITY;
  let cancelTimer: (() => void) | undefined;
  let failure: { thrown: unknown } | undefined;

  function add(changes: Partial<Row>, urgent: boolean): void {
    if (failure) return;
    pending = { ...pending, ...changes };
    isUrgent ||= urgent;
    schedule();
  }

  function schedule(): void {
    if (!pending || underWay) return;
    const wait = isUrgent ? 0 : lastStart + checkpointInterval - clock.now();
    if (wait <= 0) storePending();
    else cancelTimer ??= clock.after(wait, storePending);
  }

  function storePending(): void {
    cancelTimer?.();
    cancelTimer = undefined;
    if (!pending || underWay) return;
    const changes = pending;
    pending = undefined;
    isUrgent = false;
    lastStart = clock.now();
    underWay = store(changes)
      .catch((thrown) => {
        failure = { thrown };
        pending = undefined;
        onFailure(thrown);
      })
      .finally(() => {
        underWay = undefined;
        schedule();
      });
  }

  return {
    write: (changes) => add(changes, true),
    checkpoint: (changes) => add(changes, false),
    async flush() {
      while (underWay || pending) {
        if (!underWay) storePending();
        await underWay;
      }
      if (failure) throw failure.thrown;
    },
  };
}
