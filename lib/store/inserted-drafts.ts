import type { DraftEdit, DraftJob } from '../core/drafting/draft-job';
import type { DrafthandDatabase } from './database';
import { withStorageErrors } from './storage-errors';

/**
 * Notes that a draft went into the composer. Changes that one field, so that a keystroke of the
 * owner in the same moment is not lost; a draft inserted without an edit gets a row of its own.
 */
export function createInsertedDrafts(db: DrafthandDatabase) {
  return async function noteInserted(
    job: Pick<DraftJob, 'id' | 'conversationKey'>,
    inserted: NonNullable<DraftEdit['inserted']>,
  ): Promise<void> {
    const { strict } = db;
    await withStorageErrors(() =>
      strict.transaction('rw', strict.drafts, async () => {
        if (await strict.drafts.get(job.id)) {
          await strict.drafts.update(job.id, { inserted });
          return;
        }
        await strict.drafts.add({
          jobId: job.id,
          conversationKey: job.conversationKey,
          text: inserted.text,
          editedAt: inserted.at,
          inserted,
        });
      }),
    );
  };
}
