import type { Now } from '../app/ports';
import type { EmbeddingRun, EmbeddingRuns } from '../app/ports/embedding-runs';
import type { DrafthandDatabase } from './database';
import { withStorageErrors } from './storage-errors';

/** The one row that tells how the making of vectors is going. Throws `storage-full` or `storage-failed`. */
export function createEmbeddingRuns(db: DrafthandDatabase, now: Now): EmbeddingRuns {
  return {
    get: async () => db.embeddingRuns.get('current'),
    note: (changes) =>
      withStorageErrors(() =>
        db.transaction('rw', db.embeddingRuns, async () => {
          const known = await db.embeddingRuns.get('current');
          const isSame = known?.provider === changes.provider && known.model === changes.model;
          await db.embeddingRuns.put({ ...(isSame ? known : fresh(now())), ...changes, updatedAt: now() });
        }),
      ),
  };
}

function fresh(time: number): Omit<EmbeddingRun, 'provider'> {
  return {
    id: 'current',
    state: 'running',
    done: 0,
    total: 0,
    tokens: 0,
    startedAt: time,
    updatedAt: time,
    failures: 0,
  };
}
