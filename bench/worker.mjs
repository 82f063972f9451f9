import { createMeaning } from '../lib/app/meaning';
import { createHybridRetriever } from '../lib/core/retrieval/hybrid-retriever';
import { openDatabase } from '../lib/store/database';
import { createLexicalIndex } from '../lib/store/lexical-index';
import { createPassageReader } from '../lib/store/passage-reader';
import { createVectorIndex } from '../lib/store/vector-index';

/** The service worker that answers; nothing is opened before the first question. */
const started = performance.now();
let parts;

function open() {
  const db = openDatabase('bench');
  const vectors = createVectorIndex(db);
  return { db, vectors, index: createLexicalIndex(db), passages: createPassageReader(db) };
}

chrome.runtime.onMessage.addListener((message, _sender, answer) => {
  const vector = Float32Array.from(message.vector);
  void (message.kind === 'vectors' ? nearest(message, vector) : hybrid(message, vector)).then(answer);
  return true;
});

/** One question: words and vector, the best passages with their texts. */
async function hybrid({ text }, vector) {
  const began = performance.now();
  const isCold = parts === undefined;
  parts ??= open();
  const meaning = createMeaning({
    vectors: parts.vectors,
    builtIn: () => ({ embedQuery: async () => undefined }),
    embedderOf: async () => ({ embedQuery: async () => vector }),
  });
  const { passages } = await createHybridRetriever({ ...parts, meaning }).search({
    text,
    language: 'en',
    limit: 10,
  });
  const milliseconds = performance.now() - began;
  return {
    milliseconds,
    isCold,
    sinceStart: performance.now() - started,
    texts: passages.filter(({ text: found }) => found).length,
  };
}

/** Only the vectors, for their recall. */
async function nearest(_, vector) {
  parts ??= open();
  const began = performance.now();
  const hits = await parts.vectors.search(vector, {
    origin: await parts.vectors.origin(),
    candidates: 192,
    limit: 10,
  });
  return {
    milliseconds: performance.now() - began,
    ids: hits.map(({ documentId, order }) => `${documentId}#${order}`),
  };
}
