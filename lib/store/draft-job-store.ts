import type { DraftJobStore } from '../app/ports';
import { isRunning, jobStates } from '../core/drafting/draft-job';
import type { DrafthandDatabase } from './database';
import { withStorageErrors } from './storage-errors';

/** Draft jobs, the owner's edits and the panels' targets. Failures are `storage-full` or `storage-failed`. */
export function createDraftJobStore(db: DrafthandDatabase): DraftJobStore {
  return {
    async put(job) {
      await withStorageErrors(() => db.jobs.put(job));
    },

    async update(id, changes) {
      await withStorageErrors(() => db.jobs.update(id, { ...changes }));
    },

    get(id) {
      return withStorageErrors(() => db.jobs.get(id));
    },

    async ofConversation(conversationKey) {
      const jobs = await withStorageErrors(() =>
        db.jobs.where('conversationKey').equals(conversationKey).toArray(),
      );
      return jobs.sort((one, other) => other.createdAt - one.createdAt);
    },

    interruptForeign(bootId) {
      return withStorageErrors(() =>
        db.jobs
          .where('state')
          .anyOf(jobStates.filter(isRunning))
          .filter((job) => job.bootId !== bootId)
          .modify({ state: 'interrupted' }),
      );
    },

    edit(jobId) {
      return withStorageErrors(() => db.drafts.get(jobId));
    },

    async putEdit(edit) {
      await withStorageErrors(() => db.strict.drafts.put(edit));
    },

    async setTarget(target) {
      await withStorageErrors(() => db.panelTargets.put(target));
    },
  };
}
