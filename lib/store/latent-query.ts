import { latentFeatures } from '../core/retrieval/latent/latent-features';
import { projectFeatures } from '../core/retrieval/latent/latent-model';
import type { Embedder } from '../core/retrieval/vectors/embedding';
import type { DrafthandDatabase } from './database';
import { readFeatures } from './latent-parts';
import { readTransaction } from './read-transaction';
import type { StoredGeneration } from './vector-generations';
import type { VectorGenerationRow } from './vector-rows';

/** Vectors of questions by the stored latent model that serves: only the rows of their own features are read. */
export function createLatentQueries(db: DrafthandDatabase): Pick<Embedder, 'embedQuery'> {
  return {
    async embedQuery(text, options) {
      const features = latentFeatures(text, options?.language);
      const model = await readTransaction(db, ['vectorGenerations', 'embedderParts'], async (reading) => {
        const rows = await reading.getAll<VectorGenerationRow>('vectorGenerations');
        const serving = rows.find((row): row is StoredGeneration => row.state === 'serving');
        return serving && readFeatures(reading, serving, features.keys());
      });
      options?.signal?.throwIfAborted();
      return model && projectFeatures(model, features);
    },
  };
}
