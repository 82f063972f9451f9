import type { Now } from '../app/ports';
import type { CorrectionSource } from '../app/ports/corrections';
import type { RetrievalCorrection } from '../core/retrieval/corrections';
import type { DrafthandDatabase } from './database';
import { ofDocument } from './row-ranges';
import { withStorageErrors } from './storage-errors';

/** A correction with the title of its document; without one when that is gone. */
export interface CorrectionView extends RetrievalCorrection {
  title?: string;
}

/** A correction that was kept, and the one it took the place of. */
export interface KeptCorrection {
  made: RetrievalCorrection;
  before?: RetrievalCorrection;
}

/** What the owner put right about found documents. Writes are on disk before they count as done. */
export function createRetrievalCorrections(relaxed: DrafthandDatabase, { now }: { now: Now }) {
  const db = relaxed.strict;
  return {
    /** Keeps a correction in place of one about the same document for exactly the same question; answers both. */
    keep(correction: Omit<RetrievalCorrection, 'id' | 'madeAt'>): Promise<KeptCorrection> {
      return withStorageErrors(() =>
        db.transaction('rw', db.retrievalCorrections, async () => {
          const { documentId, question } = correction;
          const before = await db.retrievalCorrections
            .where('documentId')
            .equals(documentId)
            .filter((each) => each.question === question)
            .first();
          const made = { ...correction, id: before?.id ?? crypto.randomUUID(), madeAt: now() };
          await db.retrievalCorrections.put(made);
          return { made, ...(before ? { before } : {}) };
        }),
      );
    },

    /** Puts back a correction that was removed or replaced, as it was. */
    async restore(correction: RetrievalCorrection): Promise<void> {
      await withStorageErrors(() => db.retrievalCorrections.put(correction));
    },

    /** Answers what was removed. */
    remove(id: string): Promise<RetrievalCorrection | undefined> {
      return withStorageErrors(() =>
        db.transaction('rw', db.retrievalCorrections, async () => {
          const removed = await db.retrievalCorrections.get(id);
          await db.retrievalCorrections.delete(id);
          return removed;
        }),
      );
    },

    /** Newest first. For `liveQuery`. */
    async list(): Promise<CorrectionView[]> {
      const corrections = await relaxed.retrievalCorrections.toArray();
      const documents = await relaxed.documents.bulkGet(corrections.map(({ documentId }) => documentId));
      return corrections
        .map((each, index) => ({ ...each, title: documents[index]?.title }))
        .sort((one, other) => other.madeAt - one.madeAt);
    },
  };
}

/** The corrections as retrieval reads them. */
export function createCorrectionSource(db: DrafthandDatabase): CorrectionSource {
  return {
    all: async () => db.retrievalCorrections.toArray(),
    async document(documentId) {
      const document = await db.documents.get(documentId);
      if (!document || document.status === 'removed') return undefined;
      const passages = await db.passages
        .where('[documentId+order]')
        .between(...ofDocument(documentId))
        .toArray();
      return { document, passages };
    },
  };
}
