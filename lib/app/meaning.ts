import { builtInProvider } from '../core/retrieval/latent/latent-embedder';
import type { NearPassage } from '../core/retrieval/retrieval';
import type { Embedder } from '../core/retrieval/vectors/embedding';
import type { VectorIndex, VectorOrigin } from './ports';

/** Vectors of questions, by what made the vectors of the library. */
export type QueryEmbedder = Pick<Embedder, 'embedQuery'>;

/** Passages looked at closely for each that is wanted, and the fewest. */
const candidatesPerHit = 3;
const leastCandidates = 128;

/**
 * Finds passages by meaning, with the vectors that serve and the embedder that made them. `embedderOf`
 * gives the embedder of any other provider than the built-in; where it has none, nothing is found and
 * words serve alone.
 */
export function createMeaning(dependencies: {
  vectors: VectorIndex;
  builtIn: (origin: VectorOrigin) => QueryEmbedder;
  embedderOf?: (origin: VectorOrigin) => Promise<QueryEmbedder | undefined>;
}) {
  const { vectors, builtIn, embedderOf } = dependencies;
  return {
    async nearest(
      query: { text: string; language?: string },
      limit: number,
      signal?: { readonly aborted: boolean; throwIfAborted(): void },
    ): Promise<NearPassage[]> {
      const origin = await vectors.origin();
      if (!origin) return [];
      const isLatent = origin.provider === builtInProvider;
      const embedder = isLatent ? builtIn(origin) : await embedderOf?.(origin);
      const vector = await embedder?.embedQuery(query.text, { signal, language: query.language });
      if (!vector) return [];
      const candidates = Math.max(leastCandidates, candidatesPerHit * limit);
      const hits = await vectors.search(vector, { origin, candidates, limit });
      return isLatent ? hits.map((hit) => ({ ...hit, isLatent })) : hits;
    },
  };
}
