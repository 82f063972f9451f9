import { createMeaning } from '../lib/app/meaning';
import { createHybridRetriever } from '../lib/core/retrieval/hybrid-retriever';
import { joinedTermsOf, queryConceptsOf } from '../lib/core/retrieval/query-terms';
import { scoreDocuments } from '../lib/core/retrieval/rank-documents';
import { openDatabase } from '../lib/store/database';
import { createLexicalIndex } from '../lib/store/lexical-index';
import { createPassageReader } from '../lib/store/passage-reader';
import { createVectorIndex } from '../lib/store/vector-index';
import { fuse } from './ranking.mjs';

/** The service worker that answers; nothing is opened before the first question. */
let parts;

function open() {
  const db = openDatabase('bench');
  return { vectors: createVectorIndex(db), index: createLexicalIndex(db), passages: createPassageReader(db) };
}

const answers = { hybrid, vectors, words, retriever };

chrome.runtime.onMessage.addListener((message, _sender, answer) => {
  const vector = Float32Array.from(message.vector);
  const began = performance.now();
  const isCold = parts === undefined;
  parts ??= open();
  void answers[message.kind](message.text, vector).then(
    (found) => answer({ ...found, isCold, milliseconds: performance.now() - began }),
    (error) => answer({ failed: String(error?.stack ?? error) }),
  );
  return true;
});

/** The store by itself: words and vector, fused by their ranks, the ten best passages with their texts. */
async function hybrid(text, vector) {
  // Begun first: its reads go on while the words of the question are looked at.
  const nearest = near(vector, 64);
  return withTexts(fuse(await Promise.all([named(text), nearest])));
}

/** The ten nearest passages with their texts. */
async function vectors(_, vector) {
  return withTexts(await near(vector, 10));
}

/** The ten best passages by words with their texts. */
async function words(text) {
  return withTexts((await named(text)).slice(0, 10));
}

/** What drafting asks: both with titles, copies, coverage and whole documents for quoting. */
async function retriever(text, vector) {
  const meaning = createMeaning({
    vectors: parts.vectors,
    builtIn: () => ({ embedQuery: async () => undefined }),
    embedderOf: async () => ({ embedQuery: async () => vector }),
  });
  const { index, passages } = parts;
  const found = await createHybridRetriever({ index, passages, meaning }).search({
    text,
    language: 'en',
    limit: 10,
  });
  return { texts: found.passages.length };
}

async function withTexts(ids) {
  return { ids, texts: (await parts.passages.passages(ids)).size };
}

/** Ids of the best passages of the 40 best documents by words. */
async function named(text) {
  const concepts = queryConceptsOf(text, 'en');
  const joined = joinedTermsOf(concepts, 'en');
  const terms = new Set([
    ...concepts.flatMap((concept) => [...concept.terms, ...concept.alternates.terms]),
    ...joined.map(({ term }) => term),
  ]);
  const reading = await parts.index.read([...terms]);
  const best = scoreDocuments({ concepts, joined, reading }).documents.slice(0, 40);
  const ids = await reading.documentIds(best.map(({ place }) => place));
  return best.map(({ passages: own }, at) => `${ids[at]}#${own[0].order}`);
}

/** Ids of the nearest passages. */
async function near(vector, limit) {
  const origin = await parts.vectors.origin();
  const hits = await parts.vectors.search(vector, { origin, candidates: 192, limit });
  return hits.map(({ documentId, order }) => `${documentId}#${order}`);
}
