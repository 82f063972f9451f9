import { create, insertMultiple, load, save, search } from '@orama/orama';
import { openKept } from './kept.mjs';

/**
 * Orama with what its `save` gives kept as one value. Only what is in the schema is indexed; the rest of a document is
 * stored. Its usual threshold of similarity would leave out neighbours, so there is none.
 */
export function oramaPeer({ withWords }) {
  const schemaOf = (dimensions) => ({
    ...(withWords ? { text: 'string' } : {}),
    vector: `vector[${dimensions}]`,
  });
  return {
    async build(items, dimensions) {
      const db = create({ schema: schemaOf(dimensions) });
      const documents = items.map(({ id, text, vector }) => ({ id, text, vector: Array.from(vector) }));
      await insertMultiple(db, documents, 1000);
      await openKept('orama').values.put({ dimensions, raw: save(db) }, 'index');
    },
    async open() {
      const { dimensions, raw } = await openKept('orama').values.get('index');
      const db = create({ schema: schemaOf(dimensions) });
      load(db, raw);
      return db;
    },
    async query(db, { text, vector }) {
      const near = { value: Array.from(vector), property: 'vector' };
      const common = { vector: near, similarity: 0, limit: 10, includeVectors: false };
      const asked = withWords ? { mode: 'hybrid', term: text, ...common } : { mode: 'vector', ...common };
      const { hits } = await search(db, asked);
      return hits.map(({ id, document }) => ({ id, text: document.text }));
    },
  };
}
