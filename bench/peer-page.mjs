import { createLibrary, passagesPerDocument } from './data.mjs';
import { peers } from './peers.mjs';

/** Runs one peer in this page. Called by measure-peers.mjs. */
globalThis.peerBench = {
  async build(name, options) {
    const library = createLibrary(options);
    const items = Array.from({ length: library.documents }, (_, document) => {
      const { id, texts } = library.document(document);
      return texts.map((text, order) => ({
        id: `${id}#${order}`,
        text,
        vector: library.vector(document * passagesPerDocument + order),
      }));
    }).flat();
    const peer = await peers[name]();
    const started = performance.now();
    await peer.build(items, options.dimensions);
    return performance.now() - started;
  },

  /** Opens what was built and asks: the first answer is cold, the others are warm. */
  async ask(name, questions) {
    const started = performance.now();
    const peer = await peers[name]();
    const loaded = performance.now() - started;
    const state = await peer.open();
    const times = [];
    for (const { text, vector } of questions) {
      const began = performance.now();
      const found = await peer.query(state, { text, vector: Float32Array.from(vector) });
      if (found.length === 0) throw new Error(`${name} found nothing`);
      times.push(performance.now() - began);
      if (times.length === 1) times.cold = performance.now() - started;
    }
    return { loaded, cold: times.cold, warm: times.slice(1) };
  },
};
