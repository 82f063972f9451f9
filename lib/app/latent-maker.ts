import { analyserVersion } from '../core/retrieval/analyse-text';
import { fitLatentModel, leastPassagesForLatent } from '../core/retrieval/latent/fit-latent-model';
import { builtInProvider, createLatentEmbedder } from '../core/retrieval/latent/latent-embedder';
import { passageFeatures } from '../core/retrieval/latent/latent-features';
import type { LatentModel } from '../core/retrieval/latent/latent-model';
import type { VectorMaker } from './build-vectors';
import type { StoredVectors, VectorStore } from './ports/vector-build';

/** Share of the library that may have come since the model was fitted on it, before it is fitted again. */
const mostNewShare = 0.5;

/** Passages read at once while fitting, and about how many of them are fitted on, evenly spread. */
const passagesAtOnce = 2048;
const mostFitted = 6000;

/**
 * Built-in vectors: a latent semantic model is fitted on the library itself; what comes later is folded
 * in, until half of the library is new to it. Undefined for a library that is too small.
 */
export function createLatentMaker(
  store: Pick<VectorStore, 'pending' | 'model' | 'passageCount'>,
): VectorMaker {
  return {
    provider: builtInProvider,
    // Projecting a text costs less than looking it up.
    looksUp: false,
    isRemote: false,

    async resume(stored, passageCount) {
      const { fittedOn, version } = readName(stored.model);
      if (version !== analyserVersion || passageCount < leastPassagesForLatent) return undefined;
      if (passageCount > fittedOn * (1 + mostNewShare)) return undefined;
      const model = await store.model(stored.id);
      // A part that was lost is not missed otherwise: its features would count for nothing.
      if (!model || nameOf(model, fittedOn) !== stored.model) return undefined;
      return createLatentEmbedder(model, stored.model);
    },

    async begin(signal) {
      const passageCount = await store.passageCount();
      if (passageCount < leastPassagesForLatent) return undefined;
      const features: Array<Map<number, number>> = [];
      const stride = Math.ceil(passageCount / mostFitted);
      let read = 0;
      for (let from = 0; ; ) {
        signal?.throwIfAborted();
        const { passages, coveredTo } = await store.pending(from, passagesAtOnce);
        if (coveredTo === from) break;
        from = coveredTo;
        for (const { text } of passages) {
          if (read % stride === 0) features.push(passageFeatures(text));
          read += 1;
        }
      }
      const model = fitLatentModel(features);
      if (!model) return undefined;
      return { embedder: createLatentEmbedder(model, nameOf(model, passageCount)), model };
    },
  };
}

/** Names a model by what it was fitted on and what came out, so that the same library gives the same name. */
function nameOf(model: LatentModel, passageCount: number): string {
  let hash = 0x811c9dc5;
  for (const value of model.hashes) hash = Math.imul(hash ^ value, 0x01000193);
  for (const value of model.rows) hash = Math.imul(hash ^ value, 0x01000193);
  return `latent/${analyserVersion}/${passageCount}/${(hash >>> 0).toString(16)}`;
}

function readName(name: StoredVectors['model']): { version: number; fittedOn: number } {
  const [, version, fittedOn] = name.split('/');
  return { version: Number(version), fittedOn: Number(fittedOn) };
}
