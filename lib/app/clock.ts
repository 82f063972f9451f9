import type { Now } from './ports';

/** Time as the use cases see it; tests turn it by hand. */
export interface Clock {
  now: Now;
  /** Calls back once after so many milliseconds; returns how to cancel. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** Keeps the worker alive while something is held; a worker that is idle may be stopped by the browser. */
export interface KeepAlive {
  /** Holds the worker until the returned function is called. */
  hold(): () => void;
}
