import { openDatabase } from '../lib/store/database';
import { indexDocuments, indexTables, productAnalyser } from '../lib/store/index-rows';
import { mergeSegments } from '../lib/store/merge-segments';
import { serveGeneration, startGeneration } from '../lib/store/vector-generations';
import { addVectors, mergeVectors } from '../lib/store/vector-writer';
import { createLibrary, passagesPerDocument } from './data.mjs';

/** Builds the library in the extension's own database, with the extension's own code. Called by run.mjs. */
const db = openDatabase('bench');
let library;
let generation;

/** Passages of one segment of vectors. */
const passagesAtOnce = 16_380;

async function build(options) {
  library = createLibrary(options);
  const times = { texts: 0, lexical: 0, vectors: 0 };
  const perBatch = Math.floor(passagesAtOnce / passagesPerDocument);
  const sample = Array.from({ length: Math.min(4096, library.passages) }, (_, at) =>
    library.vector(Math.floor((at * library.passages) / Math.min(4096, library.passages))),
  );
  const origin = { provider: 'bench', model: 'clusters', dimensions: library.dimensions };
  await timed(times, 'vectors', async () => {
    generation = await startGeneration(db, origin, sample);
  });
  for (let from = 0; from < library.documents; from += perBatch) {
    const documents = Array.from({ length: Math.min(perBatch, library.documents - from) }, (_, at) =>
      library.document(from + at),
    );
    const contents = documents.map(contentOf);
    await timed(times, 'texts', () => writeTexts(contents));
    // As an import does: a few documents a transaction, then merging.
    for (let at = 0; at < contents.length; at += 170) {
      await timed(times, 'lexical', async () => {
        await db.transaction('rw', indexTables(db), async () =>
          indexDocuments(db, productAnalyser, contents.slice(at, at + 170)),
        );
        await mergeSegments(db);
      });
    }
    const rows = await db.indexedDocuments.bulkGet(documents.map(({ id }) => id));
    const vectors = rows.flatMap((row, at) =>
      Array.from({ length: passagesPerDocument }, (_, order) => ({
        number: row.first + order,
        hash: [from + at, order],
        vector: library.vector((from + at) * passagesPerDocument + order),
      })),
    );
    await timed(times, 'vectors', () => addVectors(db, generation, vectors, vectors.at(-1).number + 1));
    console.info(`building, ${from + documents.length} of ${library.documents} documents`);
  }
  await timed(times, 'vectors', () => serveGeneration(db, generation.id));
  return { times, passages: library.passages, documents: library.documents };
}

function contentOf({ id, title, texts }) {
  const row = {
    id,
    sourceId: 'bench',
    key: id,
    kind: 'post',
    title,
    url: `https://owner.example/${id}`,
    publishedAt: 1_600_000_000_000,
    language: 'en',
    tags: [],
    status: 'active',
    contentHash: id,
    wordCount: 1400,
    addedAt: 1,
    updatedAt: 1,
    addresses: [`owner.example/${id}`],
    chosen: {},
  };
  const passages = texts.map((text, order) => ({ order, text, headingPath: [], links: [] }));
  return { document: row, passages };
}

async function writeTexts(contents) {
  await db.transaction('rw', [db.documents, db.passages], async () => {
    await db.documents.bulkPut(contents.map(({ document }) => document));
    await db.passages.bulkPut(
      contents.flatMap(({ document, passages }) =>
        passages.map((passage) => ({ ...passage, documentId: document.id })),
      ),
    );
  });
}

/** A document changes: new text, new vectors, searchable again. Returns milliseconds. */
async function change(number) {
  const changed = library.document(number);
  const vectors = Array.from({ length: passagesPerDocument }, (_, order) =>
    library.vector(number * passagesPerDocument + order),
  );
  const content = contentOf({ ...changed, texts: changed.texts.map((text) => `${text} Changed ${number}.`) });
  const started = performance.now();
  await db.transaction('rw', [db.documents, db.passages, ...indexTables(db)], async () => {
    await db.documents.put(content.document);
    await db.passages.bulkPut(
      content.passages.map((passage) => ({ ...passage, documentId: content.document.id })),
    );
    await indexDocuments(db, productAnalyser, [content]);
  });
  const { first } = await db.indexedDocuments.get(changed.id);
  const own = vectors.map((vector, order) => ({ number: first + order, hash: [number, order], vector }));
  await addVectors(db, generation, own, first + passagesPerDocument);
  const searchable = performance.now() - started;
  await mergeSegments(db);
  await mergeVectors(db, generation);
  return { searchable, merged: performance.now() - started };
}

async function timed(times, name, work) {
  const started = performance.now();
  await work();
  times[name] += performance.now() - started;
}

/** Asks the worker; `withStart` counts from here, so with starting it where it is not running. */
async function ask(message) {
  const began = performance.now();
  const answer = await chrome.runtime.sendMessage(message);
  if (!answer || answer.failed) throw new Error(answer?.failed ?? 'The worker did not answer.');
  return { ...answer, withStart: performance.now() - began };
}

globalThis.bench = { build, change, ask };
