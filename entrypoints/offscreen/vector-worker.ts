import type { VectorMaker } from '../../lib/app/build-vectors';
import { createEmbedderMaker } from '../../lib/app/embedder-maker';
import { createLatentMaker } from '../../lib/app/latent-maker';
import { runEmbedding } from '../../lib/app/run-embedding';
import type { EmbeddingChoice } from '../../lib/core/retrieval/vectors/embedding-choice';
import { createInstalledModels } from '../../lib/llm/static/installed-models';
import { modelFolder } from '../../lib/llm/static/model-folder';
import { openDatabase } from '../../lib/store/database';
import { createEmbeddingRuns } from '../../lib/store/embedding-runs';
import { createVectorStore } from '../../lib/store/vector-store';

/** What the worker is told, and what it answers when it is done. */
export type VectorOrder = { kind: 'build'; choice: EmbeddingChoice } | { kind: 'stop' };
export type VectorReport = { kind: 'done' } | { kind: 'stopped' } | { kind: 'failed'; detail: string };

/**
 * Builds the library's vectors in a thread of its own: fitting takes seconds, and imports go on beside it.
 * Works only when it is told to, and holds nothing that is not in the store.
 */
const database = openDatabase();
const store = createVectorStore(database);
const runs = createEmbeddingRuns(database, Date.now);
let building: AbortController | undefined;

addEventListener('message', (event: MessageEvent<VectorOrder>) => {
  if (event.data.kind === 'stop') building?.abort();
  else void build(event.data.choice);
});

async function build(choice: EmbeddingChoice): Promise<void> {
  if (building) return;
  const abort = new AbortController();
  building = abort;
  const { signal } = abort;
  const report = await makerOf(choice)
    .then((maker) => maker && runEmbedding({ store, runs, now: Date.now }, maker, { signal }))
    .then(
      (outcome): VectorReport =>
        outcome === 'failed' ? { kind: 'failed', detail: 'see the run' } : { kind: 'done' },
      (thrown: unknown): VectorReport =>
        signal.aborted ? { kind: 'stopped' } : { kind: 'failed', detail: String(thrown) },
    );
  building = undefined;
  postMessage(report);
}

/** What makes the vectors here; undefined where the background does, which has the key. */
async function makerOf(choice: EmbeddingChoice): Promise<VectorMaker | undefined> {
  if (choice.kind === 'endpoint') return undefined;
  if (choice.kind === 'on-device') {
    const models = createInstalledModels(modelFolder);
    const model = (await models.list()).find(({ id }) => id === choice.model);
    // A model that was removed: what the library can do itself is better than nothing.
    if (model) return createEmbedderMaker(models.embedder(model), false);
  }
  return createLatentMaker(store);
}
