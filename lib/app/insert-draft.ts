import type { InsertOutcome, InsertRequest } from '../core/conversation/conversation';
import type { DraftEdit, DraftJob } from '../core/drafting/draft-job';
import { DrafthandError } from '../core/errors';
import type { DraftJobStore, LibraryFacts, Now, PageAccess } from './ports';
import { removedLinksIn } from './removed-links-in';

export interface InsertPorts {
  jobs: Pick<DraftJobStore, 'get'>;
  pages: Pick<PageAccess, 'insert'>;
  facts: Pick<LibraryFacts, 'ownAddresses'>;
  /** Notes what was inserted beside the owner's edit, without touching the edit's text. */
  noteInserted(
    job: Pick<DraftJob, 'id' | 'conversationKey'>,
    inserted: NonNullable<DraftEdit['inserted']>,
  ): Promise<void>;
  now: Now;
}

/** The owner's wish to put their text into the conversation of a job. */
export interface InsertWish {
  jobId: string;
  text: string;
  mode: InsertRequest['mode'];
  allowNewerMessages?: boolean;
}

/**
 * Puts the owner's text into the composer of the job's conversation; what the page refused comes
 * back as the outcome. Throws `job-not-found`, `draft-empty`, `page-not-reachable`, or
 * `removed-link-in-text` when a link that was taken out of this draft stands in the text again.
 */
export async function insertDraft(wish: InsertWish, ports: InsertPorts): Promise<InsertOutcome> {
  const job = await ports.jobs.get(wish.jobId);
  if (!job) throw new DrafthandError({ code: 'job-not-found' });
  if (wish.text.trim() === '') throw new DrafthandError({ code: 'draft-empty' });
  const [removed] = await removedLinksIn(wish.text, job, ports.facts);
  if (removed) throw new DrafthandError({ code: 'removed-link-in-text', values: { link: removed.shown } });
  if (!job.page) return { inserted: false, code: 'composer-missing' };

  const answer = await ports.pages.insert(job.page, {
    conversationKey: job.conversationKey,
    newestMessageKey: job.conversation.messages.at(-1)?.key,
    text: wish.text,
    mode: wish.mode,
    allowNewerMessages: wish.allowNewerMessages,
  });
  if (!answer.ok) throw new DrafthandError(answer.error);
  const outcome = answer.value;
  if (outcome.inserted) await ports.noteInserted(job, { at: ports.now(), text: outcome.text });
  return outcome;
}
