import type { PendingPassages, StoredVectors, VectorStore } from '../app/ports/vector-build';
import { embeddingHash } from '../core/retrieval/vectors/embedding';
import type { DrafthandDatabase } from './database';
import { readPlaces } from './index-places';
import { readStatistics } from './index-rows';
import { hasBit } from './index-segments';
import { readModel, splitModel } from './latent-parts';
import { readTransaction } from './read-transaction';
import { ofDocument } from './row-ranges';
import { withStorageErrors } from './storage-errors';
import { isWhole } from './vector-checks';
import {
  dropOrphans,
  dropRetired,
  generationsOf,
  retireGenerations,
  type StoredGeneration,
  serveGeneration,
  startGeneration,
} from './vector-generations';
import { reuseVectors } from './vector-reuse';
import { addVectors, mergeVectors, purgeVectors } from './vector-writer';

/** The database behind the building of vectors. Throws `storage-full` or `storage-failed`. */
export function createVectorStore(db: DrafthandDatabase): VectorStore {
  return {
    async generations() {
      await withStorageErrors(() => dropRetired(db));
      await withStorageErrors(() => dropOrphans(db));
      const generations = await generationsOf(db);
      return Promise.all(generations.map(async (one) => describe(db, one)));
    },
    passageCount: async (from) => (from ? countFrom(db, from) : (await readStatistics(db)).passageCount),
    pending: (from, most, options) => pendingPassages(db, from, most, options?.withoutPrivate ?? false),
    async model(id) {
      const generation = await db.vectorGenerations.get(id);
      return generation && readModel(db, { id, dimensions: generation.dimensions });
    },
    async start(origin, sample, model) {
      const parts = model ? splitModel(model) : [];
      const generation = await withStorageErrors(() => startGeneration(db, origin, sample, parts));
      return generation.id;
    },
    async reuse(id, passages) {
      const generation = await stored(db, id);
      return generation ? reuseVectors(db, generation, passages) : { copied: undefined, missing: passages };
    },
    async add(id, vectors, coveredTo, copied) {
      const generation = await stored(db, id);
      if (!generation) return false;
      const isKept = await withStorageErrors(() => addVectors(db, generation, vectors, coveredTo, copied));
      if (isKept) await withStorageErrors(() => mergeVectors(db, generation));
      return isKept;
    },
    serve: (id) => withStorageErrors(() => serveGeneration(db, id)),
    retire: (ids) => withStorageErrors(() => retireGenerations(db, ids)),
    async tidy(id) {
      const generation = await stored(db, id);
      if (generation) await withStorageErrors(() => purgeVectors(db, generation));
    },
  };
}

async function stored(db: DrafthandDatabase, id: number): Promise<StoredGeneration | undefined> {
  const row = await db.vectorGenerations.get(id);
  return row && { ...row, id };
}

async function describe(db: DrafthandDatabase, generation: StoredGeneration): Promise<StoredVectors> {
  const { id, provider, model, dimensions, state, coveredTo } = generation;
  const segments = await db.vectorSegments.where('generation').equals(id).toArray();
  return {
    id,
    provider,
    model,
    dimensions,
    isServing: state === 'serving',
    coveredTo,
    count: segments.reduce((sum, { count }) => sum + count, 0),
    isWhole: await isWhole(db, generation, segments),
  };
}

/** How many passages are alive with numbers from `from` on; documents have neighbouring numbers. */
async function countFrom(db: DrafthandDatabase, from: number): Promise<number> {
  const rows = await db.documentNumbers.where('first').aboveOrEqual(from).toArray();
  const documents = await db.indexedDocuments.bulkGet(rows.map(({ documentId }) => documentId));
  return documents.reduce((sum, document) => sum + (document?.passageCount ?? 0), 0);
}

/** Passages that are alive with numbers from `from` on, at most `most` of them. */
async function pendingPassages(
  db: DrafthandDatabase,
  from: number,
  most: number,
  withoutPrivate: boolean,
): Promise<PendingPassages> {
  const { segments } = await readTransaction(db, ['lexicalSegments', 'lexicalPassages'], (reading) =>
    readPlaces(db, reading),
  );
  const chosen: Array<{ first: number; size: number }> = [];
  let count = 0;
  for (const { row, passages } of segments) {
    if (row.end <= from) continue;
    for (const [at, first] of passages.firsts.entries()) {
      const start = passages.starts[at] ?? 0;
      const size = (passages.starts[at + 1] ?? start) - start;
      if (first + size <= from || count >= most || hasBit(row.dead, start)) continue;
      chosen.push({ first, size });
      count += first + size - Math.max(first, from);
    }
  }
  const last = chosen.at(-1);
  if (!last) return { passages: [], coveredTo: from };
  const numbers = await db.documentNumbers.bulkGet(chosen.map(({ first }) => first));
  const found = await Promise.all(
    chosen.map(async ({ first }, at) => {
      const documentId = numbers[at]?.documentId;
      return documentId === undefined ? [] : textsOf(db, documentId, first, withoutPrivate);
    }),
  );
  const passages = found.flat().filter(({ number }) => number >= from);
  const beyond = passages[most];
  return beyond
    ? { passages: passages.slice(0, most), coveredTo: beyond.number }
    : { passages, coveredTo: last.first + last.size };
}

async function textsOf(
  db: DrafthandDatabase,
  documentId: string,
  first: number,
  withoutPrivate: boolean,
): Promise<PendingPassages['passages']> {
  const [document, passages] = await Promise.all([
    db.documents.get(documentId),
    db.passages
      .where('[documentId+order]')
      .between(...ofDocument(documentId))
      .toArray(),
  ]);
  if (!document || (withoutPrivate && document.status === 'private')) return [];
  const { title, language } = document;
  return passages.map(({ order, text, headingPath }) => {
    const embedded = { title, headings: headingPath, text, ...(language === undefined ? {} : { language }) };
    return { number: first + order, text: embedded, hash: embeddingHash(embedded) };
  });
}
