import MiniSearch from 'minisearch';
import { openKept } from './kept.mjs';

const options = { fields: ['text'], storeFields: ['text'] };

/** The index is kept as text, as its documentation shows. */
export const peer = {
  async build(items) {
    const index = new MiniSearch(options);
    index.addAll(items.map(({ id, text }) => ({ id, text })));
    await openKept('minisearch').values.put(JSON.stringify(index), 'index');
  },
  open: async () => MiniSearch.loadJSON(await openKept('minisearch').values.get('index'), options),
  query: async (index, { text }) => index.search(text).slice(0, 10),
};
