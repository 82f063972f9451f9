import type { AppError } from '../errors';
import type { SourceKind } from './document';

/** What a finished run of a source saw. */
export interface SeenBySync {
  kind: SourceKind;
  /** Items the source listed; absent when it said that nothing changed, or lists nothing (a page). */
  listed?: number;
  /** Of these, the ones that could be read. */
  seen: number;
  /** What could be read in the last run that was not kept; absent before the first. */
  before?: number;
  /** The owner said that the source really has fewer now. */
  acceptsFewer?: boolean;
}

/** What a run means for the documents of its source that it did not see. */
export type SyncVerdict =
  /** The source was whole. `marksGone`: what it no longer has is marked, and stays in the library. */
  | { kind: 'ok'; marksGone: boolean }
  /** The source is not to be believed: nothing is marked, and the owner is told. */
  | { kind: 'kept'; because: AppError };

/**
 * Judges a run that came to its end. A source that lists nothing, or less than half of what it had and
 * at least three fewer, is not believed. A feed never says that something is gone: feeds show their
 * newest entries only, and an entry that has moved out of one is still on the site.
 */
export function judgeSync({ kind, listed, seen, before, acceptsFewer }: SeenBySync): SyncVerdict {
  if (listed === undefined) return { kind: 'ok', marksGone: false };
  const isEmpty = seen === 0 && (before ?? 0) > 0;
  if (isEmpty) return { kind: 'kept', because: { code: 'source-empty', values: { before: before ?? 0 } } };
  if (!acceptsFewer && before !== undefined && seen * 2 < before && before - seen >= 3) {
    return { kind: 'kept', because: { code: 'source-shrunk', values: { before, now: seen } } };
  }
  return { kind: 'ok', marksGone: kind === 'website' };
}

/** Whether a page that could not be read says with its answer that it no longer exists. */
export function saysItIsGone({ code, values }: AppError): boolean {
  return code === 'http-error' && (values?.status === 404 || values?.status === 410);
}
