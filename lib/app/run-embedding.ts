import { toAppError } from '../core/errors';
import { buildVectors, type VectorMaker } from './build-vectors';
import type { Now } from './ports';
import type { EmbeddingRuns } from './ports/embedding-runs';
import type { VectorStore } from './ports/vector-build';

/** Least time between two notes of progress, in milliseconds. */
const progressInterval = 500;

export interface EmbeddingPorts {
  store: VectorStore;
  runs: EmbeddingRuns;
  now: Now;
}

/**
 * Brings the vectors up to date and notes how it goes. Rejects when aborted, with the signal's reason;
 * a failure is noted and answered, and what there is keeps serving.
 *
 * @param tokens what the server counted since the start; 0 where nothing is counted.
 */
export async function runEmbedding(
  { store, runs, now }: EmbeddingPorts,
  maker: VectorMaker,
  { signal, tokens = () => 0 }: { signal?: AbortSignal; tokens?: () => number } = {},
): Promise<'done' | 'failed'> {
  const made = { provider: maker.provider, ...(maker.model === undefined ? {} : { model: maker.model }) };
  const known = await runs.get();
  const before = known?.provider === made.provider && known.model === made.model ? known : undefined;
  const counted = before?.tokens ?? 0;
  const spent = () => {
    const total = counted + tokens();
    return { tokens: total, dollars: maker.cost?.(total).dollars };
  };
  let notedAt = 0;
  let noting: Promise<void> = Promise.resolve();
  const onProgress = (done: number, total: number) => {
    if (now() - notedAt < progressInterval) return;
    const isFirst = notedAt === 0;
    notedAt = now();
    const start = isFirst ? { startedAt: now(), error: undefined } : {};
    noting = noting
      .then(() => runs.note({ ...made, state: 'running', done, total, ...spent(), ...start }))
      // Progress that cannot be noted stops nothing; a full disk is met by the vectors themselves.
      .catch(() => undefined);
  };
  try {
    await buildVectors(store, maker, { signal, onProgress });
    await noting;
    if (notedAt > 0 || before?.state !== 'done') {
      const total = await store.passageCount();
      const ended = { ...made, ...spent(), failures: 0, error: undefined };
      await runs.note({ ...ended, state: 'done', done: total, total });
    }
    return 'done';
  } catch (thrown) {
    await noting;
    signal?.throwIfAborted();
    const failures = (before?.failures ?? 0) + 1;
    const error = toAppError(thrown);
    await runs.note({ ...made, ...spent(), state: 'failed', failures, error });
    return 'failed';
  }
}
