import { estimateTokens } from '../../drafting/prompt-text';

/** US dollars per million tokens, as OpenAI lists them (2026-11). Other models' prices are not known. */
const dollarsPerMillion: Record<string, number> = {
  'text-embedding-3-small': 0.02,
  'text-embedding-3-large': 0.13,
  'text-embedding-ada-002': 0.1,
};

/** What embedding takes: tokens by estimate, and dollars where the model's price is known. */
export interface EmbeddingCost {
  tokens: number;
  dollars?: number;
}

/** The estimate for texts that are not embedded yet. Servers on this computer cost nothing. */
export function estimateEmbeddingCost(
  texts: Iterable<string>,
  model: string,
  baseUrl: string,
): EmbeddingCost {
  let tokens = 0;
  for (const text of texts) tokens += estimateTokens(text);
  return costOfTokens(tokens, model, baseUrl);
}

/** The same for a number of tokens a server counted. */
export function costOfTokens(tokens: number, model: string, baseUrl: string): EmbeddingCost {
  const host = new URL(baseUrl).hostname;
  if (host === 'localhost' || host === '127.0.0.1') return { tokens, dollars: 0 };
  const price = host === 'api.openai.com' ? dollarsPerMillion[model] : undefined;
  return price === undefined ? { tokens } : { tokens, dollars: (tokens * price) / 1_000_000 };
}
