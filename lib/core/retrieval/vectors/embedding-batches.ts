import { estimateTokens } from '../../drafting/prompt-text';

/** What one request to an embedding endpoint may hold. */
export interface BatchLimits {
  inputs: number;
  /** Tokens of all inputs together, and of one. */
  tokens: number;
  tokensPerInput: number;
}

/**
 * OpenAI's limits for `/v1/embeddings`: 2 048 inputs, 300 000 tokens a request, 8 192 an input
 * (developers.openai.com/api/reference, embeddings), with room for the estimate of tokens being
 * an estimate.
 */
const endpointLimits: BatchLimits = { inputs: 2048, tokens: 250_000, tokensPerInput: 7500 };

/**
 * Cuts texts into batches that keep the limits, in order. Texts longer than one input may be are cut
 * at their end: the beginning says what a passage is about.
 */
export function planBatches(texts: string[], limits: BatchLimits = endpointLimits): string[][] {
  const batches: string[][] = [];
  let batch: string[] = [];
  let tokens = 0;
  for (const text of texts) {
    const input = cutToTokens(text, limits.tokensPerInput);
    const size = estimateTokens(input);
    if (batch.length > 0 && (batch.length >= limits.inputs || tokens + size > limits.tokens)) {
      batches.push(batch);
      batch = [];
      tokens = 0;
    }
    batch.push(input);
    tokens += size;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

/** The longest beginning of a text with at most so many tokens by the estimate, not cut inside a character. */
export function cutToTokens(text: string, tokens: number): string {
  if (estimateTokens(text) <= tokens) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (estimateTokens(text.slice(0, middle)) <= tokens) low = middle;
    else high = middle - 1;
  }
  const isHalfPair = /[\uD800-\uDBFF]$/.test(text.slice(0, low));
  return text.slice(0, isHalfPair ? low - 1 : low);
}
