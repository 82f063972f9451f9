import { DrafthandError } from '../core/errors';

/** Two limits on silence: until the first byte, and between two pieces. */
export interface Deadlines {
  /** Aborts with the caller's signal, and when a limit is passed. */
  signal: AbortSignal;
  /** A piece arrived: the time starts anew. */
  touch(): void;
  /** The `timed-out` failure when a limit was passed. */
  failure(): DrafthandError | undefined;
  stop(): void;
}

/** Starts with the limit for the first byte; every {@link Deadlines.touch} sets the one for gaps. */
export function startDeadlines(outer: AbortSignal, firstByte: number, idle: number): Deadlines {
  const controller = new AbortController();
  let passed: number | undefined;
  let timer = setTimeout(expire, firstByte, firstByte);
  const forward = () => controller.abort(outer.reason);
  if (outer.aborted) forward();
  else outer.addEventListener('abort', forward, { once: true });

  function expire(limit: number): void {
    passed = limit;
    controller.abort(new DOMException('The time limit was passed', 'TimeoutError'));
  }

  return {
    signal: controller.signal,
    touch() {
      clearTimeout(timer);
      if (passed === undefined) timer = setTimeout(expire, idle, idle);
    },
    failure() {
      if (passed === undefined) return undefined;
      const seconds = Math.round(passed / 1000);
      return new DrafthandError({ code: 'timed-out', values: { seconds } });
    },
    stop() {
      clearTimeout(timer);
      outer.removeEventListener('abort', forward);
    },
  };
}
