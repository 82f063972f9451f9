/**
 * The outcome of an operation that can fail in a way the caller must handle.
 * Plain data, because Error objects do not survive a message between contexts.
 */
export type Result<Value, Failure = AppError> = { ok: true; value: Value } | { ok: false; error: Failure };

import type { AppError } from './errors';

/** Wraps a value as a successful result. */
export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

/** Wraps a failure as a result. */
export function fail<Failure>(error: Failure): { ok: false; error: Failure } {
  return { ok: false, error };
}
