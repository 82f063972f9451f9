import { createMeaning } from '../lib/app/meaning';
import { createHybridRetriever } from '../lib/core/retrieval/hybrid-retriever';
import { joinedTermsOf, queryConceptsOf } from '../lib/core/retrieval/query-terms';
import { scoreDocuments } from '../lib/core/retrieval/rank-documents';
import { openDatabase } from '../lib/store/database';
import { createLexicalIndex } from '../lib/store/lexical-index';
import { createPassageReader } from '../lib/store/passage-reader';
import { createVectorIndex } from '../lib/store/vector-index';

/** The service worker that answers; nothing is opened before the first question. */
const started = performance.now();
let parts;

function open() {
  const db = openDatabase('bench');
  return { vectors: createVectorIndex(db), index: createLexicalIndex(db), passages: createPassageReader(db) };
}

const answers = { store, retriever, vectors };

chrome.runtime.onMessage.addListener((message, _sender, answer) => {
  const vector = Float32Array.from(message.vector);
  const began = performance.now();
  const isCold = parts === undefined;
  parts ??= open();
  void answers[message.kind](message.text, vector).then((found) => {
    const now = performance.now();
    answer({ ...found, isCold, milliseconds: now - began, sinceStart: now - started });
  });
  return true;
});

/** The store by itself: words and vector, fused by their ranks, the ten best passages with their texts. */
async function store(text, vector) {
  const { index, vectors, passages } = parts;
  const nearest = near(vectors, vector, 64);
  const concepts = queryConceptsOf(text, 'en');
  const joined = joinedTermsOf(concepts, 'en');
  const terms = new Set([
    ...concepts.flatMap((concept) => [...concept.terms, ...concept.alternates.terms]),
    ...joined.map(({ term }) => term),
  ]);
  const ranked = index.read([...terms]).then(async (reading) => {
    const best = scoreDocuments({ concepts, joined, reading }).documents.slice(0, 40);
    const ids = await reading.documentIds(best.map(({ place }) => place));
    return best.map(({ passages: own }, at) => `${ids[at]}#${own[0].order}`);
  });
  const [byWords, hits] = await Promise.all([ranked, nearest]);
  const fused = new Map();
  const add = (id, rank) => fused.set(id, (fused.get(id) ?? 0) + 1 / (60 + rank));
  for (const [rank, id] of byWords.entries()) add(id, rank);
  for (const [rank, { documentId, order }] of hits.entries()) add(`${documentId}#${order}`, rank);
  const best = [...fused].sort((one, other) => other[1] - one[1]).slice(0, 10);
  const texts = await passages.passages(best.map(([id]) => id));
  return { texts: texts.size };
}

/** What drafting asks: the same with titles, copies, coverage and whole documents for quoting. */
async function retriever(text, vector) {
  const { index, vectors, passages } = parts;
  const meaning = createMeaning({
    vectors,
    builtIn: () => ({ embedQuery: async () => undefined }),
    embedderOf: async () => ({ embedQuery: async () => vector }),
  });
  const found = await createHybridRetriever({ index, passages, meaning }).search({
    text,
    language: 'en',
    limit: 10,
  });
  return { texts: found.passages.length };
}

/** Only the vectors, for their recall. */
async function vectors(_, vector) {
  const hits = await near(parts.vectors, vector, 10);
  return { ids: hits.map(({ documentId, order }) => `${documentId}#${order}`) };
}

async function near(index, vector, limit) {
  const origin = await index.origin();
  return index.search(vector, { origin, candidates: 192, limit });
}
