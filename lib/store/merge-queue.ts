import { Dexie } from 'dexie';
import type { DrafthandDatabase } from './database';
import { mergeSegments } from './merge-segments';

/** Merging waits until nothing was saved for so long, in milliseconds. */
const quiet = 250;

/** So many saves later it waits no more and no longer steps aside: a question would read ever more segments. */
const mostPutOff = 24;

interface MergeQueue {
  /** Saves since segments were last merged. */
  saves: number;
  timer?: ReturnType<typeof setTimeout>;
  running?: { done: Promise<void>; abort: AbortController };
}

const queues = new WeakMap<DrafthandDatabase, MergeQueue>();

/**
 * Has segments merged after a save, once it is quiet: who saves waits for none of it, and a merge under way
 * steps aside for the next save. What a context that ends leaves undone is done after the next save, or by
 * {@link finishMerging}.
 */
export function mergeSoon(db: DrafthandDatabase): void {
  const queue = queues.get(db) ?? { saves: 0 };
  queues.set(db, queue);
  queue.saves += 1;
  if (queue.saves < mostPutOff) queue.running?.abort.abort();
  plan(db, queue);
}

/** Merges what waits and resolves when all is well. */
export async function finishMerging(db: DrafthandDatabase): Promise<void> {
  const queue = queues.get(db);
  clearTimeout(queue?.timer);
  await queue?.running?.done;
  clearTimeout(queue?.timer);
  await mergeSegments(db);
  if (queue) queue.saves = 0;
}

function plan(db: DrafthandDatabase, queue: MergeQueue): void {
  clearTimeout(queue.timer);
  if (queue.running) return;
  queue.timer = setTimeout(() => run(db, queue), queue.saves < mostPutOff ? quiet : 0);
}

function run(db: DrafthandDatabase, queue: MergeQueue): void {
  const abort = new AbortController();
  const before = queue.saves;
  const done = mergeSegments(db, abort.signal)
    // A database that is closed meanwhile: the next context merges.
    .catch((thrown: unknown) => {
      if (!(thrown instanceof Dexie.DexieError)) throw thrown;
    })
    .finally(() => {
      queue.running = undefined;
      if (!abort.signal.aborted) queue.saves -= before;
      if (queue.saves > 0) plan(db, queue);
    });
  queue.running = { done, abort };
}
