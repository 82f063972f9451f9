import type { EmbeddingChoice } from '../../lib/core/retrieval/vectors/embedding-choice';
import type { DrafthandDatabase } from '../../lib/store/database';
import { sketchExemplars } from '../../lib/store/exemplar-sketches';
import { createExemplarStore } from '../../lib/store/exemplar-store';
import { findSupersessions } from '../../lib/store/find-supersessions';
import { createImportQueue } from '../../lib/store/import-queue';
import { createLibraryWriter } from '../../lib/store/library-writer';
import { finishMerging } from '../../lib/store/merge-queue';
import { createPageFetches } from '../../lib/store/page-fetches';
import { reindexStale } from '../../lib/store/reindex-stale';
import { repairIndex } from '../../lib/store/repair-index';
import { sketchMissing } from '../../lib/store/text-sketches';
import { createImportRunner } from './run-import';
import type { VectorBuilder } from './vector-builder';

export interface LibraryWorkPorts {
  database: DrafthandDatabase;
  vectors: VectorBuilder;
  /** What the owner chose to make vectors with. */
  choice(): Promise<EmbeddingChoice>;
  /** Nothing is left to do; `isIncomplete`: a part of it failed and has to be tried again. */
  onIdle(isIncomplete: boolean): Promise<unknown>;
}

export type LibraryWork = ReturnType<typeof createLibraryWork>;

/**
 * All work on the library that takes a document: of Chromium the offscreen one, of Firefox the event page.
 * Imports first, since somebody waits for them; then what is missing of the index or was made by an older
 * version; then vectors. What fails there is tried again after a while: words find everything meanwhile.
 */
export function createLibraryWork({ database, vectors, choice, onIdle }: LibraryWorkPorts) {
  const runner = createImportRunner({
    queue: createImportQueue(database),
    writer: createLibraryWriter(database, { now: Date.now }),
    exemplars: createExemplarStore(database),
    pages: createPageFetches(database),
    fetch: (input, init) => fetch(input, init),
    now: Date.now,
  });
  let isWorking = false;
  /** Something changed while it was at work, which it may have passed already. */
  let isAskedAgain = false;
  /** Aborted when an import is asked for, which goes before indexing again and before vectors, and when the choice of vectors changed. */
  let indexing = new AbortController();

  async function work(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    let isIncomplete = false;
    try {
      do {
        indexing = new AbortController();
        isIncomplete = false;
        isAskedAgain = false;
        await runner.workOff();
        await repairIndex(database);
        await reindexStale(database, { signal: indexing.signal });
        await finishMerging(database);
        const report = await vectors.build(await choice(), indexing.signal);
        if (report.kind === 'failed') {
          isIncomplete = true;
          console.warn('Vectors were not built:', report.detail);
        }
        await sketchMissing(database, { signal: indexing.signal });
        await sketchExemplars(database);
        await findSupersessions(database, { signal: indexing.signal, now: Date.now });
      } while (indexing.signal.aborted || isAskedAgain);
    } catch (thrown) {
      isIncomplete = true;
      console.warn('Work on the library failed:', thrown);
    } finally {
      isWorking = false;
    }
    await onIdle(isIncomplete);
  }

  return {
    /** Works off what waits, before anything else that is under way. Resolves when nothing is left, or at once when somebody is at it. */
    now(): Promise<void> {
      indexing.abort();
      return work();
    },
    /** The same without disturbing what is under way: that looks again afterwards. */
    goOn(): Promise<void> {
      isAskedAgain = true;
      return work();
    },
    isWorking: () => isWorking,
    interrupt: (importId: string) => runner.interrupt(importId),
  };
}
