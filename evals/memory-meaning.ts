import type { LibraryDocument, Passage } from '../lib/core/library/document';
import { fitLatentModel } from '../lib/core/retrieval/latent/fit-latent-model';
import { createLatentEmbedder } from '../lib/core/retrieval/latent/latent-embedder';
import { passageFeatures } from '../lib/core/retrieval/latent/latent-features';
import type { MeaningIndex } from '../lib/core/retrieval/retrieval';
import { selectTop } from '../lib/core/retrieval/select-top';

/**
 * The built-in vectors of passages in memory, compared exactly; undefined where the library is too
 * small for them.
 */
export async function createMemoryMeaning(
  items: Array<{ passage: Passage; document: LibraryDocument }>,
): Promise<MeaningIndex | undefined> {
  const texts = items.map(({ passage, document }) => ({
    title: document.title,
    headings: passage.headingPath,
    text: passage.text,
    ...(document.language === undefined ? {} : { language: document.language }),
  }));
  const model = fitLatentModel(texts.map(passageFeatures));
  if (!model) return undefined;
  const embedder = createLatentEmbedder(model, 'evaluation');
  const { dimensions } = embedder;
  const vectors = new Float32Array(items.length * dimensions);
  for (const [row, vector] of (await embedder.embedPassages(texts)).entries())
    vectors.set(vector, row * dimensions);
  return {
    async nearest(query, limit) {
      const question = await embedder.embedQuery(query.text, query);
      if (!question) return [];
      const scores = new Float32Array(items.length);
      for (let row = 0; row < scores.length; row += 1) {
        let sum = 0;
        for (let at = 0; at < dimensions; at += 1)
          sum += (question[at] as number) * (vectors[row * dimensions + at] as number);
        scores[row] = sum;
      }
      return selectTop(scores, limit).flatMap((row) => {
        const item = items[row];
        return item
          ? [
              {
                documentId: item.document.id,
                order: item.passage.order,
                score: scores[row] ?? 0,
                isLatent: true,
              },
            ]
          : [];
      });
    },
  };
}
