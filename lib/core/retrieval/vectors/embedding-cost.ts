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

/** What a number of tokens costs. Servers on this computer cost nothing. */
export function costOfTokens(tokens: number, model: string, baseUrl: string): EmbeddingCost {
  const host = new URL(baseUrl).hostname;
  if (host === 'localhost' || host === '127.0.0.1') return { tokens, dollars: 0 };
  const price = host === 'api.openai.com' ? dollarsPerMillion[model] : undefined;
  return price === undefined ? { tokens } : { tokens, dollars: (tokens * price) / 1_000_000 };
}
