import type { DraftEdit } from '../../lib/core/drafting/draft-job';
import type { DrafthandDatabase } from '../../lib/store/database';
import type { UnsavedEdits } from './unsaved-edits';

/**
 * Brings what an earlier panel could not save any more into the store. Texts of drafts that are gone are let go;
 * what cannot be written now stays for the next time. Never throws.
 */
export async function saveUnsaved(unsaved: UnsavedEdits, db: DrafthandDatabase): Promise<void> {
  for (const edit of unsaved.all()) {
    try {
      await putNewer(edit, db.strict);
      unsaved.release(edit);
    } catch {
      // The view of the draft tries again, and says so when it fails.
    }
  }
}

/** One transaction, so that a panel of another window cannot be written over. */
function putNewer(edit: DraftEdit, strict: DrafthandDatabase): Promise<void> {
  return strict.transaction('rw', strict.drafts, strict.jobs, async () => {
    const [job, stored] = await Promise.all([strict.jobs.get(edit.jobId), strict.drafts.get(edit.jobId)]);
    const newer = newerEdit(edit, stored);
    if (job && newer && newer !== stored) await strict.drafts.put(newer);
  });
}

/** The edit typed last of the two; the note of an insertion is the store's to know. */
export function newerEdit(
  local: DraftEdit | undefined,
  stored: DraftEdit | undefined,
): DraftEdit | undefined {
  if (!local || (stored && stored.editedAt > local.editedAt)) return stored;
  return stored?.inserted ? { ...local, inserted: stored.inserted } : local;
}
