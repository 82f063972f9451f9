import type { Embedder } from '../../core/retrieval/vectors/embedding';
import { passageText } from '../endpoint-embedder';
import type { InstalledModel } from './installed-models';
import { openStaticModel, type StaticModel, type StaticModelFiles } from './static-model';

/** Texts at once: enough to read rows together, few enough to stop soon. */
const batch = 200;

/**
 * Embeddings of a model that is on this machine. The files are opened at the first use, so that a worker
 * that needs none pays nothing.
 */
export function createStaticEmbedder(
  { id, revision, dimensions }: Pick<InstalledModel, 'id' | 'revision' | 'dimensions'>,
  files: () => Promise<StaticModelFiles>,
): Embedder {
  let opening: Promise<StaticModel> | undefined;
  const opened = () => {
    opening ??= files().then(openStaticModel);
    return opening;
  };
  return {
    id: 'on-device',
    model: `${id}@${revision}`,
    dimensions,
    async embedPassages(texts, { signal, onProgress } = {}) {
      const model = await opened();
      const vectors: Float32Array[] = [];
      for (let at = 0; at < texts.length; at += batch) {
        signal?.throwIfAborted();
        vectors.push(...(await model.embed(texts.slice(at, at + batch).map(passageText))));
        onProgress?.(vectors.length);
      }
      return vectors;
    },
    async embedQuery(text) {
      const [vector] = await (await opened()).embed([text]);
      return vector?.some((value) => value !== 0) ? vector : undefined;
    },
  };
}
