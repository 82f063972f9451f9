import type { DrafthandDatabase } from './database';

/** Tokens per word, rather too many: English has 1.3, other languages up to twice that. */
const tokensPerWord = 1.5;

/**
 * About how many tokens the passages have that an endpoint would be sent: those of documents that are
 * neither private nor removed. For `liveQuery`.
 */
export async function libraryTokens(db: DrafthandDatabase): Promise<number> {
  let words = 0;
  await db.documents
    .where('status')
    .anyOf('active', 'superseded')
    .each(({ wordCount }) => {
      words += wordCount;
    });
  return Math.round(words * tokensPerWord);
}
