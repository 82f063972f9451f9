import type { DrafthandDatabase } from './database';

/** A draft that cites a document. */
export interface Citation {
  jobId: string;
  conversationKey: string;
  /** When it was put into the conversation, or else written. */
  at: number;
  /** Who it was for, as far as known. */
  recipient?: string;
  isInserted: boolean;
}

/** The drafts the owner edited or inserted that cite a document, newest first. For `liveQuery`. */
export function citationsOf(db: DrafthandDatabase, documentId: string): Promise<Citation[]> {
  return db.transaction('r', [db.drafts, db.jobs], async () => {
    const drafts = await db.drafts.toArray();
    const jobs = await db.jobs.bulkGet(drafts.map(({ jobId }) => jobId));
    const citations = drafts.flatMap(({ jobId, conversationKey, editedAt, inserted }, index): Citation[] => {
      const job = jobs[index];
      const isCited = job?.sources.some(
        (source) => source.isCited && source.passage.documentId === documentId,
      );
      if (!job || !isCited) return [];
      const recipient = job.sender?.name ?? job.conversation.participants[0]?.name;
      return [
        {
          jobId,
          conversationKey,
          at: inserted?.at ?? editedAt,
          isInserted: inserted !== undefined,
          ...(recipient === undefined ? {} : { recipient }),
        },
      ];
    });
    return citations.sort((one, other) => other.at - one.at);
  });
}
