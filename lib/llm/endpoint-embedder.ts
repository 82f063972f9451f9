import { DrafthandError } from '../core/errors';
import type { Embedder, EmbeddingOptions, EmbeddingText } from '../core/retrieval/vectors/embedding';
import { planBatches } from '../core/retrieval/vectors/embedding-batches';
import { costOfTokens } from '../core/retrieval/vectors/embedding-cost';
import { embeddingPrefixes } from '../core/retrieval/vectors/embedding-prefixes';
import { normalizeBaseUrl } from './base-url';
import type { OpenAiEmbeddings } from './openai-embeddings';

export interface EndpointEmbedderOptions {
  embeddings: OpenAiEmbeddings;
  baseUrl: string;
  model: string;
  dimensions: number;
  /** Told what the server counted for passages, to show the cost so far. */
  onTokens?(tokens: number): void;
}

/** How often a busy server is asked again while somebody waits for a draft. */
const queryRetries = 1;

/**
 * Embeddings of a model behind an OpenAI-compatible endpoint, with the prefixes the model was trained
 * with. Throws what `OpenAiEmbeddings.embed` throws, and `embedding-changed` for passages when the model
 * answers with other dimensions than it had: under the same name it is another one.
 */
export function createEndpointEmbedder(options: EndpointEmbedderOptions): Embedder {
  const { embeddings, baseUrl, model, dimensions, onTokens } = options;
  const prefixes = embeddingPrefixes(model);
  const base = normalizeBaseUrl(baseUrl) ?? baseUrl;
  const requestsFor = (texts: EmbeddingText[]) =>
    planBatches(texts.map((text) => prefixes.passage + passageText(text)));
  return {
    id: new URL(base).origin,
    model,
    dimensions,
    cost: (tokens) => costOfTokens(tokens, model, base),
    atOnce: (texts) => requestsFor(texts)[0]?.length ?? 0,
    async embedPassages(texts, { signal, onProgress } = {}) {
      const vectors: Float32Array[] = [];
      for (const inputs of requestsFor(texts)) {
        const request = { baseUrl, model, inputs, dimensions };
        const answer = await embeddings.embed(request, abortSignal(signal));
        const found = answer.vectors[0]?.length ?? dimensions;
        if (found !== dimensions) {
          throw new DrafthandError({ code: 'embedding-changed', values: { model, dimensions, found } });
        }
        vectors.push(...answer.vectors);
        onTokens?.(answer.tokens);
        onProgress?.(vectors.length);
      }
      return vectors;
    },
    async embedQuery(text, { signal, onSent } = {}) {
      const [inputs = []] = planBatches([prefixes.query + text]);
      const request = { baseUrl, model, inputs, dimensions, retries: queryRetries, onSent };
      return (await embeddings.embed(request, abortSignal(signal))).vectors[0];
    },
  };
}

/** What a model reads of a passage: its title and headings first, since they say what it is about. */
export function passageText({ title, headings, text }: EmbeddingText): string {
  return [title, ...headings, text].filter((part) => part !== '').join('\n');
}

function abortSignal(signal: EmbeddingOptions['signal']): AbortSignal {
  return signal instanceof AbortSignal ? signal : new AbortController().signal;
}
