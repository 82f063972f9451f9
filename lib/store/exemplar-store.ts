import type { Exemplar, NewExemplar } from '../core/library/exemplar';
import type { DrafthandDatabase } from './database';
import { withStorageErrors } from './storage-errors';

export type ExemplarStore = ReturnType<typeof createExemplarStore>;

/** The owner's past replies. Throws `storage-full` or `storage-failed`; what was stored before stays. */
export function createExemplarStore(db: DrafthandDatabase) {
  return {
    /** Stores replies; one that is there already is replaced only when its texts differ. */
    async save(exemplars: NewExemplar[]): Promise<void> {
      const hashed = await Promise.all(
        exemplars.map(async (exemplar): Promise<Exemplar> => {
          return { ...exemplar, hash: await hashOf(exemplar) };
        }),
      );
      await withStorageErrors(() =>
        db.transaction('rw', db.exemplars, async () => {
          const stored = await db.exemplars.bulkGet(hashed.map(({ id }) => id));
          await db.exemplars.bulkPut(hashed.filter(({ hash }, index) => stored[index]?.hash !== hash));
        }),
      );
    },

    count(): Promise<number> {
      return Promise.resolve(db.exemplars.count());
    },

    /** Deletes all of them, for good. */
    async clear(): Promise<void> {
      await withStorageErrors(() => db.exemplars.clear());
    },
  };
}

async function hashOf({ inboundText, replyText }: NewExemplar): Promise<string> {
  const bytes = new TextEncoder().encode(`${inboundText}\0${replyText}`);
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
