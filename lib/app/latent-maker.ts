import { analyserVersion } from '../core/retrieval/analyse-text';
import { fitLatentModel, leastPassagesForLatent } from '../core/retrieval/latent/fit-latent-model';
import { builtInProvider, createLatentEmbedder } from '../core/retrieval/latent/latent-embedder';
import { passageFeatures } from '../core/retrieval/latent/latent-features';
import type { LatentModel } from '../core/retrieval/latent/latent-model';
import type { VectorMaker } from './build-vectors';
import type { StoredVectors, VectorStore } from './ports/vector-build';

/** New and changed passages there may be for each that the model was fitted on, before it is fitted again. */
const mostNewShare = 0.5;

/** Passages read at once while fitting, and about how many of them are fitted on, evenly spread. */
const passagesAtOnce = 2048;
const mostFitted = 6000;

/**
 * Built-in vectors: a latent semantic model is fitted on the library itself; what comes later is folded
 * in, until half as much as it was fitted on has come or changed since. Undefined for a library that is too small.
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
      const { fittedOn, fittedTo, version } = readName(stored.model);
      if (version !== analyserVersion || passageCount < leastPassagesForLatent) return undefined;
      // Counted by their numbers: in a library of the same size every passage may be another one.
      if ((await store.passageCount(fittedTo)) > fittedOn * mostNewShare) return undefined;
      const model = await store.model(stored.id);
      // A part that was lost is not missed otherwise: its features would count for nothing.
      if (!model || nameOf(model, fittedOn, fittedTo) !== stored.model) return undefined;
      return createLatentEmbedder(model, stored.model);
    },

    async begin(signal) {
      const passageCount = await store.passageCount();
      if (passageCount < leastPassagesForLatent) return undefined;
      const features: Array<Map<number, number>> = [];
      const stride = Math.ceil(passageCount / mostFitted);
      let read = 0;
      let readTo = 0;
      for (;;) {
        signal?.throwIfAborted();
        const { passages, coveredTo } = await store.pending(readTo, passagesAtOnce);
        if (coveredTo === readTo) break;
        readTo = coveredTo;
        for (const { text } of passages) {
          if (read % stride === 0) features.push(passageFeatures(text));
          read += 1;
        }
      }
      const model = fitLatentModel(features);
      if (!model) return undefined;
      return { embedder: createLatentEmbedder(model, nameOf(model, passageCount, readTo)), model };
    },
  };
}

/** Names a model by what it was fitted on and what came out, so that the same library gives the same name. */
function nameOf(model: LatentModel, passageCount: number, readTo: number): string {
  let hash = 0x811c9dc5;
  for (const value of model.hashes) hash = Math.imul(hash ^ value, 0x01000193);
  for (const value of model.rows) hash = Math.imul(hash ^ value, 0x01000193);
  return `latent/${analyserVersion}/${passageCount}/${readTo}/${(hash >>> 0).toString(16)}`;
}

/** The analyser's version, how many passages it was fitted on, and the number below which all of them are. */
function readName(name: StoredVectors['model']): { version: number; fittedOn: number; fittedTo: number } {
  const [, version, fittedOn, fittedTo] = name.split('/').map(Number);
  return { version: version ?? 0, fittedOn: fittedOn ?? 0, fittedTo: fittedTo ?? 0 };
}
