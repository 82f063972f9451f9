import { DrafthandError } from '../core/errors';

/**
 * Runs a write and names its failure: `storage-full` when the browser has no room (the transaction is
 * undone, what was there before stays), `storage-failed` for anything else the database reports.
 * Errors that already have a code pass through.
 */
export async function withStorageErrors<Value>(write: () => PromiseLike<Value>): Promise<Value> {
  try {
    return await write();
  } catch (thrown) {
    if (thrown instanceof DrafthandError) throw thrown;
    const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    throw new DrafthandError({ code: isQuotaError(thrown) ? 'storage-full' : 'storage-failed', detail });
  }
}

/** Dexie hides the browser's own error in `inner`, and bulk writes in `failures`. */
function isQuotaError(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false;
  const { name, inner, failures } = thrown as { name?: string; inner?: unknown; failures?: unknown };
  if (name === 'QuotaExceededError') return true;
  if (Array.isArray(failures) && failures.some(isQuotaError)) return true;
  return inner !== undefined && inner !== thrown && isQuotaError(inner);
}
