import type { Embedder } from '../core/retrieval/vectors/embedding';
import type { VectorMaker } from './build-vectors';

/**
 * Vectors of a model that is the same for every library. They are made anew only for another model.
 *
 * @param isRemote passages leave the machine to be embedded.
 */
export function createEmbedderMaker(embedder: Embedder, isRemote: boolean): VectorMaker {
  return {
    provider: embedder.id,
    model: embedder.model,
    cost: embedder.cost,
    looksUp: true,
    isRemote,
    atOnce: embedder.atOnce,
    async resume({ model, dimensions }) {
      return model === embedder.model && dimensions === embedder.dimensions ? embedder : undefined;
    },
    begin: async () => ({ embedder }),
  };
}
