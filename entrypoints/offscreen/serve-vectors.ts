import type { VectorMaker } from '../../lib/app/build-vectors';
import { createEmbedderMaker } from '../../lib/app/embedder-maker';
import { createLatentMaker } from '../../lib/app/latent-maker';
import { type EmbeddingPorts, runEmbedding } from '../../lib/app/run-embedding';
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
 * In a Worker: builds the library's vectors in a thread of its own: fitting takes seconds, and imports go on beside it.
 * Works only when it is told to, and holds nothing that is not in the store.
 */
export function serveVectors(): void {
  const database = openDatabase();
  const store = createVectorStore(database);
  const ports: EmbeddingPorts = { store, runs: createEmbeddingRuns(database, Date.now), now: Date.now };
  let building: AbortController | undefined;

  addEventListener('message', (event: MessageEvent<VectorOrder>) => {
    if (event.data.kind === 'stop') {
      building?.abort();
    } else if (!building) {
      building = new AbortController();
      void build(ports, event.data.choice, building.signal).then((report) => {
        building = undefined;
        postMessage(report);
      });
    }
  });
}

async function build(
  ports: EmbeddingPorts,
  choice: EmbeddingChoice,
  signal: AbortSignal,
): Promise<VectorReport> {
  try {
    const maker = await makerOf(choice, ports.store);
    const outcome = maker && (await runEmbedding(ports, maker, { signal }));
    return outcome === 'failed' ? { kind: 'failed', detail: 'see the run' } : { kind: 'done' };
  } catch (thrown) {
    return signal.aborted ? { kind: 'stopped' } : { kind: 'failed', detail: String(thrown) };
  }
}

/** What makes the vectors here; undefined where the background does, which has the key. */
async function makerOf(
  choice: EmbeddingChoice,
  store: EmbeddingPorts['store'],
): Promise<VectorMaker | undefined> {
  if (choice.kind === 'endpoint') return undefined;
  if (choice.kind === 'on-device') {
    const models = createInstalledModels(modelFolder);
    const model = (await models.list()).find(({ id }) => id === choice.model);
    // A model that was removed: what the library can do itself is better than nothing.
    if (model) return createEmbedderMaker(models.embedder(model), false);
  }
  return createLatentMaker(store);
}
