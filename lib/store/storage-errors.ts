import { type AppError, DrafthandError } from '../core/errors';

/**
 * Runs a write and names its failure: `storage-full` when the browser has no room (the transaction is
 * undone, what was there before stays), `storage-failed` for anything else the database reports.
 * Errors that already have a code pass through.
 */
export async function withStorageErrors<Value>(write: () => PromiseLike<Value>): Promise<Value> {
  try {
    return await write();
  } catch (thrown) {
    throw new DrafthandError(storageErrorOf(thrown));
  }
}

/**
 * What a failure of the database is: the error with a code that Dexie wrapped (`storage-upgrade-failed`
 * is thrown while the database is opened, and meets everything that is asked of it then), a full disk,
 * or `storage-failed`.
 */
export function storageErrorOf(thrown: unknown): AppError {
  const own = chainOf(thrown).find((each) => each instanceof DrafthandError);
  if (own instanceof DrafthandError) return own.appError;
  const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  if (isQuotaError(thrown)) return { code: 'storage-full', detail };
  return { code: 'storage-failed', detail };
}

/**
 * Why a database cannot be opened; undefined when it can. Live queries pass over such a failure in
 * silence, so whoever shows them asks here.
 */
export async function openProblem(db: { open(): PromiseLike<unknown> }): Promise<AppError | undefined> {
  try {
    await db.open();
    return undefined;
  } catch (thrown) {
    return storageErrorOf(thrown);
  }
}

/** True for the errors of the database's library, which have no code of ours. */
export function isStorageError(thrown: unknown): boolean {
  return thrown instanceof Error && 'inner' in thrown;
}

/** An error and those it was made of, outermost first. */
function chainOf(thrown: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let each = thrown; each !== undefined && each !== null && !chain.includes(each); ) {
    chain.push(each);
    each = (each as { inner?: unknown }).inner;
  }
  return chain;
}

/** Dexie hides the browser's own error in `inner`, and bulk writes in `failures`. */
function isQuotaError(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false;
  const { name, inner, failures } = thrown as { name?: string; inner?: unknown; failures?: unknown };
  if (name === 'QuotaExceededError') return true;
  if (Array.isArray(failures) && failures.some(isQuotaError)) return true;
  return inner !== undefined && inner !== thrown && isQuotaError(inner);
}
