import type { VectorOrigin } from '../app/ports';
import { latentFeatures } from '../core/retrieval/latent/latent-features';
import { projectQuestion } from '../core/retrieval/latent/latent-model';
import type { Embedder } from '../core/retrieval/vectors/embedding';
import type { DrafthandDatabase } from './database';
import { readFeatures } from './latent-parts';
import { readTransaction } from './read-transaction';
import { unlessDamaged } from './vector-damage';
import { isOf, type StoredGeneration } from './vector-generations';
import type { VectorGenerationRow } from './vector-rows';

/**
 * Vectors of questions by a stored latent model: only the rows of their own features are read. Undefined
 * once the model does not serve any more, and where it is damaged, which is noted and told.
 */
export function createLatentQueries(
  db: DrafthandDatabase,
  origin: VectorOrigin,
  onDamage?: () => void,
): Pick<Embedder, 'embedQuery'> {
  return {
    async embedQuery(text, options) {
      const features = latentFeatures(text, options?.language);
      const tables = ['vectorGenerations', 'embedderParts'];
      const reading = readTransaction(db, tables, async (reading) => {
        const rows = await reading.getAll<VectorGenerationRow>('vectorGenerations');
        const serving = rows.find(
          (row): row is StoredGeneration => row.state === 'serving' && isOf(row, origin),
        );
        return serving && readFeatures(reading, serving, features.keys());
      });
      const model = await unlessDamaged(db, reading, { instead: undefined, onDamage });
      options?.signal?.throwIfAborted();
      return model && projectQuestion(model, features);
    },
  };
}
