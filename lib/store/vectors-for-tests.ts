import { clusteredVectors } from '../core/retrieval/vectors/test-vectors';
import type { PassageVector } from '../core/retrieval/vectors/vector-batch';
import type { DrafthandDatabase } from './database';
import { type Analyser, indexDocuments, indexTables } from './index-rows';
import { type StoredGeneration, serveGeneration, startGeneration } from './vector-generations';
import { addVectors } from './vector-writer';

/** Documents of three passages with words of their own, and a vector for each passage. */
export interface VectorLibrary {
  ids: string[];
  vectors: Float32Array[];
  generation: StoredGeneration;
}

export const passagesEach = 3;

const analyser: Analyser = {
  version: 1,
  entriesOf: (document, passages) => ({
    terms: new Map([
      [document.title, passages.map(({ order }) => ({ order, weight: 1 }))],
      ['common', passages.map(({ order }) => ({ order, weight: 2 }))],
    ]),
    lengths: passages.map(() => 40),
  }),
};

/** Puts documents into the index and returns the number of the first passage of each. */
export async function indexForTests(db: DrafthandDatabase, ids: string[]): Promise<number[]> {
  const passages = Array.from({ length: passagesEach }, (_, order) => ({
    order,
    text: '',
    headingPath: [],
    links: [],
  }));
  await db.transaction('rw', indexTables(db), async () =>
    indexDocuments(
      db,
      analyser,
      ids.map((id) => ({ document: { id, title: id }, passages })),
    ),
  );
  const rows = await db.indexedDocuments.bulkGet(ids);
  return rows.map((row) => row?.first ?? -1);
}

/** The vectors of documents whose first passages have these numbers. */
export function passageVectors(firsts: number[], vectors: Float32Array[]): PassageVector[] {
  return vectors.map((vector, at) => {
    const number = (firsts[Math.floor(at / passagesEach)] ?? 0) + (at % passagesEach);
    return { number, hash: [number, 7], vector };
  });
}

/** A library whose vectors serve. */
export async function vectorLibrary(
  db: DrafthandDatabase,
  {
    documents,
    dimensions,
    model = 'm',
    seed = 5,
  }: { documents: number; dimensions: number; model?: string; seed?: number },
): Promise<VectorLibrary> {
  const ids = Array.from({ length: documents }, (_, at) => `d${at}`);
  const firsts = await indexForTests(db, ids);
  const vectors = clusteredVectors({ count: documents * passagesEach, dimensions, seed });
  const generation = await startGeneration(db, { provider: 'test', model, dimensions }, vectors);
  await addVectors(db, generation, passageVectors(firsts, vectors), documents * passagesEach);
  await serveGeneration(db, generation.id);
  return { ids, vectors, generation };
}
