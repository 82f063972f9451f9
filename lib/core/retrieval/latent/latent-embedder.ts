import type { Embedder } from '../vectors/embedding';
import { latentFeatures, passageFeatures } from './latent-features';
import { type LatentModel, projectFeatures, projectQuestion } from './latent-model';

/** Name of the built-in provider. */
export const builtInProvider = 'built-in';

/**
 * Embeds with a model fitted on the owner's own library. `model` names the fit: vectors of two fits
 * must not be compared.
 */
export function createLatentEmbedder(fitted: LatentModel, model: string): Embedder {
  return {
    id: builtInProvider,
    model,
    dimensions: fitted.dimensions,
    async embedPassages(texts, options) {
      const vectors: Float32Array[] = [];
      for (const text of texts) {
        if (vectors.length % 64 === 0) options?.signal?.throwIfAborted();
        const vector = projectFeatures(fitted, passageFeatures(text));
        vectors.push(vector ?? new Float32Array(fitted.dimensions));
        options?.onProgress?.(vectors.length);
      }
      return vectors;
    },
    async embedQuery(text, options) {
      return projectQuestion(fitted, latentFeatures(text, options?.language));
    },
  };
}
