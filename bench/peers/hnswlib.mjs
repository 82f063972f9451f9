import { loadHnswlib } from 'hnswlib-wasm';
import { keepTexts, openKept } from './kept.mjs';

let library;

/** A graph of vectors, in the file system that its package keeps in IndexedDB. 16 links, 200 and 64 candidates. */
export const peer = {
  async build(items, dimensions) {
    await ready();
    const index = new library.HierarchicalNSW('ip', dimensions, '');
    index.initIndex(items.length, 16, 200, 100);
    for (let from = 0; from < items.length; from += 1000) {
      const part = items.slice(from, from + 1000).map(({ vector }) => vector);
      index.addItems(part, true);
    }
    await index.writeIndex('bench.dat');
    await sync(false);
    const db = openKept('hnswlib');
    await keepTexts(db, items);
    await db.values.put({ dimensions, count: items.length }, 'shape');
  },
  async open() {
    await ready();
    await sync(true);
    const db = openKept('hnswlib');
    const { dimensions, count } = await db.values.get('shape');
    const index = new library.HierarchicalNSW('ip', dimensions, '');
    await index.readIndex('bench.dat', count);
    index.setEfSearch(64);
    return { index, db };
  },
  query: async ({ index, db }, { vector }) =>
    db.texts.bulkGet([...index.searchKnn(vector, 10, undefined).neighbors]),
};

async function ready() {
  library ??= await loadHnswlib('IDBFS');
}

function sync(isRead) {
  return new Promise((resolve) => library.EmscriptenFileSystemManager.syncFS(isRead, resolve));
}
