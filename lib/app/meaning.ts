import { builtInProvider } from '../core/retrieval/latent/latent-embedder';
import type { MeaningIndex, NearPassage } from '../core/retrieval/retrieval';
import type { Embedder } from '../core/retrieval/vectors/embedding';
import type { VectorIndex, VectorOrigin } from './ports';

/** Vectors of questions, by what made the vectors of the library. */
export type QueryEmbedder = Pick<Embedder, 'embedQuery' | 'languages'>;

/** Passages looked at closely for each that is wanted, and the fewest. */
const candidatesPerHit = 3;
const leastCandidates = 128;

/**
 * Finds passages by meaning, with the vectors that serve and the embedder that made them. `embedderOf`
 * gives the embedder of any other provider than the built-in; where it has none, nothing is found and
 * words serve alone, as they do for a question in a language it does not know, and when looking fails,
 * which `onFailure` is told.
 */
export function createMeaning(dependencies: {
  vectors: VectorIndex;
  builtIn: (origin: VectorOrigin) => QueryEmbedder;
  embedderOf?: (origin: VectorOrigin) => Promise<QueryEmbedder | undefined>;
  onFailure?: (thrown: unknown) => void;
}) {
  const { vectors, builtIn, embedderOf, onFailure } = dependencies;
  type Nearest = MeaningIndex['nearest'];

  async function find(...[query, limit, signal]: Parameters<Nearest>): Promise<NearPassage[]> {
    const origin = await vectors.origin();
    if (!origin) return [];
    const isLatent = origin.provider === builtInProvider;
    const embedder = isLatent ? builtIn(origin) : await embedderOf?.(origin);
    if (!knows(embedder, query.language)) return [];
    const vector = await embedder?.embedQuery(query.text, {
      signal,
      language: query.language,
      onSent: query.onSent,
    });
    if (!vector) return [];
    const candidates = Math.max(leastCandidates, candidatesPerHit * limit);
    const hits = await vectors.search(vector, { origin, candidates, limit });
    return isLatent ? hits.map((hit) => ({ ...hit, isLatent })) : hits;
  }

  return {
    async nearest(...asked: Parameters<Nearest>): Promise<NearPassage[]> {
      try {
        return await find(...asked);
      } catch (thrown) {
        asked[2]?.throwIfAborted();
        onFailure?.(thrown);
        return [];
      }
    },
  };
}

/** A model that never saw a language finds what is near by chance. */
function knows(embedder: QueryEmbedder | undefined, language: string | undefined): boolean {
  return !embedder?.languages || language === undefined || embedder.languages.includes(language);
}
