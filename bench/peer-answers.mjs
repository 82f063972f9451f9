import { peer } from 'measured-peer';

/** What is open in this context; nothing before the first question. */
let opening;

/**
 * Answers a question from the peer: the ten best passages with their texts. The clock runs from the question to the
 * answer, the first time with everything that has to be opened and read before.
 */
export async function answerFromPeer({ text, vector }) {
  const query = { text, vector: Float32Array.from(vector) };
  const began = performance.now();
  const isCold = opening === undefined;
  opening ??= peer.open();
  const found = await peer.query(await opening, query);
  const milliseconds = performance.now() - began;
  return { ids: found.map(({ id }) => id), texts: found.filter(hasText).length, isCold, milliseconds };
}

function hasText({ text }) {
  return typeof text === 'string' && text.length > 0;
}
