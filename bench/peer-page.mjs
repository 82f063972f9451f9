import { peer } from 'measured-peer';
import { createLibrary, passagesPerDocument } from './data.mjs';
import { answerFromPeer } from './peer-answers.mjs';

/** A page of a peer's extension, or a plain one. Called by measure-peers.mjs. */
globalThis.peerBench = {
  /** Fills the peer from ready vectors. Returns milliseconds, without making up the library. */
  async build(options) {
    const library = createLibrary(options);
    const items = Array.from({ length: library.documents }, (_, document) => {
      const { id, texts } = library.document(document);
      return texts.map((text, order) => {
        const number = document * passagesPerDocument + order;
        return { number, id: `${id}#${order}`, text, vector: library.vector(number) };
      });
    }).flat();
    const began = performance.now();
    await peer.build(items, options.dimensions);
    return performance.now() - began;
  },

  askHere: answerFromPeer,

  /** Asks the worker; `withStart` counts from here, so with starting it where it is not running. */
  async askWorker(question) {
    const began = performance.now();
    const answer = await chrome.runtime.sendMessage(question);
    if (answer?.failed) throw new Error(answer.failed);
    return { ...answer, withStart: performance.now() - began };
  },
};
