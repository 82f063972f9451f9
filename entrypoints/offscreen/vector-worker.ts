import { buildVectors } from '../../lib/app/build-vectors';
import { createLatentMaker } from '../../lib/app/latent-maker';
import { openDatabase } from '../../lib/store/database';
import { createVectorStore } from '../../lib/store/vector-store';

/** What the worker is told, and what it answers when it is done. */
export type VectorOrder = { kind: 'build' } | { kind: 'stop' };
export type VectorReport = { kind: 'done' } | { kind: 'stopped' } | { kind: 'failed'; detail: string };

/**
 * Builds the library's vectors in a thread of its own: fitting takes seconds, and imports go on beside it.
 * Works only when it is told to, and holds nothing that is not in the store.
 */
const store = createVectorStore(openDatabase());
let building: AbortController | undefined;

addEventListener('message', (event: MessageEvent<VectorOrder>) => {
  if (event.data.kind === 'stop') building?.abort();
  else void build();
});

async function build(): Promise<void> {
  if (building) return;
  const abort = new AbortController();
  building = abort;
  const report = await buildVectors(store, createLatentMaker(store), { signal: abort.signal }).then(
    (): VectorReport => ({ kind: 'done' }),
    (thrown: unknown): VectorReport =>
      abort.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', detail: String(thrown) },
  );
  building = undefined;
  postMessage(report);
}
