import { setImmediate } from 'node:timers/promises';
import { createLibrary, passagesPerDocument } from './data.mjs';
import { dotOf } from './ranking.mjs';

const mostNearest = 10;

/**
 * Questions about a library, with the ids of the ten passages nearest by exact cosines of the float vectors.
 * Rejects when the signal aborts.
 */
export async function questionsWithTruth({ passages, dimensions, count, signal }) {
  const library = createLibrary({ passages, dimensions });
  const queries = Array.from({ length: count }, (_, at) => library.query(at));
  const best = queries.map(() => []);
  for (let passage = 0; passage < library.passages; passage += 1) {
    if (passage % 2000 === 0) {
      await setImmediate();
      signal.throwIfAborted();
    }
    const vector = library.vector(passage);
    for (const [at, query] of queries.entries()) {
      const score = dotOf(vector, query.vector);
      const list = best[at];
      if (list.length === mostNearest && score <= list[mostNearest - 1].score) continue;
      list.push({ score, id: idOf(passage) });
      list.sort((one, other) => other.score - one.score);
      list.length = Math.min(list.length, mostNearest);
    }
  }
  return queries.map(({ text, vector }, at) => ({
    text,
    vector: Array.from(vector),
    nearest: best[at].map(({ id }) => id),
  }));
}

/** Share of the nearest passages that were found, over all questions. */
export function recallOf(questions, found) {
  const hits = questions.map(({ nearest }, at) => nearest.filter((id) => found[at].includes(id)).length);
  const wanted = questions.reduce((sum, { nearest }) => sum + nearest.length, 0);
  return hits.reduce((one, other) => one + other, 0) / wanted;
}

function idOf(passage) {
  return `document-${Math.floor(passage / passagesPerDocument)}#${passage % passagesPerDocument}`;
}
