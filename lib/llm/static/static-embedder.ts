import type { Embedder } from '../../core/retrieval/vectors/embedding';
import { passageText } from '../endpoint-embedder';
import { openStaticModel, type StaticModel, type StaticModelFiles } from './static-model';

/** Texts at once: enough to read rows together, few enough to stop soon. */
const batch = 200;

/** What an embedder has to know of its model. */
export interface EmbeddingModel {
  id: string;
  revision: string;
  dimensions: number;
  languages?: string[];
}

/**
 * Embeddings of a model that is on this machine. The files are opened at the first use, so that a worker
 * that needs none pays nothing.
 */
export function createStaticEmbedder(
  { id, revision, dimensions, languages }: EmbeddingModel,
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
    ...(languages ? { languages } : {}),
    async embedPassages(texts, { signal, onProgress } = {}) {
      const model = await opened();
      const vectors: Float32Array[] = [];
      for (let at = 0; at < texts.length; at += batch) {
        signal?.throwIfAborted();
        vectors.push(...(await model.embed(texts.slice(at, at + batch).map(passageText), signal)));
        onProgress?.(vectors.length);
      }
      return vectors;
    },
    async embedQuery(text, { signal } = {}) {
      const [vector] = await (await opened()).embed([text], signal);
      return vector?.some((value) => value !== 0) ? vector : undefined;
    },
  };
}
