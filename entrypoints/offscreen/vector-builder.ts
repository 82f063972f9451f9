import type { EmbeddingChoice } from '../../lib/core/retrieval/vectors/embedding-choice';
import type { VectorOrder, VectorReport } from './serve-vectors';

/** Has the vectors brought up to date, in a worker that ends when it is done. */
export interface VectorBuilder {
  /** Resolves when everything has its vector, when it was stopped, or when it failed and is left for next time. */
  build(choice: EmbeddingChoice, signal: AbortSignal): Promise<VectorReport>;
}

/** The worker behind {@link VectorBuilder}; for pages that may start one. */
export function createVectorBuilder(startWorker: () => Worker): VectorBuilder {
  return {
    async build(choice, signal) {
      if (signal.aborted) return { kind: 'stopped' };
      const worker = startWorker();
      const tell = (order: VectorOrder) => worker.postMessage(order);
      const stop = () => tell({ kind: 'stop' });
      try {
        return await new Promise<VectorReport>((resolve) => {
          worker.onmessage = (event: MessageEvent<VectorReport>) => resolve(event.data);
          worker.onerror = (event) => resolve({ kind: 'failed', detail: event.message });
          signal.addEventListener('abort', stop, { once: true });
          tell({ kind: 'build', choice });
        });
      } finally {
        signal.removeEventListener('abort', stop);
        worker.terminate();
      }
    },
  };
}
